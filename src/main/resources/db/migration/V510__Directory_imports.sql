-- A file of a directory that a supervisor sent, and what an import of it would do: until they import it, send another one, or an
-- hour is over. One for each of them. What was imported keeps no file. (directory.imports.Imports)
create table alongside.directory_import (
    organisation_id  text        not null references alongside.organisation,
    sent_by          text        not null,
    id               uuid        not null unique,
    sent_at          timestamptz not null,
    file             bytea       check (octet_length(file) <= 20000000),
    plan             bytea       check (octet_length(plan) = 32),
    preview          jsonb       not null check (jsonb_typeof(preview) = 'object' and length(preview::text) <= 4000000),
    done_at          timestamptz,
    primary key (organisation_id, sent_by),
    constraint directory_import_plan_is_of_a_file check ((file is null) = (plan is null)),
    constraint directory_import_done_keeps_no_file check (done_at is null or file is null)
);
create index directory_import_by_time on alongside.directory_import (sent_at);

alter table alongside.directory_import enable row level security;
alter table alongside.directory_import force row level security;
create policy own_organisation on alongside.directory_import
    using (organisation_id = current_setting('alongside.organisation', true));
grant select, insert, delete on alongside.directory_import to "${app_role}";
grant update (id, sent_at, file, plan, preview, done_at) on alongside.directory_import to "${app_role}";
