-- Meetings of a survivor and who walks with them: when, for how long and by which way; where and with whom stands in the
-- record alone. A meeting that was moved and one that was missed look alike, so that nobody can count them.
-- (journey.meetings.ArrangedMeetings; JOURNEY-04, CONF-06)
create table alongside.arranged_meeting (
    id              uuid primary key,
    organisation_id text        not null references alongside.organisation,
    journey_id      uuid        not null references alongside.journey,
    worker_id       text        not null,
    starts_at       timestamptz not null,
    minutes         smallint    not null check (minutes between 15 and 240),
    way             text        not null check (way in ('IN_PERSON', 'PHONE', 'VIDEO')),
    state           text        not null check (state in ('ARRANGED', 'OFF', 'ENDED')),
    sequence        integer     not null default 0 check (sequence >= 0),
    changed_at      timestamptz not null default clock_timestamp()
);
create unique index arranged_meeting_one_ahead on alongside.arranged_meeting (journey_id) where state = 'ARRANGED';
create index arranged_meeting_of_worker on alongside.arranged_meeting (worker_id, starts_at);

alter table alongside.arranged_meeting enable row level security;
alter table alongside.arranged_meeting force row level security;
create policy own_organisation on alongside.arranged_meeting
    using (organisation_id = current_setting('alongside.organisation', true));
grant select, insert, update (starts_at, minutes, way, state, sequence, changed_at)
    on alongside.arranged_meeting to "${app_role}";

-- A meeting is arranged by who walks with the survivor, while the journey is open; one that was held stays as it was.
-- (CONF-01, JOURNEY-04)
create function alongside.meeting_is_with_who_walks() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and old.state = 'ENDED' then
        raise exception 'JOURNEY-04: a meeting that took place is not changed.';
    end if;
    if new.state = 'ARRANGED' and not exists (
        select from alongside.walk w join alongside.journey j on j.id = w.journey_id
        where w.journey_id = new.journey_id and w.worker_id = new.worker_id and w.until is null and j.state = 'OPEN') then
        raise exception 'CONF-01: a meeting is arranged by who walks with the survivor, while they do.';
    end if;
    return new;
end $$;
create trigger meeting_is_with_who_walks before insert or update on alongside.arranged_meeting
    for each row execute function alongside.meeting_is_with_who_walks();
