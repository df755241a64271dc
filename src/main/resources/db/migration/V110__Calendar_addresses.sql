-- Secret addresses under which a peer worker's calendar shows the times of their meetings. The address itself is nowhere:
-- only the SHA-256 of its 256 random bits. (groups.CalendarAddresses)
create table alongside.calendar_address (
    id              uuid primary key,
    organisation_id text        not null references alongside.organisation,
    user_id         text        not null,
    token_hash      bytea       not null check (octet_length(token_hash) = 32),
    made_at         timestamptz not null default clock_timestamp(),
    revoked_at      timestamptz
);
create unique index calendar_address_token on alongside.calendar_address (token_hash);
create unique index calendar_address_one_each on alongside.calendar_address (organisation_id, user_id)
    where revoked_at is null;

-- What was revoked stays revoked: whoever was given the address once never sees a time again. (CONF-05)
create function alongside.calendar_address_stays_revoked() returns trigger language plpgsql as $$
begin
    if old.revoked_at is not null then
        raise exception 'CONF-05: a revoked calendar address stays revoked.';
    end if;
    return new;
end $$;
create trigger calendar_address_stays_revoked before update on alongside.calendar_address
    for each row execute function alongside.calendar_address_stays_revoked();

alter table alongside.calendar_address enable row level security;
alter table alongside.calendar_address force row level security;
create policy own_organisation on alongside.calendar_address
    using (organisation_id = current_setting('alongside.organisation', true));
grant select, insert on alongside.calendar_address to "${app_role}";
grant update (revoked_at) on alongside.calendar_address to "${app_role}";
