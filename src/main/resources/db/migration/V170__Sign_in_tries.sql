-- Wrong passwords, and the devices from which somebody signed in before. (access.SignInTries)
-- They are asked before anybody is known, so they belong to no organisation; and they hold nobody: names, addresses and
-- devices only as SHA-256 with the salt below. Both tables are swept.
create table alongside.sign_in_salt (
    only_one boolean primary key default true check (only_one),
    salt     text not null
);
insert into alongside.sign_in_salt (salt) values (gen_random_uuid()::text || gen_random_uuid()::text);

create table alongside.sign_in_try (
    account    bytea       not null check (octet_length(account) in (0, 32)),
    source     bytea       not null check (octet_length(source) = 32),
    wrong      integer     not null check (wrong > 0),
    last_at    timestamptz not null,
    not_before timestamptz not null,
    primary key (account, source)
);
comment on column alongside.sign_in_try.account is 'Empty: all accounts that were tried from this address.';
create index sign_in_try_last on alongside.sign_in_try (last_at);

create table alongside.known_device (
    account      bytea       not null check (octet_length(account) = 32),
    device       bytea       not null check (octet_length(device) = 32),
    last_used_at timestamptz not null,
    primary key (account, device)
);
create index known_device_last on alongside.known_device (last_used_at);

alter table alongside.sign_in_salt enable row level security;
alter table alongside.sign_in_salt force row level security;
create policy of_all on alongside.sign_in_salt using (true);
alter table alongside.sign_in_try enable row level security;
alter table alongside.sign_in_try force row level security;
create policy of_all on alongside.sign_in_try using (true);
alter table alongside.known_device enable row level security;
alter table alongside.known_device force row level security;
create policy of_all on alongside.known_device using (true);

grant select on alongside.sign_in_salt to "${app_role}";
grant select, insert, update, delete on alongside.sign_in_try to "${app_role}";
grant select, insert, update, delete on alongside.known_device to "${app_role}";
