-- The map of a survivor's support: what is in place, what they wish for, what they have stepped out of, and who coordinates. Kind, name,
-- what they want of it and how to reach it lie under the survivor's key; here is only where each stands. Each change is a version
-- more, so that stepping out and coming back can be seen over time. (referral.map.SupportMap; REFER-04, CONF-09)
create table alongside.support_version (
    support_id      uuid        not null,
    version         int         not null check (version between 1 and 1000),
    organisation_id text        not null references alongside.organisation,
    journey_id      uuid        not null references alongside.journey,
    state           text        not null check (state in ('IN_PLACE', 'WISHED_FOR', 'PAUSED', 'ENDED')),
    words           bytea       not null check (length(words) <= 20000),
    words_version   int         not null,
    words_at        timestamptz not null,
    words_by        text        not null,
    written_at      timestamptz not null,
    written_by      text        not null,
    primary key (support_id, version),
    constraint support_words_of_a_version check (words_version between 1 and version
        and (words_version < version or (words_at = written_at and words_by = written_by)))
);
create index support_version_of_journey on alongside.support_version (journey_id, written_at);
comment on table alongside.support_version is 'What supports a survivor, by version. Append-only; deleted with the record alone.';
comment on column alongside.support_version.words is 'Kind, name, what is wanted of it, how to reach it, since when: under the survivor''s key.';
comment on column alongside.support_version.words_version is 'The version in which these words were said; a later one that changes the state alone keeps them.';
comment on column alongside.support_version.words_at is 'When they were said: a worker who came later reads them when they are released. (CONF-08)';
comment on column alongside.support_version.written_by is 'The worker who walked with them, or survivor where they did it on their own page.';

-- Who coordinates, as it was said each time: at most one.
create table alongside.support_coordinator (
    journey_id      uuid        not null references alongside.journey,
    version         int         not null check (version between 1 and 1000),
    organisation_id text        not null references alongside.organisation,
    who             text        not null check (who in ('NOT_SAID', 'SURVIVOR', 'PEER_WORKER', 'SUPPORT')),
    support_id      uuid,
    said_at         timestamptz not null,
    said_by         text        not null,
    primary key (journey_id, version),
    constraint support_coordinator_is_one check ((who = 'SUPPORT') = (support_id is not null))
);
comment on table alongside.support_coordinator is 'Who coordinates the support of a survivor, by version. Append-only; deleted with the record alone.';

do $$
declare t text;
begin
    foreach t in array array['support_version', 'support_coordinator'] loop
        execute format('alter table alongside.%I enable row level security', t);
        execute format('alter table alongside.%I force row level security', t);
        execute format('create policy own_organisation on alongside.%I '
            || 'using (organisation_id = current_setting(''alongside.organisation'', true))', t);
        execute format('grant select, insert, delete on alongside.%I to %I', t, '${app_role}');
    end loop;
end $$;

-- On a map writes who walks with the survivor, or they themselves, while they agree to a record. (CONF-01, CONSENT-05)
create function alongside.support_map_is_written(about uuid, organisation text, writer text) returns void language plpgsql as $$
begin
    if not exists (select from alongside.journey where id = about and organisation_id = organisation
            and state in ('OPEN', 'PAUSED'))
        or (writer <> 'survivor' and not exists (select from alongside.walk where journey_id = about and until is null
            and worker_id = writer)) then
        raise exception 'CONF-01: the map is drawn by the survivor and whoever walks with them.';
    end if;
    if exists (select from alongside.record_key where journey_id = about and erased_at is not null)
        or coalesce((select decision from alongside.consent_entry where journey_id = about and organisation_id = organisation
            and purpose = 'KEEP_RECORD' order by id desc limit 1), '') <> 'GIVEN' then
        raise exception 'CONSENT-03: the survivor does not agree to a record.';
    end if;
end $$;

-- Whether the survivor agrees on a day that somebody on their map is told something.
create function alongside.support_is_agreed(support uuid, about uuid, day date) returns boolean language sql stable as $$
    select coalesce((select decision = 'GIVEN' and valid_until >= day
        from alongside.consent_entry where journey_id = about and purpose = 'DISCLOSE_TO_RECIPIENT' and recipient = 'support:' || support order by id desc limit 1), false)
$$;

create function alongside.support_version_follows() returns trigger language plpgsql as $$
declare
    before alongside.support_version;
begin
    if tg_op = 'DELETE' then
        if not exists (select from alongside.journey where id = old.journey_id and state = 'ERASED') then
            raise exception 'CONF-09: the map goes with the record.';
        end if;
        return old;
    end if;
    perform alongside.support_map_is_written(new.journey_id, new.organisation_id, new.written_by);
    select * into before from alongside.support_version where support_id = new.support_id order by version desc limit 1;
    if new.version <> coalesce(before.version, 0) + 1
        or (before.version is not null and (new.journey_id, new.organisation_id)
            is distinct from (before.journey_id, before.organisation_id)) then
        raise exception 'REFER-04: a version follows the one before it.';
    end if;
    if new.words_version < new.version and (new.words, new.words_version, new.words_at, new.words_by)
            is distinct from (before.words, before.words_version, before.words_at, before.words_by) then
        raise exception 'CONF-08: words stay as they were said.';
    end if;
    if new.state <> 'ENDED' and coalesce(before.state, 'ENDED') = 'ENDED' and 20 <= (
            select count(*) from (select distinct on (support_id) state from alongside.support_version
                where journey_id = new.journey_id order by support_id, version desc) now where now.state <> 'ENDED') then
        raise exception 'REFER-04: twenty supports are on the map.';
    end if;
    if 1000 <= (select count(*) from alongside.support_version where journey_id = new.journey_id) then
        raise exception 'REFER-04: the map was changed a thousand times.';
    end if;
    if new.state = 'ENDED' and alongside.support_is_agreed(new.support_id, new.journey_id,
            (new.written_at at time zone 'Pacific/Auckland')::date) then
        raise exception 'CONSENT-06: when a support ends, what was agreed to for it has ended.';
    end if;
    return new;
end $$;
create trigger support_version_follows before insert or delete on alongside.support_version
    for each row execute function alongside.support_version_follows();

create function alongside.support_coordinator_follows() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then
        if not exists (select from alongside.journey where id = old.journey_id and state = 'ERASED') then
            raise exception 'CONF-09: the map goes with the record.';
        end if;
        return old;
    end if;
    perform alongside.support_map_is_written(new.journey_id, new.organisation_id, new.said_by);
    if new.version <> 1 + coalesce((select max(version) from alongside.support_coordinator where journey_id = new.journey_id), 0) then
        raise exception 'REFER-04: a version follows the one before it.';
    end if;
    if new.who = 'SUPPORT' and coalesce((select state from alongside.support_version where support_id = new.support_id
            and journey_id = new.journey_id order by version desc limit 1), 'ENDED') = 'ENDED' then
        raise exception 'REFER-04: whoever coordinates is on the map.';
    end if;
    return new;
end $$;
create trigger support_coordinator_follows before insert or delete on alongside.support_coordinator
    for each row execute function alongside.support_coordinator_follows();

-- What somebody on the map may be told is agreed to for a time, of classes of data, while they are on it. (CONSENT-05)
create function alongside.agreed_for_support() returns trigger language plpgsql as $$
begin
    if new.decision = 'GIVEN' and new.recipient like 'support:%' then
        if new.valid_until is null or cardinality(new.covers) = 0 or new.valid_until >
                (new.recorded_at at time zone 'Pacific/Auckland')::date + 366
            or coalesce((select state from alongside.support_version where 'support:' || support_id = new.recipient
                and journey_id = new.journey_id and organisation_id = new.organisation_id
                order by version desc limit 1), 'ENDED') = 'ENDED' then
            raise exception 'CONSENT-05: what somebody may be told is agreed to for a time, while they are on the map.';
        end if;
    end if;
    return new;
end $$;
create trigger agreed_for_support before insert on alongside.consent_entry
    for each row execute function alongside.agreed_for_support();
