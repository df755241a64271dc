-- Peer workers: who they are, what they may take on, and with whom they walk. (workers.Workers, workers.Walks)
create table alongside.worker (
    user_id                 text    not null,
    organisation_id         text    not null references alongside.organisation,
    gender                  text    check (gender in ('MALE', 'FEMALE', 'ANOTHER')),
    languages               text[]  not null default '{}',
    cultures                text[]  not null default '{}',
    trained_until           date,
    offending_trained_until date,
    survivors_max           integer not null default 12 check (survivors_max between 1 and 30),
    supervisor_id           text,
    takes_on                boolean not null default true,
    primary key (organisation_id, user_id)
);

-- A worker who must not walk with somebody: kin, friend, another role. (WORKER-04)
create table alongside.worker_conflict (
    organisation_id text        not null references alongside.organisation,
    worker_id       text        not null,
    journey_id      uuid        not null,
    kind            text        not null check (kind in ('KIN', 'FRIEND_OR_COLLEAGUE', 'OTHER_ROLE', 'RATHER_NOT_SAY')),
    declared_at     timestamptz not null default clock_timestamp(),
    primary key (organisation_id, worker_id, journey_id)
);

create table alongside.offer (
    id              uuid primary key,
    organisation_id text        not null references alongside.organisation,
    journey_id      uuid        not null,
    worker_id       text        not null,
    offered_at      timestamptz not null default clock_timestamp(),
    answer          text check (answer in ('ACCEPT', 'NOT_NOW', 'KNOWS_THE_SURVIVOR', 'NO_ANSWER')),
    answered_at     timestamptz
);
create index offer_of_journey on alongside.offer (journey_id, worker_id);

create table alongside.walk (
    id               uuid primary key,
    organisation_id  text        not null references alongside.organisation,
    journey_id       uuid        not null,
    worker_id        text        not null,
    since            timestamptz not null default clock_timestamp(),
    until            timestamptz,
    gender_wish_met  boolean,
    culture_wish_met boolean
);
create unique index walk_one_worker_at_a_time on alongside.walk (journey_id) where until is null;
create index walk_of_worker on alongside.walk (worker_id) where until is null;

-- The database refuses what the policies refuse: training, conflict, limit. (WORKER-02, -04, -05)
create function alongside.walk_is_eligible() returns trigger language plpgsql as $$
declare w alongside.worker;
begin
    select * into w from alongside.worker
        where organisation_id = new.organisation_id and user_id = new.worker_id for update;
    if w is null or w.trained_until is null
        or w.trained_until < (new.since at time zone 'Pacific/Auckland')::date then
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
create trigger walk_is_eligible before insert on alongside.walk
    for each row execute function alongside.walk_is_eligible();

do $$
declare t text;
begin
    foreach t in array array['worker', 'worker_conflict', 'offer', 'walk'] loop
        execute format('alter table alongside.%I enable row level security', t);
        execute format('alter table alongside.%I force row level security', t);
        execute format('create policy own_organisation on alongside.%I '
            || 'using (organisation_id = current_setting(''alongside.organisation'', true))', t);
        execute format('grant select, insert on alongside.%I to %I', t, '${app_role}');
    end loop;
end $$;
grant update on alongside.worker to "${app_role}";
grant update (answer, answered_at) on alongside.offer to "${app_role}";
grant update (until) on alongside.walk to "${app_role}";
