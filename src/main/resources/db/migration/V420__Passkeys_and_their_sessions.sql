-- A session that a passkey opened ends with that passkey: it is looked at with each request, as the password is. Whose session
-- it is, is not known yet then, so the row is asked for by its id. (access.signin.AccountStates)
create function alongside.passkey_is_of(asked_user text, asked uuid) returns boolean
    language sql stable strict security definer set search_path = pg_catalog, pg_temp as $$
    select exists (select from alongside.passkey p where p.id = asked and p.user_id = asked_user)
$$;
revoke all on function alongside.passkey_is_of(text, uuid) from public;
grant execute on function alongside.passkey_is_of(text, uuid) to "${app_role}";

-- When it was last used less often than before, as a copy would be. (access.signin.Passkeys)
alter table alongside.passkey add column copy_refused_at timestamptz;
comment on column alongside.passkey.copy_refused_at is 'When somebody last tried to sign in with what may be a copy of it.';
grant select (copy_refused_at), update (copy_refused_at) on alongside.passkey to "${app_role}";

-- What became of the passkeys of an account lately, for its holder to see who did not do it. Written by triggers alone.
create table alongside.passkey_change (
    id              bigint generated always as identity primary key,
    organisation_id text        not null references alongside.organisation,
    user_id         text        not null references alongside.account_state on delete cascade,
    name            text        not null check (length(name) between 1 and 60),
    what            text        not null check (what in ('ADDED', 'REMOVED', 'ENDED')),
    at              timestamptz not null
);
comment on table alongside.passkey_change is 'Passkeys that were added, removed or ended with a password; 90 days.';
create index passkey_change_of on alongside.passkey_change (user_id, at);
alter table alongside.passkey_change enable row level security;
alter table alongside.passkey_change force row level security;
create policy own_organisation on alongside.passkey_change
    using (organisation_id = current_setting('alongside.organisation', true));
create policy owner_sees_all on alongside.passkey_change to current_user using (true);
grant select on alongside.passkey_change to "${app_role}";

insert into alongside.passkey_change (organisation_id, user_id, name, what, at)
    select organisation_id, user_id, name, 'ADDED', added_at from alongside.passkey;

-- What ends a passkey by another trigger is a new password, or that the account has left.
create function alongside.passkey_change_is_kept() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if tg_op = 'INSERT' then
        insert into alongside.passkey_change (organisation_id, user_id, name, what, at)
            values (new.organisation_id, new.user_id, new.name, 'ADDED', new.added_at);
    else
        delete from alongside.passkey_change
            where user_id = old.user_id and at < clock_timestamp() - interval '90 days';
        insert into alongside.passkey_change (organisation_id, user_id, name, what, at)
            select old.organisation_id, old.user_id, old.name,
                case when pg_trigger_depth() > 1 then 'ENDED' else 'REMOVED' end, clock_timestamp()
            where exists (select from alongside.account_state where user_id = old.user_id);
    end if;
    return null;
end $$;
revoke all on function alongside.passkey_change_is_kept() from public;
create trigger passkey_change_is_kept after insert or delete on alongside.passkey
    for each row execute function alongside.passkey_change_is_kept();
