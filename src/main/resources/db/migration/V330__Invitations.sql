-- One-time links by which somebody gets an account, or a new password for the one they have. The link itself is nowhere: only
-- the SHA-256 of its 256 random bits. Names and profiles are kept until the link is over and no longer.
-- (workers.invitation.AccountLinks)
create table alongside.account_invitation (
    id              uuid primary key,
    organisation_id text        not null references alongside.organisation,
    kind            text        not null check (kind in ('ACCOUNT', 'PASSWORD')),
    user_id         text        not null check (user_id ~ '^[a-zA-Z0-9]{1,60}$'),
    role            text        check (role in ('PEER_WORKER', 'SUPERVISOR', 'ANALYST', 'ADMINISTRATOR')),
    name            text        check (length(name) between 1 and 200),
    profile         jsonb       check (length(profile::text) <= 4000),
    token_hash      bytea       not null check (octet_length(token_hash) = 32),
    invited_by      text        not null,
    made_at         timestamptz not null,
    ends_at         timestamptz not null,
    taken_at        timestamptz,
    closed_at       timestamptz,
    constraint account_invitation_of_its_kind check (
        case kind when 'ACCOUNT' then role is not null else role is null and name is null and profile is null end),
    constraint account_invitation_seven_days check (ends_at > made_at and ends_at <= made_at + interval '7 days'),
    constraint account_invitation_in_time check (taken_at <= ends_at),
    constraint account_invitation_taken_or_closed check (taken_at is null or closed_at is null),
    constraint account_invitation_keeps_no_name check (
        taken_at is null and closed_at is null or name is null and profile is null)
);
comment on column alongside.account_invitation.closed_at is 'Revoked, replaced, late, or who made it has no account any more.';
create unique index account_invitation_token on alongside.account_invitation (token_hash);
create unique index account_invitation_one_open
    on alongside.account_invitation (organisation_id, alongside.likeness(user_id))
    where taken_at is null and closed_at is null;

-- A link that was used or is over opens nothing again. (CONF-01)
create function alongside.account_invitation_stays_over() returns trigger language plpgsql as $$
begin
    if old.taken_at is not null or old.closed_at is not null then
        raise exception 'CONF-01: an invitation that is over stays over.';
    end if;
    return new;
end $$;
create trigger account_invitation_stays_over before update on alongside.account_invitation
    for each row execute function alongside.account_invitation_stays_over();

alter table alongside.account_invitation enable row level security;
alter table alongside.account_invitation force row level security;
create policy own_organisation on alongside.account_invitation
    using (organisation_id = current_setting('alongside.organisation', true));
grant select, insert on alongside.account_invitation to "${app_role}";
grant update (name, profile, taken_at, closed_at) on alongside.account_invitation to "${app_role}";
