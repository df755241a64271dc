-- Organisations share an installation without seeing each other. Every table of the domain has
--   organisation_id text not null references organisation
-- with row-level security enabled and forced, and the policy below on it. The setting is made by the transaction
-- manager for each transaction; without it nothing is seen and nothing can be written.
grant usage on schema alongside to "${app_role}";

create table organisation (
    id         text primary key check (id ~ '^[a-z0-9][a-z0-9-]{0,59}$'),
    name       text not null check (length(name) between 1 and 200),
    created_at timestamptz not null default now()
);

alter table organisation enable row level security;
alter table organisation force row level security;
create policy own_organisation on organisation
    using (id = current_setting('alongside.organisation', true));

grant select, insert on organisation to "${app_role}";
