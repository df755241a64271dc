-- Peer groups: who hosts them, when they meet, who is on the way in, who is a member. What is said of them by words, such
-- as a place, is in the record of the group. The rules stand here as a third door, whoever writes. (module groups)

-- What a survivor passes on to the facilitators of a group, and what a group writes about itself.
alter table alongside.reader_grant drop constraint reader_grant_compartment_check;
alter table alongside.reader_grant add constraint reader_grant_compartment_check
    check (compartment in ('CONTACT', 'MAIN', 'SAFETY', 'OFFENDING', 'JOINING', 'GROUP'));
alter table alongside.reader_grant drop constraint reader_grant_reason_check;
alter table alongside.reader_grant add constraint reader_grant_reason_check check (reason in
    ('FIRST_CONTACT', 'OFFERED', 'WALKS_WITH', 'RELEASED_BY_SURVIVOR', 'ASSESSOR', 'SUPERVISOR_OF_THIS', 'FACILITATES'));
alter table alongside.record_entry drop constraint record_entry_compartment_check;
alter table alongside.record_entry add constraint record_entry_compartment_check
    check (compartment in ('CONTACT', 'MAIN', 'SAFETY', 'OFFENDING', 'JOINING', 'GROUP'));

create table alongside.peer_group (
    id                           uuid primary key,
    organisation_id              text        not null references alongside.organisation,
    label                        text        not null check (length(label) <= 40),
    type                         text        not null check (type in ('WELLBEING', 'SOCIAL_ACTIVITY', 'EDUCATION')),
    for_people_who_have_offended boolean     not null,
    rhythm                       text        not null check (rhythm in ('WEEKLY', 'FORTNIGHTLY', 'ONE_OFF')),
    first_meets_on               date        not null,
    meets_at                     time        not null,
    minutes                      integer     not null check (minutes between 30 and 480),
    places_max                   integer     not null check (places_max between 2 and 20),
    cadence                      integer     not null check (cadence between 3 and 6),
    state                        text        not null check (state in ('OPEN', 'CLOSED')),
    opened_by                    text        not null,
    opened_at                    timestamptz not null default clock_timestamp(),
    closed_at                    timestamptz,
    unique (organisation_id, label)
);

create table alongside.group_facilitator (
    id              uuid primary key,
    organisation_id text        not null references alongside.organisation,
    group_id        uuid        not null references alongside.peer_group,
    user_id         text        not null,
    since           timestamptz not null default clock_timestamp(),
    until           timestamptz
);
create unique index group_facilitator_once on alongside.group_facilitator (group_id, user_id) where until is null;
create index group_facilitator_of_user on alongside.group_facilitator (user_id) where until is null;

-- Versions of a group's protocols; the newest is in force. The first is the standard wording, which is nobody's own yet.
create table alongside.group_protocols (
    organisation_id text        not null references alongside.organisation,
    group_id        uuid        not null references alongside.peer_group,
    version         integer     not null check (version > 0),
    is_adopted      boolean     not null,
    grounds         text[]      not null check (cardinality(grounds) between 1 and 6 and grounds <@ array
        ['CONFIDENTIALITY_BROKEN', 'OTHERS_NOT_RESPECTED', 'OTHERS_NOT_SAFE', 'BOUNDARIES_OVERSTEPPED',
         'UNDER_THE_INFLUENCE', 'PROTOCOLS_NOT_KEPT']),
    in_force_from   timestamptz not null default clock_timestamp(),
    brought_in_by   text        not null,
    primary key (group_id, version),
    check (is_adopted = (version > 1))
);

create table alongside.group_meeting (
    id                    uuid primary key,
    organisation_id       text        not null references alongside.organisation,
    group_id              uuid        not null references alongside.peer_group,
    starts_at             timestamptz not null,
    minutes               integer     not null check (minutes between 30 and 480),
    state                 text        not null check (state in ('PLANNED', 'OPEN', 'HELD', 'CANCELLED')),
    is_welcome            boolean     not null,
    facilitator_id        text        not null,
    second_facilitator_id text        check (second_facilitator_id <> facilitator_id),
    moved_count           integer     not null default 0 check (moved_count between 0 and 20),
    protocols_reminded    boolean     not null default false,
    changed_at            timestamptz not null default clock_timestamp(),
    closed_by             text
);
create unique index group_meeting_one_ahead on alongside.group_meeting (group_id) where state in ('PLANNED', 'OPEN');
create index group_meeting_of_group on alongside.group_meeting (group_id, starts_at);

-- Somebody on the way into a group. One way at a time; a group is chosen while talking it over.
create table alongside.group_candidate (
    id              uuid primary key,
    organisation_id text        not null references alongside.organisation,
    journey_id      uuid        not null references alongside.journey,
    group_id        uuid        references alongside.peer_group,
    came_by         text        not null check (came_by in ('OWN_WISH', 'WORKER', 'MEMBER')),
    stage           text        not null check (stage in
        ('TALKING', 'WITH_FACILITATOR', 'INFORMED', 'READY', 'JOINED', 'ENDED')),
    missed_count    integer     not null default 0 check (missed_count between 0 and 100),
    begun_at        timestamptz not null default clock_timestamp(),
    changed_at      timestamptz not null default clock_timestamp(),
    check (group_id is not null or stage in ('TALKING', 'ENDED'))
);
create unique index group_candidate_one_way_at_a_time on alongside.group_candidate (journey_id)
    where stage not in ('JOINED', 'ENDED');
grant update (came_by) on alongside.group_candidate to "${app_role}";
create index group_candidate_of_group on alongside.group_candidate (group_id, stage);

-- What was talked over, and what was told, each dated. (GROUP-02, -03, -05)
create table alongside.group_talk (
    id              bigint generated always as identity primary key,
    organisation_id text        not null references alongside.organisation,
    candidate_id    uuid        not null references alongside.group_candidate,
    points          text[]      not null check (points <@ array['CHALLENGES', 'EXPECTATIONS', 'INTENTIONS', 'GOAL']),
    talked_at       timestamptz not null default clock_timestamp(),
    talked_by       text        not null
);
create index group_talk_of_candidate on alongside.group_talk (candidate_id);
create table alongside.group_told (
    id              bigint generated always as identity primary key,
    organisation_id text        not null references alongside.organisation,
    candidate_id    uuid        not null references alongside.group_candidate,
    point           text        not null check (point in ('PROTOCOLS', 'PUNCTUALITY', 'HOW_MEETINGS_RUN',
        'WHAT_PEER_SUPPORT_IS', 'TIMES_AND_PLACE', 'WHOM_TO_CONTACT')),
    told_at         timestamptz not null default clock_timestamp(),
    told_by         text        not null
);
create index group_told_of_candidate on alongside.group_told (candidate_id);

create table alongside.group_endorsement (
    id              bigint generated always as identity primary key,
    organisation_id text        not null references alongside.organisation,
    group_id        uuid        not null,
    version         integer     not null,
    journey_id      uuid        not null references alongside.journey,
    endorsed_at     timestamptz not null default clock_timestamp(),
    recorded_by     text        not null,
    foreign key (group_id, version) references alongside.group_protocols
);
create index group_endorsement_of_journey on alongside.group_endorsement (group_id, journey_id);

-- A member who is away for a while is that, whatever the reason; it is not kept here. (OFFEND-07)
create table alongside.group_membership (
    id              uuid primary key,
    organisation_id text        not null references alongside.organisation,
    group_id        uuid        not null references alongside.peer_group,
    journey_id      uuid        not null references alongside.journey,
    candidate_id    uuid        not null references alongside.group_candidate,
    joined_at_meeting uuid      not null references alongside.group_meeting,
    joined_at       timestamptz not null default clock_timestamp(),
    state           text        not null check (state in ('ACTIVE', 'AWAY', 'LEFT')),
    changed_at      timestamptz not null default clock_timestamp()
);
create unique index group_membership_once on alongside.group_membership (group_id, journey_id) where state <> 'LEFT';
create index group_membership_of_journey on alongside.group_membership (journey_id) where state <> 'LEFT';

create table alongside.group_absence (
    id              bigint generated always as identity primary key,
    organisation_id text        not null references alongside.organisation,
    meeting_id      uuid        not null references alongside.group_meeting,
    membership_id   uuid        not null references alongside.group_membership,
    group_is_told   boolean     not null,
    said_at         timestamptz not null default clock_timestamp(),
    said_to         text        not null
);
create index group_absence_of_meeting on alongside.group_absence (meeting_id);

create table alongside.group_attendance (
    organisation_id text not null references alongside.organisation,
    meeting_id      uuid not null references alongside.group_meeting,
    membership_id   uuid not null references alongside.group_membership,
    primary key (meeting_id, membership_id)
);
create index group_attendance_of_member on alongside.group_attendance (membership_id);

-- Whether this survivor may be in this group at all; the answer says nothing of why. (OFFEND-02, -03)
create function alongside.fits_group(journey uuid, wanted uuid) returns boolean language sql stable as $$
    select case when g.for_people_who_have_offended then b.state is not distinct from 'SET'
                else coalesce(b.state, 'RELEASED') = 'RELEASED' end
    from alongside.peer_group g
    left join lateral (select state from alongside.group_bar where journey_id = journey order by id desc limit 1) b
        on true
    where g.id = wanted
$$;

-- Whether the next meeting of this group takes in new members: the first one does, and then every fourth, or whatever the
-- cadence is, counted by meetings that were held. Groups other than Wellbeing groups take them in at each. (GROUP-07)
create function alongside.is_welcome_due(wanted uuid) returns boolean language sql stable as $$
    select g.type <> 'WELLBEING' or last.at is null or (
            select count(*) from alongside.group_meeting m
            where m.group_id = wanted and m.state = 'HELD' and m.starts_at > last.at) >= g.cadence - 1
    from alongside.peer_group g
    left join lateral (select max(starts_at) as at from alongside.group_meeting
        where group_id = wanted and state = 'HELD' and is_welcome) last on true
    where g.id = wanted
$$;

create function alongside.is_trained(organisation text, who text, at timestamptz) returns boolean language sql stable as $$
    select exists (select from alongside.worker
        where organisation_id = organisation and user_id = who and trained_until is not null
          and trained_until >= (greatest(at, clock_timestamp()) at time zone 'Pacific/Auckland')::date)
$$;

create function alongside.places_taken(wanted uuid) returns bigint language sql stable as $$
    select (select count(*) from alongside.group_membership where group_id = wanted and state <> 'LEFT')
         + (select count(*) from alongside.group_candidate where group_id = wanted and stage = 'READY')
$$;

create function alongside.has_endorsed(journey uuid, wanted uuid) returns boolean language sql stable as $$
    select exists (select from alongside.group_endorsement e
        where e.group_id = wanted and e.journey_id = journey
          and e.version = (select max(version) from alongside.group_protocols where group_id = wanted))
$$;

-- Who facilitates is trained. (WORKER-02, GROUP-12)
create function alongside.facilitator_is_trained() returns trigger language plpgsql as $$
begin
    if not alongside.is_trained(new.organisation_id, new.user_id, new.since) then
        raise exception 'GROUP-12: the training of this facilitator is not in date.';
    end if;
    return new;
end $$;
create trigger facilitator_is_trained before insert on alongside.group_facilitator
    for each row execute function alongside.facilitator_is_trained();

create function alongside.protocols_follow() returns trigger language plpgsql as $$
begin
    perform from alongside.peer_group where id = new.group_id and state = 'OPEN' for update;
    if not found then
        raise exception 'GROUP-06: this group is closed.';
    end if;
    if new.version <> 1 + coalesce((select max(version) from alongside.group_protocols
            where group_id = new.group_id), 0) then
        raise exception 'GROUP-06: versions of protocols follow each other.';
    end if;
    return new;
end $$;
create trigger protocols_follow before insert on alongside.group_protocols
    for each row execute function alongside.protocols_follow();

-- A meeting is planned, opened, held; whether it is a welcome meeting is counted here and given by nobody.
create function alongside.meeting_may_be() returns trigger language plpgsql as $$
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
        if members >= 9 and (new.second_facilitator_id is null
                or not alongside.is_trained(new.organisation_id, new.second_facilitator_id, new.starts_at)) then
            raise exception 'GROUP-12: from nine members on, two trained facilitators.';
        end if;
        if (select count(*) from alongside.group_meeting where group_id = new.group_id and state = 'HELD') >= 2
                and not exists (select from alongside.group_protocols
                    where group_id = new.group_id and is_adopted) then
            raise exception 'GROUP-10: no third meeting without protocols that the group agreed on.';
        end if;
    end if;
    return new;
end $$;
create trigger meeting_may_be before insert or update on alongside.group_meeting
    for each row execute function alongside.meeting_may_be();

-- On the way in: nobody is talked to by a facilitator who cannot be in the group; who is ready holds a place.
create function alongside.candidate_may_be() returns trigger language plpgsql as $$
declare g alongside.peer_group;
begin
    if tg_op = 'UPDATE' and old.stage in ('JOINED', 'ENDED') then
        raise exception 'GROUP-01: this way has come to its end.';
    end if;
    if tg_op = 'INSERT' and new.stage <> 'TALKING' then
        raise exception 'GROUP-02: it begins with talking it over.';
    end if;
    if new.stage in ('TALKING', 'ENDED') then
        return new;
    end if;
    -- Whoever stays where they are is not asked again: what changed since is asked before the next step.
    if tg_op = 'UPDATE' and new.stage = old.stage and new.group_id = old.group_id then
        return new;
    end if;
    perform from alongside.journey where id = new.journey_id for no key update;
    select * into g from alongside.peer_group where id = new.group_id for update;
    if new.stage = 'JOINED' then
        return new;
    end if;
    if g.state <> 'OPEN' or not alongside.fits_group(new.journey_id, new.group_id) then
        raise exception 'GROUP-01: this group is not possible just now.';
    end if;
    if new.stage = 'READY' then
        if (select count(distinct point) from alongside.group_told where candidate_id = new.id) < 6 then
            raise exception 'GROUP-05: a new member is told all six points.';
        end if;
        if not alongside.has_endorsed(new.journey_id, new.group_id) then
            raise exception 'GROUP-06: the protocols in force are endorsed first.';
        end if;
        if alongside.places_taken(new.group_id) >= g.places_max then
            raise exception 'GROUP-01: this group is not possible just now.';
        end if;
    end if;
    return new;
end $$;
create trigger candidate_may_be before insert or update on alongside.group_candidate
    for each row execute function alongside.candidate_may_be();

create function alongside.membership_may_be() returns trigger language plpgsql as $$
declare g alongside.peer_group; m alongside.group_meeting; c alongside.group_candidate;
begin
    if tg_op = 'UPDATE' then
        if old.state = 'LEFT' then
            raise exception 'GROUP-13: who left joins anew.';
        end if;
        if new.state = 'ACTIVE' then
            perform from alongside.journey where id = new.journey_id for no key update;
        end if;
        if new.state = 'ACTIVE' and not alongside.fits_group(new.journey_id, new.group_id) then
            raise exception 'GROUP-01: this group is not possible just now.';
        end if;
        return new;
    end if;
    perform from alongside.journey where id = new.journey_id for no key update;
    select * into g from alongside.peer_group where id = new.group_id for update;
    select * into m from alongside.group_meeting where id = new.joined_at_meeting;
    select * into c from alongside.group_candidate where id = new.candidate_id;
    if new.state <> 'ACTIVE' or c.stage is distinct from 'READY' or c.journey_id is distinct from new.journey_id
            or c.group_id is distinct from new.group_id then
        raise exception 'GROUP-01: only who was accepted becomes a member.';
    end if;
    if g.state <> 'OPEN' or not alongside.fits_group(new.journey_id, new.group_id) then
        raise exception 'GROUP-01: this group is not possible just now.';
    end if;
    if not alongside.has_endorsed(new.journey_id, new.group_id) then
        raise exception 'GROUP-06: the protocols in force are endorsed first.';
    end if;
    if m.group_id is distinct from new.group_id or m.state <> 'OPEN' or not m.is_welcome then
        raise exception 'GROUP-07: new members join at a welcome meeting that is open.';
    end if;
    -- Who is ready holds a place already, which becomes the member's.
    if alongside.places_taken(new.group_id) > g.places_max then
        raise exception 'GROUP-01: this group is not possible just now.';
    end if;
    return new;
end $$;
create trigger membership_may_be before insert or update on alongside.group_membership
    for each row execute function alongside.membership_may_be();

create function alongside.attends_who_is_a_member() returns trigger language plpgsql as $$
declare m alongside.group_meeting; s alongside.group_membership;
begin
    select * into m from alongside.group_meeting where id = new.meeting_id;
    select * into s from alongside.group_membership where id = new.membership_id;
    if m.group_id is distinct from s.group_id or s.state <> 'ACTIVE'
            or not alongside.fits_group(s.journey_id, s.group_id) then
        raise exception 'GROUP-01: only members attend.';
    end if;
    if m.state <> 'OPEN' then
        raise exception 'GROUP-01: who came is written down while the meeting is open.';
    end if;
    return new;
end $$;
create trigger attends_who_is_a_member before insert on alongside.group_attendance
    for each row execute function alongside.attends_who_is_a_member();

-- Whoever joins at this very moment has joined before the bar, which then takes effect, or meets it. The journey is always
-- locked before the group.
create function alongside.bar_waits() returns trigger language plpgsql as $$
begin
    perform from alongside.journey where id = new.journey_id for no key update;
    return new;
end $$;
create trigger bar_waits before insert on alongside.group_bar
    for each row execute function alongside.bar_waits();

-- A bar takes effect here as well, at once: whoever has a place in a survivors' group is away. (OFFEND-02)
create function alongside.bar_suspends() returns trigger language plpgsql as $$
begin
    update alongside.group_membership s set state = 'AWAY', changed_at = new.decided_at
        where s.journey_id = new.journey_id and s.state = 'ACTIVE'
          and not alongside.fits_group(s.journey_id, s.group_id);
    return null;
end $$;
create trigger bar_suspends after insert on alongside.group_bar
    for each row execute function alongside.bar_suspends();

do $$
declare t text;
begin
    foreach t in array array['peer_group', 'group_facilitator', 'group_protocols', 'group_meeting', 'group_candidate',
            'group_talk', 'group_told', 'group_endorsement', 'group_membership', 'group_absence', 'group_attendance'] loop
        execute format('alter table alongside.%I enable row level security', t);
        execute format('alter table alongside.%I force row level security', t);
        execute format('create policy own_organisation on alongside.%I '
            || 'using (organisation_id = current_setting(''alongside.organisation'', true))', t);
        execute format('grant select, insert on alongside.%I to %I', t, '${app_role}');
    end loop;
end $$;
grant update (rhythm, minutes, places_max, cadence, state, closed_at) on alongside.peer_group to "${app_role}";
grant update (until) on alongside.group_facilitator to "${app_role}";
grant update (starts_at, state, facilitator_id, second_facilitator_id, moved_count, protocols_reminded,
        changed_at, closed_by)
    on alongside.group_meeting to "${app_role}";
grant update (group_id, stage, missed_count, changed_at) on alongside.group_candidate to "${app_role}";
grant update (state, changed_at) on alongside.group_membership to "${app_role}";

comment on table alongside.group_protocols is 'Append-only: versions of the protocols of groups.';
comment on table alongside.group_talk is 'Append-only: what was talked over before joining.';
comment on table alongside.group_told is 'Append-only: what new members were told.';
comment on table alongside.group_endorsement is 'Append-only: who endorsed which protocols.';
comment on table alongside.group_absence is 'Append-only: absences that were said beforehand.';
comment on table alongside.group_attendance is 'Append-only: who came.';
