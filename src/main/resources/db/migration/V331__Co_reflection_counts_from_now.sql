-- A walk that is written down as begun earlier does not make an old co-reflection count, as V93 says of training. (WORKER-03)
create or replace function alongside.walk_after_co_reflection() returns trigger language plpgsql as $$
begin
    if (select c.held_on from alongside.co_reflection c
            where c.organisation_id = new.organisation_id and c.worker_id = new.worker_id
            order by c.id desc limit 1)
            < (greatest(new.since, clock_timestamp()) at time zone 'Pacific/Auckland')::date - 31 then
        raise exception 'WORKER-03: the last co-reflection of this worker is too long ago.';
    end if;
    return new;
end $$;
