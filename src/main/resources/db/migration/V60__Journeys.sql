-- Journeys by their label, which says nothing. What was said is in the record. (journey.Journeys)
create table alongside.journey (
    id               uuid primary key,
    organisation_id  text        not null references alongside.organisation,
    label            text        not null check (length(label) <= 40),
    state            text        not null check (state in ('OPEN', 'PAUSED', 'ENDED', 'ERASED')),
    step             text        not null check (step in ('MATCH', 'WELCOME', 'CONSENT', 'SHARE', 'PLAN', 'SUPPORT')),
    first_contact_by text        not null,
    opened_at        timestamptz not null default clock_timestamp(),
    changed_at       timestamptz not null default clock_timestamp(),
    unique (organisation_id, label)
);
alter table alongside.journey enable row level security;
alter table alongside.journey force row level security;
create policy own_organisation on alongside.journey
    using (organisation_id = current_setting('alongside.organisation', true));
grant select, insert on alongside.journey to "${app_role}";
grant update (state, step, changed_at) on alongside.journey to "${app_role}";

-- A survivor's visits: that one took place, and what kind; what was said is in the record, if they agreed. (CONSENT-07)
create table alongside.session (
    id              uuid primary key,
    organisation_id text        not null references alongside.organisation,
    journey_id      uuid        not null references alongside.journey,
    worker_id       text        not null,
    recorded_at     timestamptz not null default clock_timestamp()
);
alter table alongside.session enable row level security;
alter table alongside.session force row level security;
create policy own_organisation on alongside.session
    using (organisation_id = current_setting('alongside.organisation', true));
grant select, insert on alongside.session to "${app_role}";
