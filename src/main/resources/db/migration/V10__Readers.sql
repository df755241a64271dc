-- Who may see which part of whose record, since when. The rule itself is in access.Readers.
create table alongside.reader_grant (
    id              uuid primary key,
    organisation_id text not null references alongside.organisation,
    journey_id      uuid not null,
    user_id         text not null,
    compartment     text not null check (compartment in ('CONTACT', 'MAIN', 'SAFETY', 'OFFENDING')),
    sees_from       timestamptz not null,
    given_at        timestamptz not null default clock_timestamp(),
    ended_at        timestamptz,
    reason          text not null check (reason in
        ('FIRST_CONTACT', 'OFFERED', 'WALKS_WITH', 'RELEASED_BY_SURVIVOR', 'ASSESSOR', 'SUPERVISOR_OF_THIS'))
);
create unique index reader_grant_open on alongside.reader_grant (journey_id, user_id, compartment)
    where ended_at is null;
create index reader_grant_of_user on alongside.reader_grant (user_id) where ended_at is null;

alter table alongside.reader_grant enable row level security;
alter table alongside.reader_grant force row level security;
create policy own_organisation on alongside.reader_grant
    using (organisation_id = current_setting('alongside.organisation', true));
grant select, insert on alongside.reader_grant to "${app_role}";
grant update (ended_at, sees_from) on alongside.reader_grant to "${app_role}";
