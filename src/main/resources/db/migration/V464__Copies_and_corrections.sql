-- What a survivor asks for is run by a process and ends with an outcome, which they see. A copy leaves out what is confidential to
-- others: which entries, on which ground, and by whom is kept, and nothing of what they hold. (journey.requests, CONF-07, CONF-05)
alter table alongside.own_request
    add column outcome     text check (outcome in ('HANDED_OVER', 'FETCHED', 'NOT_FETCHED', 'WITHDRAWN', 'CORRECTED',
        'STATEMENT_ATTACHED', 'NOT_CHANGED', 'BEFORE')),
    add column asked_by    text not null default 'survivor',
    add column begun_at    timestamptz,
    add column alert       text check (alert in ('NEAR', 'LATE')),
    add column gone_through_at timestamptz,
    add column gone_through_by text,
    add column decided_at  timestamptz,
    add column decided_by  text,
    add column ready_until timestamptz,
    add column fetched_at  timestamptz,
    add column again_of    uuid references alongside.own_request;
comment on column alongside.own_request.begun_at is 'When its process began; empty where it was asked for before there was one.';
comment on column alongside.own_request.outcome is 'BEFORE: done before an outcome was kept.';
comment on column alongside.own_request.again_of is 'The survivor said that this one was not done.';

-- What was done before there were outcomes.
alter table alongside.own_request disable trigger own_request_stays_done;
alter table alongside.own_request no force row level security;
update alongside.own_request set outcome = 'BEFORE' where done_at is not null;
alter table alongside.own_request force row level security;
alter table alongside.own_request enable trigger own_request_stays_done;

alter table alongside.own_request drop constraint own_request_in_time;
-- Twenty working days, with all the holidays that can fall among them.
alter table alongside.own_request add constraint own_request_in_time
    check (due_on <= (asked_at at time zone 'Pacific/Auckland')::date + 45);
alter table alongside.own_request add constraint own_request_outcome check ((done_at is null) = (outcome is null)),
    add constraint own_request_fits_outcome check (outcome is null or outcome in ('WITHDRAWN', 'BEFORE')
        or (kind = 'COPY') = (outcome in ('HANDED_OVER', 'FETCHED', 'NOT_FETCHED'))),
    add constraint own_request_decided check ((decided_at is null) = (decided_by is null)
        and (decided_at is null) = (ready_until is null) and (decided_at is null or kind = 'COPY')
        and (decided_at is null or gone_through_at is not null and ready_until > decided_at)),
    add constraint own_request_gone_through check ((gone_through_at is null) = (gone_through_by is null)),
    add constraint own_request_fetched check (fetched_at is null or decided_at is not null and fetched_at <= ready_until);

-- What was done stays done; a copy can be fetched again in its time. What is decided about a copy is not decided again.
create or replace function alongside.own_request_stays_done() returns trigger language plpgsql as $$
begin
    if old.done_at is not null and (to_jsonb(new) - 'fetched_at') is distinct from (to_jsonb(old) - 'fetched_at') then
        raise exception 'CONF-07: what was done stays done.';
    end if;
    if old.decided_at is not null and (new.decided_at, new.decided_by, new.ready_until)
            is distinct from (old.decided_at, old.decided_by, old.ready_until) then
        raise exception 'CONF-07: what is in a copy is decided once.';
    end if;
    return new;
end $$;

-- It goes with an erasure and not before; it belongs to a journey of its organisation.
create function alongside.own_request_stays() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then
        if exists (select from alongside.record_key where journey_id = old.journey_id and erased_at is null) then
            raise exception 'CONF-07: what a survivor asked for stays.';
        end if;
        return old;
    end if;
    if not exists (select from alongside.journey where id = new.journey_id and organisation_id = new.organisation_id) then
        raise exception 'CONF-07: there is no such journey.';
    end if;
    if exists (select from alongside.record_key where journey_id = new.journey_id and erased_at is not null) then
        raise exception 'This record was erased.';
    end if;
    return new;
end $$;
create trigger own_request_stays before insert or delete on alongside.own_request
    for each row execute function alongside.own_request_stays();

create table alongside.own_request_left_out (
    request_id      uuid        not null references alongside.own_request on delete cascade,
    entry_id        uuid        not null references alongside.record_entry,
    organisation_id text        not null references alongside.organisation,
    ground          text        not null check (ground in ('ABOUT_SOMEBODY_ELSE', 'TOLD_IN_CONFIDENCE',
        'SOMEBODY_WOULD_BE_IN_DANGER')),
    marked_by       text        not null,
    marked_at       timestamptz not null,
    primary key (request_id, entry_id)
);

-- Only of the record of who asked, only until it is decided, and nothing that the survivor wrote themselves.
create function alongside.left_out_is_open() returns trigger language plpgsql as $$
declare
    asked alongside.own_request;
begin
    select * into asked from alongside.own_request
        where id = case when tg_op = 'DELETE' then old.request_id else new.request_id end for share;
    if not found then
        return case when tg_op = 'DELETE' then old else new end;
    end if;
    if asked.kind <> 'COPY' or asked.decided_at is not null or asked.done_at is not null then
        raise exception 'CONF-07: what is in a copy is decided once.';
    end if;
    if tg_op = 'DELETE' then
        return old;
    end if;
    if asked.organisation_id <> new.organisation_id or not exists (select from alongside.record_entry
            where id = new.entry_id and journey_id = asked.journey_id and written_by <> 'survivor') then
        raise exception 'CONF-07: this is not an entry that can be left out.';
    end if;
    return new;
end $$;
create trigger left_out_is_open before insert or update or delete on alongside.own_request_left_out
    for each row execute function alongside.left_out_is_open();

alter table alongside.own_request_left_out enable row level security;
alter table alongside.own_request_left_out force row level security;
create policy own_organisation on alongside.own_request_left_out
    using (organisation_id = current_setting('alongside.organisation', true));
grant select, insert, delete on alongside.own_request_left_out to "${app_role}";
grant update (ground, marked_by, marked_at) on alongside.own_request_left_out to "${app_role}";
grant update (outcome, begun_at, alert, gone_through_at, gone_through_by, decided_at, decided_by, ready_until, fetched_at)
    on alongside.own_request to "${app_role}";

-- Whoever goes through a copy sees what could be about others, for as long as they do and for nothing else. (CONF-01)
alter table alongside.reader_grant drop constraint reader_grant_compartment_check;
alter table alongside.reader_grant add constraint reader_grant_compartment_check check (compartment in
    ('CONTACT', 'MAIN', 'SAFETY', 'OFFENDING', 'JOINING', 'ACTING', 'CONCERN', 'PASSING_ON', 'GROUP', 'COPYING'));
alter table alongside.reader_grant drop constraint reader_grant_reason_check;
alter table alongside.reader_grant add constraint reader_grant_reason_check check (reason in
    ('FIRST_CONTACT', 'OFFERED', 'WALKS_WITH', 'RELEASED_BY_SURVIVOR', 'ASSESSOR', 'SUPERVISOR_OF_THIS', 'FACILITATES',
     'ACTS_ON_CONCERN', 'PASSES_ON', 'GOES_THROUGH_COPY'));
alter table alongside.reader_grant add constraint reader_grant_copying check (
    (reason = 'GOES_THROUGH_COPY') = (compartment = 'COPYING'));
