-- Passkeys of accounts: the public halves, which open nothing by themselves. (access.signin.Passkeys)
create table alongside.passkey (
    id              uuid primary key,
    organisation_id text        not null references alongside.organisation,
    user_id         text        not null references alongside.account_state on delete cascade,
    credential_id   bytea       not null unique check (octet_length(credential_id) between 16 and 1023),
    credential      bytea       not null check (octet_length(credential) between 32 and 4000),
    backup_eligible boolean     not null,
    sign_count      bigint      not null check (sign_count >= 0),
    name            text        not null check (length(name) between 1 and 60),
    added_at        timestamptz not null,
    last_used_at    timestamptz
);
comment on column alongside.passkey.credential is 'The public key, with the kind of authenticator, as WebAuthn writes it.';
comment on column alongside.passkey.sign_count is 'How often the authenticator says that it was used; 0 where it does not count.';
create index passkey_of on alongside.passkey (user_id);

-- An organisation sees its own; whoever signs in is of none yet, and asks for one key by its id.
alter table alongside.passkey enable row level security;
alter table alongside.passkey force row level security;
create policy own_organisation on alongside.passkey
    using (organisation_id = current_setting('alongside.organisation', true));
create policy owner_sees_all on alongside.passkey to current_user using (true);
grant select (id, organisation_id, user_id, credential_id, sign_count, name, added_at, last_used_at), insert, delete
    on alongside.passkey to "${app_role}";
-- Neither the key nor whose it is can be changed.
grant update (sign_count, last_used_at) on alongside.passkey to "${app_role}";

create function alongside.passkey_at_sign_in(asked bytea)
    returns table (id uuid, organisation_id text, user_id text, credential bytea, backup_eligible boolean, sign_count bigint)
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select p.id, p.organisation_id, p.user_id, p.credential, p.backup_eligible, p.sign_count
    from alongside.passkey p where p.credential_id = asked
$$;
revoke all on function alongside.passkey_at_sign_in(bytea) from public;
grant execute on function alongside.passkey_at_sign_in(bytea) to "${app_role}";

-- Ten for each account, of two that are added at once too; and only for an account of the organisation.
create function alongside.passkey_is_added() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    perform from alongside.account_state where user_id = new.user_id for update;
    if not exists (select from engine.act_id_tenant_member
                   where user_id_ = new.user_id and tenant_id_ = new.organisation_id) then
        raise exception 'CONF-01: a passkey is for an account of its organisation.';
    end if;
    if (select count(*) from alongside.passkey where user_id = new.user_id) >= 10 then
        raise exception 'CONF-01: an account has ten passkeys at most.';
    end if;
    return new;
end $$;
create trigger passkey_is_added before insert on alongside.passkey
    for each row execute function alongside.passkey_is_added();

-- Passkeys end with the password beside them, whichever way a new one is given, and with the place in the organisation.
create function alongside.passkeys_end_with_password() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    delete from alongside.passkey where user_id = new.user_id;
    return null;
end $$;
create trigger passkeys_end_with_password after update of sessions on alongside.account_state
    for each row when (new.sessions <> old.sessions) execute function alongside.passkeys_end_with_password();
create function alongside.passkeys_end_with_place() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    delete from alongside.passkey where user_id = old.user_id_ and organisation_id = old.tenant_id_;
    return null;
end $$;
create trigger passkeys_end_with_place after delete or update on engine.act_id_tenant_member
    for each row execute function alongside.passkeys_end_with_place();
revoke all on function alongside.passkey_is_added(), alongside.passkeys_end_with_password(),
    alongside.passkeys_end_with_place() from public;

-- What an authenticator signed counts once. Only what was signed rightly is kept, and only until it would be too late
-- anyway, so that strangers cost no room here. As the tries of signing in, of no organisation, and of nobody.
create table alongside.used_challenge (
    hash    bytea       primary key check (octet_length(hash) = 32),
    ends_at timestamptz not null
);
create index used_challenge_ends on alongside.used_challenge (ends_at);
alter table alongside.used_challenge enable row level security;
alter table alongside.used_challenge force row level security;
create policy seen on alongside.used_challenge for select using (true);
create policy used on alongside.used_challenge for insert with check (true);
create policy gone_when_over on alongside.used_challenge for delete using (ends_at < clock_timestamp());
grant select, insert, delete on alongside.used_challenge to "${app_role}";
