-- Those with whom a worker walks, and when they met last: read at the start of each day. (journey.people)
create index session_of_journey on alongside.session (journey_id, recorded_at);
create index journey_of_first_contact on alongside.journey (first_contact_by) where state in ('OPEN', 'PAUSED');
