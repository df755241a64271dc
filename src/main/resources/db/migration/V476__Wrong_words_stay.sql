-- Wrong tries of a survivor's word are counted until a new one is chosen or the right one is given, and the survivor sees when there
-- were any. (journey.own.OwnWord, CONF-01, CONF-03)
alter table alongside.own_word drop constraint own_word_closed;
alter table alongside.own_word add column wrong_at timestamptz[] not null default '{}',
    add column opened_by uuid references alongside.own_sitting,
    add constraint own_word_wrong_at check (cardinality(wrong_at) <= 10);
comment on column alongside.own_word.wrong_at is 'When a wrong word was given, the last ten times.';
comment on column alongside.own_word.opened_by is 'The sitting that the right word opened last.';
comment on column alongside.own_word.closed_until is 'Until when no word opens anything; stays when it is over.';
grant update (wrong_at, opened_by) on alongside.own_word to "${app_role}";

create function alongside.own_word_tries_stay() returns trigger language plpgsql as $$
declare
    is_right constant boolean := new.opened_by is distinct from old.opened_by and exists (select from alongside.own_sitting s
        where s.id = new.opened_by and s.purpose = 'RECORD' and s.journey_id = new.journey_id and s.closed_at is null);
    was_closed constant timestamptz := coalesce(old.closed_until, '-infinity');
    is_closed constant timestamptz := coalesce(new.closed_until, '-infinity');
begin
    if new.opened_by is distinct from old.opened_by and new.opened_by is not null and not is_right then
        raise exception 'CONF-01: the right word opens the record of its survivor.';
    end if;
    if new.hash = old.hash and (is_closed < was_closed or new.tries < old.tries and not is_right and is_closed <= was_closed) then
        raise exception 'CONF-01: wrong words are counted until a new one is chosen or the right one is given.';
    end if;
    if cardinality(new.wrong_at) < cardinality(old.wrong_at) then
        raise exception 'CONF-03: that a wrong word was given is shown to the survivor.';
    end if;
    return new;
end $$;
create trigger own_word_tries_stay before update on alongside.own_word
    for each row execute function alongside.own_word_tries_stay();

-- It goes with an erasure and not before: else it could be written anew, with no try counted.
create function alongside.own_word_stays() returns trigger language plpgsql as $$
begin
    if exists (select from alongside.record_key where journey_id = old.journey_id and erased_at is null) then
        raise exception 'CONF-01: a word stays until everything is erased.';
    end if;
    return old;
end $$;
create trigger own_word_stays before delete on alongside.own_word
    for each row execute function alongside.own_word_stays();
