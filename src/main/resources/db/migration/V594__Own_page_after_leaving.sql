-- Whoever left opens a page of their own as before: by a link and their word, as long as they have not taken the record back. Of who is
-- erased there is no word. (journey.own.OwnRecordSittings; CONSENT-06, CONSENT-10, CONF-01)
create or replace function alongside.own_record_needs_word() returns trigger language plpgsql as $$
begin
    if new.purpose = 'RECORD' and not exists (
        select from alongside.own_word w join alongside.journey j on j.id = w.journey_id
        where w.journey_id = new.journey_id and w.organisation_id = new.organisation_id and new.subject_id = new.journey_id
            and (w.closed_until is null or w.closed_until <= new.began_at)
            and (j.state in ('OPEN', 'PAUSED') or j.state = 'ENDED' and coalesce((select c.decision
                from alongside.consent_entry c where c.journey_id = j.id and c.purpose = 'KEEP_RECORD' and c.recipient is null
                order by c.id desc limit 1), 'NONE') <> 'WITHDRAWN')
            and (new.passed_on_by is null or new.passed_on_by is distinct from w.chosen_beside
                and new.passed_on_by <> all (w.beside_before))) then
        raise exception 'CONF-01: a record is opened by a link and the word that the survivor chose.';
    end if;
    return new;
end $$;

-- Who left erases their record by link and word at once, without a review, but not while somebody found in a review that the law asks to keep it.
-- (journey.keeping.ErasureReviews; CONF-09)
create function alongside.kept_by_law_after_leaving() returns trigger language plpgsql as $$
begin
    if exists (select from alongside.journey j join alongside.erasure_review r on r.journey_id = j.id
            where j.id = new.journey_id and j.state = 'ENDED' and r.reason = 'LEGAL_DUTY'
                and r.keep_until > (new.erased_at at time zone 'Pacific/Auckland')::date) then
        raise exception 'CONF-09: the law asks to keep this record.';
    end if;
    return new;
end $$;
create trigger kept_by_law_after_leaving before update on alongside.record_key
    for each row when (new.erased_because = 'WITHDREW_CONSENT')
    execute function alongside.kept_by_law_after_leaving();
