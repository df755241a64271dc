-- When a survivor and the service last had to do with each other: a session, a meeting, an assessment that they answered, a visit of
-- their own record, what they asked for or decided, a concern, anything that was written down of them, the end of the journey. This is
-- the only place that says it: what comes later is added here, and the function is made anew. Of V467 and V470 it is what it was then.
-- (journey.keeping.ErasureReviews; CONF-09)
create or replace function alongside.last_contact(journey uuid) returns timestamptz language sql stable as $$
    select greatest(j.changed_at,
        (select max(recorded_at) from alongside.session where journey_id = j.id),
        (select max(starts_at) from alongside.arranged_meeting where journey_id = j.id and state = 'ENDED'),
        (select max(ended_at) from alongside.assessment where journey_id = j.id
            and state in ('SENT', 'ON_PAPER', 'DECLINED')),
        (select max(began_at) from alongside.own_sitting where journey_id = j.id and purpose = 'RECORD'),
        (select max(asked_at) from alongside.own_request where journey_id = j.id),
        (select max(recorded_at) from alongside.consent_entry where journey_id = j.id),
        (select max(written_at) from alongside.support_version where journey_id = j.id),
        (select max(said_at) from alongside.support_coordinator where journey_id = j.id),
        (select max(greatest(raised_at, closed_at)) from alongside.concern where journey_id = j.id),
        (select max(written_at) from alongside.record_entry where journey_id = j.id))
    from alongside.journey j where j.id = $1
$$;
