-- Who gave whom an account or a password, and so may have signed in as them: where two people decide, these two are not taken
-- for two. (access.AccessGiven)
create table alongside.access_given (
    id              bigint generated always as identity primary key,
    organisation_id text        not null references alongside.organisation,
    user_id         text        not null check (length(user_id) <= 64),
    by_user         text        not null check (length(by_user) <= 64),
    given_at        timestamptz not null,
    constraint access_given_to_somebody_else check (user_id <> by_user)
);
comment on table alongside.access_given is 'Append-only: who gave whom an account or a password.';
create index access_given_between on alongside.access_given (organisation_id, user_id, by_user, given_at);

-- Links that were used before this table was there.
alter table alongside.account_invitation no force row level security;
insert into alongside.access_given (organisation_id, user_id, by_user, given_at)
    select organisation_id, user_id, invited_by, taken_at from alongside.account_invitation
    where taken_at is not null and user_id <> invited_by order by taken_at;
alter table alongside.account_invitation force row level security;

alter table alongside.access_given enable row level security;
alter table alongside.access_given force row level security;
create policy own_organisation on alongside.access_given
    using (organisation_id = current_setting('alongside.organisation', true));
grant select, insert on alongside.access_given to "${app_role}";

-- The second person is somebody else also where one of the two could have signed in as the other. (WORKER-08)
create function alongside.setting_second_is_somebody_else() returns trigger language plpgsql as $$
begin
    if new.agreed_by is not null and old.agreed_by is null and new.key not like 'office.%' and exists (
            select from alongside.access_given g where g.organisation_id = new.organisation_id
                and (g.user_id = new.agreed_by and g.by_user = new.proposed_by
                    or g.user_id = new.proposed_by and g.by_user = new.agreed_by)
                and g.given_at > clock_timestamp() - make_interval(
                    days => alongside.setting_number(new.organisation_id, 'accounts.apart-days', 7, 90, 30))) then
        raise exception 'WORKER-08: one of these two gave the other their account or password a short time ago.';
    end if;
    return new;
end $$;
create trigger setting_second_is_somebody_else before update on alongside.setting
    for each row execute function alongside.setting_second_is_somebody_else();
