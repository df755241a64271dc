-- Two people count as two for an erasure from the day on which one of them proposed it; that day is now, and stays. Nobody proposes
-- and agrees in one step. (journey.keeping.ErasureReviews; CONF-09, WORKER-08)
create or replace function alongside.erasure_review_may_be() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        if not exists (select from alongside.journey j where j.id = new.journey_id
                and j.organisation_id = new.organisation_id and j.state = 'ENDED') then
            raise exception 'CONF-09: a record is reviewed when its journey has ended.';
        end if;
        if new.proposed_by is not null or new.proposed_at is not null or new.outcome = 'ERASED' then
            raise exception 'CONF-09: a record is reviewed before anybody proposes to erase it.';
        end if;
        return new;
    end if;
    if old.ended_at is not null then
        raise exception 'CONF-09: what was decided about a record stays.';
    end if;
    if new.outcome = 'ERASED' and new.proposed_by is distinct from old.proposed_by then
        raise exception 'CONF-09: it is proposed before somebody agrees.';
    end if;
    if new.proposed_by is distinct from old.proposed_by then
        new.proposed_at := case when new.proposed_by is not null then clock_timestamp() end;
    elsif new.proposed_at is distinct from old.proposed_at then
        raise exception 'CONF-09: the day on which it was proposed stays.';
    end if;
    if new.outcome = 'ERASED' and alongside.access_between(new.organisation_id, new.proposed_by, new.ended_by,
            coalesce(new.proposed_at, new.began_at) - make_interval(
                days => alongside.setting_number(new.organisation_id, 'accounts.apart-days', 7, 90, 30))) then
        raise exception 'WORKER-08: one of these two may have signed in as the other before it was proposed or since.';
    end if;
    return new;
end $$;

-- Also while somebody is to ask them again how safe they are, and before the day until which it is kept.
create or replace function alongside.erased_after_review() returns trigger language plpgsql as $$
declare
    today constant date := (new.erased_at at time zone 'Pacific/Auckland')::date;
begin
    if not exists (select from alongside.erasure_review r where r.journey_id = new.journey_id
            and r.outcome = 'ERASED' and r.ended_at <= new.erased_at) then
        raise exception 'CONF-09: two people decide whether an old record is erased.';
    end if;
    if not exists (select from alongside.journey j where j.id = new.journey_id and j.state = 'ENDED'
            and ((alongside.last_contact(j.id) at time zone 'Pacific/Auckland')::date + make_interval(years =>
                alongside.setting_number(j.organisation_id, 'records.keep-years', 7, 20, 10))) < today) then
        raise exception 'CONF-09: the time of keeping has not ended.';
    end if;
    if exists (select from alongside.erasure_review r where r.journey_id = new.journey_id and r.keep_until > today) then
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
