-- Whoever was beside a survivor when they chose a word knows it also when they choose the same one beside somebody else: none of them
-- passes a link on to where it opens the record. A word is of a journey of its organisation. (journey.own.OwnWord, CONF-01)
alter table alongside.own_word add column beside_before text[] not null default '{}';
comment on column alongside.own_word.beside_before is 'Workers beside whom this same word was chosen before.';
grant update (beside_before) on alongside.own_word to "${app_role}";

create or replace function alongside.own_record_needs_word() returns trigger language plpgsql as $$
begin
    if new.purpose = 'RECORD' and not exists (
        select from alongside.own_word w join alongside.journey j on j.id = w.journey_id
        where w.journey_id = new.journey_id and w.organisation_id = new.organisation_id and new.subject_id = new.journey_id
            and (w.closed_until is null or w.closed_until <= new.began_at) and j.state in ('OPEN', 'PAUSED')
            and (new.passed_on_by is null or new.passed_on_by is distinct from w.chosen_beside
                and new.passed_on_by <> all (w.beside_before))) then
        raise exception 'CONF-01: a record is opened by a link and the word that the survivor chose.';
    end if;
    return new;
end $$;

create function alongside.own_word_is_of_journey() returns trigger language plpgsql as $$
begin
    if not exists (select from alongside.journey where id = new.journey_id and organisation_id = new.organisation_id) then
        raise exception 'CONF-01: there is no such journey.';
    end if;
    return new;
end $$;
create trigger own_word_is_of_journey before insert on alongside.own_word
    for each row execute function alongside.own_word_is_of_journey();
