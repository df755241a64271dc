-- Whoever left asks for a copy through anybody who hears their label. Who writes it down opens no record to themselves by it: they go
-- through the copy only where they walked with the survivor. (journey.decisions.AskedByLabel, CONF-01)
create function alongside.copy_through_another() returns trigger language plpgsql as $$
begin
    if not exists (select from alongside.walk where journey_id = new.journey_id and worker_id = new.gone_through_by) then
        raise exception 'CONF-01: who wrote down that somebody asks for a copy does not go through it.';
    end if;
    return new;
end $$;
create trigger copy_through_another before insert or update on alongside.own_request
    for each row when (new.gone_through_by = new.asked_by) execute function alongside.copy_through_another();
