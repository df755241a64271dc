-- Concerns: how urgent, by when, how they ended. (safety.Concerns)
create table alongside.concern (
    id              uuid primary key,
    organisation_id text        not null references alongside.organisation,
    journey_id      uuid        not null,
    level           text        not null check (level in ('WATCH', 'URGENT', 'EMERGENCY')),
    raised_by       text        not null,
    raised_at       timestamptz not null default clock_timestamp(),
    due_at          timestamptz not null,
    escalated_at    timestamptz,
    closed_at       timestamptz,
    outcome         text
);
create index concern_of_journey on alongside.concern (journey_id) where closed_at is null;

-- Who may not be in a survivors' group, and nothing about why. (OFFEND-02, OFFEND-07; safety.OffenceOverlap)
create table alongside.group_bar (
    id              bigint generated always as identity primary key,
    organisation_id text        not null references alongside.organisation,
    journey_id      uuid        not null,
    state           text        not null check (state in ('UNDER_ASSESSMENT', 'SET', 'RELEASED')),
    decided_by      text        not null,
    decided_at      timestamptz not null default clock_timestamp()
);
create index group_bar_of_journey on alongside.group_bar (journey_id, id);

do $$
declare t text;
begin
    foreach t in array array['concern', 'group_bar'] loop
        execute format('alter table alongside.%I enable row level security', t);
        execute format('alter table alongside.%I force row level security', t);
        execute format('create policy own_organisation on alongside.%I '
            || 'using (organisation_id = current_setting(''alongside.organisation'', true))', t);
        execute format('grant select, insert on alongside.%I to %I', t, '${app_role}');
    end loop;
end $$;
grant update (escalated_at, closed_at, outcome) on alongside.concern to "${app_role}";
