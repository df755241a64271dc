-- How often somebody typed a label to find the journey of a survivor who came back; kept for an hour. (journey.Returns)
create table alongside.label_try (
    id              uuid primary key,
    organisation_id text        not null references alongside.organisation,
    user_id         text        not null,
    tried_at        timestamptz not null default clock_timestamp()
);
create index label_try_of_user on alongside.label_try (user_id, tried_at);

alter table alongside.label_try enable row level security;
alter table alongside.label_try force row level security;
create policy own_organisation on alongside.label_try
    using (organisation_id = current_setting('alongside.organisation', true));
grant select, insert, delete on alongside.label_try to "${app_role}";
