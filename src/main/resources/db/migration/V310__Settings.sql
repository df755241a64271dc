-- What an organisation sets for itself, proposed by one person and, where it protects survivors, agreed to by another.
-- In force is the newest that was agreed to; without one, the default. (settings.Settings, settings.SettingProposals)
create table alongside.setting (
    id              bigint generated always as identity primary key,
    organisation_id text        not null references alongside.organisation,
    key             text        not null check (key ~ '^[a-z]+\.[a-z-]+$' and length(key) <= 60),
    value           text        not null check (length(value) <= 20000),
    proposed_by     text        not null,
    proposed_at     timestamptz not null default clock_timestamp(),
    agreed_by       text,
    agreed_at       timestamptz,
    withdrawn_by    text,
    withdrawn_at    timestamptz,
    check ((agreed_by is null) = (agreed_at is null)),
    check ((withdrawn_by is null) = (withdrawn_at is null)),
    check (agreed_at is null or withdrawn_at is null),
    constraint setting_agreed_by_two check (agreed_by is null or key like 'office.%' or agreed_by <> proposed_by)
);
create unique index setting_one_proposal on alongside.setting (organisation_id, key)
    where agreed_at is null and withdrawn_at is null;
create index setting_in_force on alongside.setting (organisation_id, key, id desc) where agreed_at is not null;

-- What is decided stays. Another value is another row.
create function alongside.setting_stays() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' and new.agreed_at is not null and new.key not like 'office.%' then
        raise exception 'WORKER-08: a setting is proposed before it is agreed to.';
    end if;
    if tg_op = 'UPDATE' and (old.agreed_at is not null or old.withdrawn_at is not null) then
        raise exception 'WORKER-08: what was decided about a setting stays.';
    end if;
    return new;
end $$;
create trigger setting_stays before insert or update on alongside.setting
    for each row execute function alongside.setting_stays();

alter table alongside.setting enable row level security;
alter table alongside.setting force row level security;
create policy own_organisation on alongside.setting
    using (organisation_id = current_setting('alongside.organisation', true));
grant select, insert on alongside.setting to "${app_role}";
grant update (agreed_by, agreed_at, withdrawn_by, withdrawn_at) on alongside.setting to "${app_role}";

-- A number as the organisation has set it, within its bounds whatever a row says; for triggers that hold the same rule.
create function alongside.setting_number(organisation text, setting_key text, at_least integer, at_most integer,
    otherwise integer)
returns integer language sql stable as $$
    select coalesce((select least(greatest(s.value::integer, $3), $4) from alongside.setting s
        where s.organisation_id = $1 and s.key = $2 and s.agreed_at is not null and s.value ~ '^[0-9]{1,5}$'
        order by s.id desc limit 1), $5)
$$;

-- The numbers of two rules are those that the organisation has set. (GROUP-10, GROUP-12)
create or replace function alongside.meeting_may_be() returns trigger language plpgsql as $$
declare members bigint;
begin
    perform from alongside.peer_group where id = new.group_id for update;
    if tg_op = 'INSERT' then
        if new.state <> 'PLANNED' then
            raise exception 'GROUP-12: a meeting is planned before it is anything else.';
        end if;
        if not exists (select from alongside.peer_group where id = new.group_id and state = 'OPEN') then
            raise exception 'GROUP-12: this group is closed.';
        end if;
        if exists (select from alongside.group_meeting where group_id = new.group_id and state = 'HELD'
                and starts_at >= new.starts_at) then
            raise exception 'GROUP-07: a meeting comes after those that were held.';
        end if;
        new.is_welcome := alongside.is_welcome_due(new.group_id);
        return new;
    end if;
    if old.state in ('HELD', 'CANCELLED') then
        raise exception 'GROUP-07: what was is not changed.';
    end if;
    if not (new.state = old.state or (old.state = 'PLANNED' and new.state in ('OPEN', 'CANCELLED'))
            or (old.state = 'OPEN' and new.state in ('HELD', 'CANCELLED'))) then
        raise exception 'GROUP-07: a meeting is opened before it is held.';
    end if;
    if old.state = 'OPEN' and new.starts_at <> old.starts_at then
        raise exception 'GROUP-07: a meeting that is open is not moved.';
    end if;
    if new.starts_at <> old.starts_at and exists (select from alongside.group_meeting
            where group_id = new.group_id and state = 'HELD' and starts_at >= new.starts_at) then
        raise exception 'GROUP-07: a meeting comes after those that were held.';
    end if;
    new.is_welcome := case when old.state = 'OPEN' then old.is_welcome else alongside.is_welcome_due(new.group_id) end;
    if new.state = 'OPEN' and old.state = 'PLANNED' then
        if not alongside.is_trained(new.organisation_id, new.facilitator_id, new.starts_at) then
            raise exception 'GROUP-12: no meeting without a trained facilitator.';
        end if;
        select count(*) into members from alongside.group_membership
            where group_id = new.group_id and state = 'ACTIVE';
        if members >= alongside.setting_number(new.organisation_id, 'groups.two-facilitators-from', 5, 9, 9)
                and (new.second_facilitator_id is null
                or not alongside.is_trained(new.organisation_id, new.second_facilitator_id, new.starts_at)) then
            raise exception 'GROUP-12: so many members need two trained facilitators.';
        end if;
        if (select count(*) from alongside.group_meeting where group_id = new.group_id and state = 'HELD')
                >= alongside.setting_number(new.organisation_id, 'groups.meetings-without-protocols', 1, 2, 2)
                and not exists (select from alongside.group_protocols
                    where group_id = new.group_id and is_adopted) then
            raise exception 'GROUP-10: no further meeting without protocols that the group agreed on.';
        end if;
    end if;
    return new;
end $$;
