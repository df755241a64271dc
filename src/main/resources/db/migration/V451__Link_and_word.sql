-- Whoever was beside the survivor when they chose their word may have seen it: a link that they passed on opens no record.
create or replace function alongside.own_record_needs_word() returns trigger language plpgsql as $$
begin
    if new.purpose = 'RECORD' and not exists (
        select from alongside.own_word w join alongside.journey j on j.id = w.journey_id
        where w.journey_id = new.journey_id and w.organisation_id = new.organisation_id and new.subject_id = new.journey_id
            and (w.closed_until is null or w.closed_until <= new.began_at) and j.state in ('OPEN', 'PAUSED')
            and (new.passed_on_by is null or new.passed_on_by is distinct from w.chosen_beside)) then
        raise exception 'CONF-01: a record is opened by a link and the word that the survivor chose.';
    end if;
    return new;
end $$;
