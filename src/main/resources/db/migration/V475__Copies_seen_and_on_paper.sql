-- Whoever goes through a record for a copy has seen each entry of it before the copy is made, also what was written meanwhile; and a
-- copy is printed where the survivor would like it on paper. (journey.own.CopyRequests, CONF-05, CONF-07)
alter table alongside.own_request add column on_paper_at timestamptz,
    add constraint own_request_on_paper check (on_paper_at is null or kind = 'COPY');
comment on column alongside.own_request.on_paper_at is 'When the survivor asked for the copy on paper; empty where they did not.';
grant update (on_paper_at) on alongside.own_request to "${app_role}";

create or replace function alongside.own_request_stays_done() returns trigger language plpgsql as $$
declare
    later constant text[] := '{fetched_at,on_paper_at}';
begin
    if old.done_at is not null and (to_jsonb(new) - later) is distinct from (to_jsonb(old) - later) then
        raise exception 'CONF-07: what was done stays done.';
    end if;
    if old.decided_at is not null and (new.decided_at, new.decided_by, new.ready_until, new.gone_through_at)
            is distinct from (old.decided_at, old.decided_by, old.ready_until, old.gone_through_at) then
        raise exception 'CONF-07: what is in a copy is decided once.';
    end if;
    if old.on_paper_at is not null and new.on_paper_at is distinct from old.on_paper_at then
        raise exception 'CONF-07: what was asked for on paper stays asked for.';
    end if;
    return new;
end $$;

create table alongside.own_request_seen (
    request_id      uuid not null references alongside.own_request on delete cascade,
    entry_id        uuid not null references alongside.record_entry,
    organisation_id text not null references alongside.organisation,
    primary key (request_id, entry_id)
);
comment on table alongside.own_request_seen is 'Entries that were shown to whoever goes through a record for a copy, until it is decided what is in that.';

-- Only of the record of who asked, and only until it is decided.
create function alongside.gone_through_is_of_record() returns trigger language plpgsql as $$
begin
    if not exists (select from alongside.own_request r join alongside.record_entry e on e.journey_id = r.journey_id
            where r.id = new.request_id and e.id = new.entry_id and r.organisation_id = new.organisation_id
                and r.kind = 'COPY' and r.decided_at is null and r.done_at is null) then
        raise exception 'CONF-07: this is no entry that is gone through for this copy.';
    end if;
    return new;
end $$;
create trigger gone_through_is_of_record before insert on alongside.own_request_seen
    for each row execute function alongside.gone_through_is_of_record();

alter table alongside.own_request_seen enable row level security;
alter table alongside.own_request_seen force row level security;
create policy own_organisation on alongside.own_request_seen
    using (organisation_id = current_setting('alongside.organisation', true));
grant select, insert, delete on alongside.own_request_seen to "${app_role}";
