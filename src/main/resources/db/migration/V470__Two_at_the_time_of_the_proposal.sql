-- Two people count as two from the day on which the first of them proposes that a record is erased; who did not agree is kept. What
-- was raised or closed about a survivor is contact. (journey.keeping.ErasureReviews; CONF-09, WORKER-08)
alter table alongside.erasure_review
    add column proposed_at timestamptz,
    add column not_agreed_by text,
    add column not_agreed_at timestamptz,
    add constraint erasure_review_proposed check (proposed_at is null or proposed_by is not null),
    add constraint erasure_review_not_agreed check ((not_agreed_by is null) = (not_agreed_at is null));
comment on column alongside.erasure_review.proposed_at is 'When it was proposed; of what was proposed before this was kept, when the review began.';
comment on column alongside.erasure_review.not_agreed_by is 'Who last did not agree that it is erased.';
grant update (proposed_at, not_agreed_by, not_agreed_at) on alongside.erasure_review to "${app_role}";

create index concern_raised on alongside.concern (journey_id, raised_at);

create or replace function alongside.last_contact(journey uuid) returns timestamptz language sql stable as $$
    select greatest(j.changed_at,
        (select max(recorded_at) from alongside.session where journey_id = j.id),
        (select max(starts_at) from alongside.arranged_meeting where journey_id = j.id and state = 'ENDED'),
        (select max(ended_at) from alongside.assessment where journey_id = j.id
            and state in ('SENT', 'ON_PAPER', 'DECLINED')),
        (select max(began_at) from alongside.own_sitting where journey_id = j.id and purpose = 'RECORD'),
        (select max(asked_at) from alongside.own_request where journey_id = j.id),
        (select max(recorded_at) from alongside.consent_entry where journey_id = j.id),
        (select max(greatest(raised_at, closed_at)) from alongside.concern where journey_id = j.id),
        (select max(written_at) from alongside.record_entry where journey_id = j.id))
    from alongside.journey j where j.id = $1
$$;
