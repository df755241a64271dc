-- Append-only: when a worker was at a co-reflection last, as they or a supervisor told; what was told last counts, so a
-- wrong day is put right by another row. (WORKER-03; workers.CoReflections)
create table alongside.co_reflection (
    id              bigint generated always as identity primary key,
    organisation_id text        not null references alongside.organisation,
    worker_id       text        not null,
    held_on         date        not null,
    kept_by         text        not null,
    kept_at         timestamptz not null default clock_timestamp()
);
comment on table alongside.co_reflection is 'Append-only: days of co-reflections, of which the one told last counts.';
create index co_reflection_of_worker on alongside.co_reflection (worker_id, id desc);

alter table alongside.co_reflection enable row level security;
alter table alongside.co_reflection force row level security;
create policy own_organisation on alongside.co_reflection
    using (organisation_id = current_setting('alongside.organisation', true));
grant select, insert on alongside.co_reflection to "${app_role}";

-- Where a day is kept, nobody new is taken on once it is too long ago. (WORKER-03)
create function alongside.walk_after_co_reflection() returns trigger language plpgsql as $$
begin
    if (select c.held_on from alongside.co_reflection c
            where c.organisation_id = new.organisation_id and c.worker_id = new.worker_id
            order by c.id desc limit 1) < (new.since at time zone 'Pacific/Auckland')::date - 31 then
        raise exception 'WORKER-03: the last co-reflection of this worker is too long ago.';
    end if;
    return new;
end $$;
create trigger walk_after_co_reflection before insert on alongside.walk
    for each row execute function alongside.walk_after_co_reflection();
