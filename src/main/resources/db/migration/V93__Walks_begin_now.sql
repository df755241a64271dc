-- The day on which a walk is said to have begun is given by who writes it: one long ago must not make old training count.
create or replace function alongside.walk_is_eligible() returns trigger language plpgsql as $$
declare w alongside.worker;
begin
    select * into w from alongside.worker
        where organisation_id = new.organisation_id and user_id = new.worker_id for update;
    if w is null or w.trained_until is null
        or w.trained_until < (greatest(new.since, clock_timestamp()) at time zone 'Pacific/Auckland')::date then
        raise exception 'WORKER-02: the training of this worker is not in date.';
    end if;
    if exists (select from alongside.worker_conflict c where c.organisation_id = new.organisation_id
        and c.worker_id = new.worker_id and c.journey_id = new.journey_id) then
        raise exception 'WORKER-04: this worker declared a conflict.';
    end if;
    if (select count(*) from alongside.walk x where x.organisation_id = new.organisation_id
        and x.worker_id = new.worker_id and x.until is null) >= w.survivors_max then
        raise exception 'WORKER-05: this worker walks with as many survivors as their limit allows.';
    end if;
    return new;
end $$;
