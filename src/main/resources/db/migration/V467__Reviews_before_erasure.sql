-- Records are kept for some years after the last contact. Then people look: what two of them erase, and what is kept for longer,
-- until when and why. Nothing is erased because a day came. (journey.keeping.ErasureReviews; CONF-09, WORKER-08)
create table alongside.erasure_review (
    id              uuid primary key,
    organisation_id text        not null references alongside.organisation,
    journey_id      uuid        not null references alongside.journey,
    began_at        timestamptz not null,
    proposed_by     text,
    ended_at        timestamptz,
    outcome         text        check (outcome in ('KEPT', 'ERASED', 'CALLED_OFF')),
    ended_by        text,
    reason          text        check (reason in ('OPEN_REQUEST', 'LEGAL_DUTY', 'OPEN_CONCERN', 'SURVIVOR_ASKED')),
    keep_until      date,
    constraint erasure_review_ended check (
        (ended_at is null) = (outcome is null) and (ended_at is null) = (ended_by is null) and ended_at >= began_at),
    constraint erasure_review_kept check (
        (outcome is not distinct from 'KEPT') = (reason is not null) and (reason is null) = (keep_until is null)),
    constraint erasure_review_by_two check (
        outcome is distinct from 'ERASED' or (proposed_by is not null and proposed_by <> ended_by)),
    constraint erasure_review_looked_at_again check (
        keep_until <= (ended_at at time zone 'Pacific/Auckland')::date + interval '20 years')
);
comment on column alongside.erasure_review.proposed_by is 'Who would erase it; somebody else has to agree.';
comment on column alongside.erasure_review.keep_until is 'The day on which people look again.';
create unique index erasure_review_one_open on alongside.erasure_review (journey_id) where ended_at is null;
create index erasure_review_open on alongside.erasure_review (organisation_id) where ended_at is null;
create index erasure_review_of_journey on alongside.erasure_review (journey_id, keep_until);

-- Those among whom it is looked for, the longest ago first; and what last contact is read from.
create index journey_ended on alongside.journey (organisation_id, changed_at) where state = 'ENDED';
create index arranged_meeting_held on alongside.arranged_meeting (journey_id, starts_at) where state = 'ENDED';
create index own_sitting_of_record on alongside.own_sitting (journey_id, began_at) where purpose = 'RECORD';

-- When a survivor and the service last had to do with each other: a session, a meeting, an assessment that they answered, a visit of
-- their own record, what they asked for or decided, anything that was written down of them, the end of the journey.
create function alongside.last_contact(journey uuid) returns timestamptz language sql stable as $$
    select greatest(j.changed_at,
        (select max(recorded_at) from alongside.session where journey_id = j.id),
        (select max(starts_at) from alongside.arranged_meeting where journey_id = j.id and state = 'ENDED'),
        (select max(ended_at) from alongside.assessment where journey_id = j.id
            and state in ('SENT', 'ON_PAPER', 'DECLINED')),
        (select max(began_at) from alongside.own_sitting where journey_id = j.id and purpose = 'RECORD'),
        (select max(asked_at) from alongside.own_request where journey_id = j.id),
        (select max(recorded_at) from alongside.consent_entry where journey_id = j.id),
        (select max(written_at) from alongside.record_entry where journey_id = j.id))
    from alongside.journey j where j.id = $1
$$;

-- A review begins when the journey has ended, and what came of it stays.
create function alongside.erasure_review_may_be() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' then
        if old.ended_at is not null then
            raise exception 'CONF-09: what was decided about a record stays.';
        end if;
    elsif not exists (select from alongside.journey j where j.id = new.journey_id
            and j.organisation_id = new.organisation_id and j.state = 'ENDED') then
        raise exception 'CONF-09: a record is reviewed when its journey has ended.';
    end if;
    return new;
end $$;
create trigger erasure_review_may_be before insert or update on alongside.erasure_review
    for each row execute function alongside.erasure_review_may_be();

-- Nothing is erased because it is old but after the time of keeping, by a review of two people, and while nothing is open.
create function alongside.erased_after_review() returns trigger language plpgsql as $$
begin
    if not exists (select from alongside.erasure_review r where r.journey_id = new.journey_id
            and r.outcome = 'ERASED' and r.ended_at <= new.erased_at) then
        raise exception 'CONF-09: two people decide whether an old record is erased.';
    end if;
    if not exists (select from alongside.journey j where j.id = new.journey_id and j.state = 'ENDED'
            and ((alongside.last_contact(j.id) at time zone 'Pacific/Auckland')::date + make_interval(years =>
                alongside.setting_number(j.organisation_id, 'records.keep-years', 7, 20, 10)))
                < (new.erased_at at time zone 'Pacific/Auckland')::date) then
        raise exception 'CONF-09: the time of keeping has not ended.';
    end if;
    if exists (select from alongside.own_request q where q.journey_id = new.journey_id and q.done_at is null)
            or exists (select from alongside.concern c where c.journey_id = new.journey_id and c.closed_at is null) then
        raise exception 'CONF-09: something that is open needs this record.';
    end if;
    return new;
end $$;
create trigger erased_after_review before update on alongside.record_key
    for each row when (new.erased_because = 'RETENTION_ENDED') execute function alongside.erased_after_review();

alter table alongside.erasure_review enable row level security;
alter table alongside.erasure_review force row level security;
create policy own_organisation on alongside.erasure_review
    using (organisation_id = current_setting('alongside.organisation', true));
grant select, insert on alongside.erasure_review to "${app_role}";
grant update (proposed_by, ended_at, outcome, ended_by, reason, keep_until) on alongside.erasure_review to "${app_role}";
