-- Whoever left can ask that everything of them is erased, by their label, through anybody. A label proves nothing, so two supervisors
-- decide as of an old record; whoever passed it on is not the one who agrees. (journey.keeping.ErasureReviews; CONSENT-10, CONF-09,
-- WORKER-08)
alter table alongside.erasure_review
    add column asked_by text,
    add column asked_at timestamptz,
    add constraint erasure_review_asked check ((asked_by is null) = (asked_at is null)),
    add constraint erasure_review_asked_through_another check (
        outcome is distinct from 'ERASED' or asked_by is distinct from ended_by);
comment on column alongside.erasure_review.asked_by is 'Who passed on that the survivor asks for it; nobody where it is looked at for its age.';
grant update (asked_by, asked_at) on alongside.erasure_review to "${app_role}";

alter table alongside.record_key drop constraint record_key_erased_because_check;
alter table alongside.record_key add constraint record_key_erased_because_check check (
    erased_because in ('SAID_NOT_NOW', 'WITHDREW_CONSENT', 'ASKED', 'RETENTION_ENDED', 'ASKED_AFTER_LEAVING'));

-- What they asked stays with the review: nobody changes through whom, or when.
create function alongside.erasure_asked_stays() returns trigger language plpgsql as $$
begin
    raise exception 'CONF-09: that a survivor asked to erase their record stays.';
end $$;
create trigger erasure_asked_stays before update on alongside.erasure_review
    for each row when (old.asked_by is not null
        and (new.asked_by is distinct from old.asked_by or new.asked_at is distinct from old.asked_at))
    execute function alongside.erasure_asked_stays();

-- As before for what is old; what was asked for does not wait for the time of keeping, nor for a day until which it was kept as they had
-- asked before, and is erased only where they asked for it.
create or replace function alongside.erased_after_review() returns trigger language plpgsql as $$
declare
    today constant date := (new.erased_at at time zone 'Pacific/Auckland')::date;
    is_asked constant boolean := new.erased_because = 'ASKED_AFTER_LEAVING';
begin
    if not exists (select from alongside.erasure_review r where r.journey_id = new.journey_id
            and r.outcome = 'ERASED' and r.ended_at <= new.erased_at and (r.asked_by is not null or not is_asked)) then
        raise exception 'CONF-09: two people decide whether an old record is erased, or one of somebody who left.';
    end if;
    if not exists (select from alongside.journey j where j.id = new.journey_id and j.state = 'ENDED'
            and (is_asked or ((alongside.last_contact(j.id) at time zone 'Pacific/Auckland')::date + make_interval(years =>
                alongside.setting_number(j.organisation_id, 'records.keep-years', 7, 20, 10))) < today)) then
        raise exception 'CONF-09: the time of keeping has not ended.';
    end if;
    if exists (select from alongside.erasure_review r where r.journey_id = new.journey_id and r.keep_until > today
            and (r.reason = 'LEGAL_DUTY' or not is_asked)) then
        raise exception 'CONF-09: this record is kept for longer.';
    end if;
    if exists (select from alongside.own_request q where q.journey_id = new.journey_id and q.done_at is null)
            or exists (select from alongside.concern c where c.journey_id = new.journey_id and c.closed_at is null)
            or exists (select from engine.act_ru_execution e join engine.act_re_procdef d on d.id_ = e.proc_def_id_
                where e.business_key_ = new.journey_id::text and d.key_ = 'safety-follow-up') then
        raise exception 'CONF-09: something that is open needs this record.';
    end if;
    return new;
end $$;
drop trigger erased_after_review on alongside.record_key;
create trigger erased_after_review before update on alongside.record_key
    for each row when (new.erased_because in ('RETENTION_ENDED', 'ASKED_AFTER_LEAVING'))
    execute function alongside.erased_after_review();
