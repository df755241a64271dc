-- That a survivor was invited to assess the support, and whether they did. Their answers are not here. (MONITOR-02)
create table alongside.assessment_invitation (
    id              uuid primary key,
    organisation_id text        not null references alongside.organisation,
    journey_id      uuid        not null,
    outcome         text        not null check (outcome in ('FILLED_ON_PAPER', 'DECLINED', 'NOT_REACHED')),
    recorded_at     timestamptz not null default clock_timestamp(),
    recorded_by     text        not null
);
alter table alongside.assessment_invitation enable row level security;
alter table alongside.assessment_invitation force row level security;
create policy own_organisation on alongside.assessment_invitation
    using (organisation_id = current_setting('alongside.organisation', true));
grant select, insert on alongside.assessment_invitation to "${app_role}";
