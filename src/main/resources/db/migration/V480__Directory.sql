-- Services that a survivor can be told of or referred to. What an exchanged directory says beyond this stays in hsds_rest.
-- (directory.Directory)
create table alongside.directory_entry (
    id               uuid        primary key,
    organisation_id  text        not null references alongside.organisation,
    version          integer     not null default 0,
    kind             text        not null check (kind in ('COUNSELLING', 'SOCIAL_WORK', 'MEDICAL', 'CRISIS', 'ADDICTION',
                                                          'HOUSING', 'LEGAL', 'KAUPAPA_MAORI', 'OTHER')),
    cost             text        not null check (cost in ('NOT_KNOWN', 'FREE', 'LOW', 'FUNDED', 'PAID')),
    fits             text[]      not null check (fits <@ array['KAUPAPA_MAORI', 'PASIFIKA', 'RAINBOW', 'WOMEN', 'MEN']),
    name             text        not null check (length(name) between 1 and 200),
    texts            jsonb       not null check (jsonb_typeof(texts) = 'object' and length(texts::text) <= 40000),
    plain            text        not null check (length(plain) <= 20000),
    plain_place      text        not null check (length(plain_place) <= 2000),
    reviewed_by      text        not null,
    reviewed_on      date        not null,
    closed           boolean     not null default false,
    is_demonstration boolean     not null default false,
    hsds_id          text        check (length(hsds_id) <= 200),
    hsds_rest        jsonb       not null default '{}' check (length(hsds_rest::text) <= 200000),
    unique (organisation_id, hsds_id)
);
create index directory_entry_by_name on alongside.directory_entry (organisation_id, name, id);

alter table alongside.directory_entry enable row level security;
alter table alongside.directory_entry force row level security;
create policy own_organisation on alongside.directory_entry
    using (organisation_id = current_setting('alongside.organisation', true));
grant select, insert on alongside.directory_entry to "${app_role}";
grant update (version, kind, cost, fits, name, texts, plain, plain_place, reviewed_by, reviewed_on, closed)
    on alongside.directory_entry to "${app_role}";
