-- What people say about the service: at the page that is open to everybody, by a link of their own, or beside their worker as they
-- leave. Nothing here says who it was, unless they wished so: of the time only the day is kept, ids are random, and so is the
-- order within a day. (records.Feedback, MONITOR-04)
alter table alongside.feedback drop constraint feedback_month_check;
alter table alongside.feedback rename column month to received_on;
alter table alongside.feedback
    add column may_be_shown boolean not null default false,
    add column journey_id uuid,
    add column is_read boolean not null default false,
    add column taken_out_because text check (taken_out_because in ('NAMES_SOMEBODY', 'NOT_ABOUT_US', 'WRITER_ASKED')),
    add column taken_out_by text,
    add constraint feedback_length check (octet_length(ciphertext) <= 20000),
    add constraint feedback_taken_out check ((taken_out_because is null) = (taken_out_by is null)
        and (taken_out_because is null or ciphertext is null and journey_id is null));
create index feedback_by_day on alongside.feedback (organisation_id, received_on desc, id);
create index feedback_of_journey on alongside.feedback (journey_id) where journey_id is not null;
comment on table alongside.feedback is 'What people said about the service, under a key of the organisation.';
comment on column alongside.feedback.journey_id is 'Only where its writer wished that we know; gone when they are erased.';
grant update (is_read, taken_out_because, taken_out_by, ciphertext, journey_id) on alongside.feedback to "${app_role}";

-- What somebody wrote is read or taken out, and nothing else: it is not changed, comes back never, and is tied to nobody later.
create function alongside.feedback_stays() returns trigger language plpgsql as $$
begin
    if old.taken_out_because is not null
            or new.ciphertext is distinct from old.ciphertext and new.taken_out_because is null
            or new.journey_id is distinct from old.journey_id and new.journey_id is not null then
        raise exception 'MONITOR-04: what somebody said about the service stays as they said it.';
    end if;
    return new;
end $$;
create trigger feedback_stays before update on alongside.feedback
    for each row execute function alongside.feedback_stays();

-- Nobody is named who was erased, before or after. (CONF-09)
create trigger feedback_record_is_open before insert on alongside.feedback
    for each row when (new.journey_id is not null) execute function alongside.record_is_open();
create function alongside.feedback_is_untied() returns trigger language plpgsql as $$
begin
    update alongside.feedback set journey_id = null where journey_id = new.journey_id;
    return null;
end $$;
create trigger feedback_is_untied after update of erased_at on alongside.record_key
    for each row when (new.erased_at is not null) execute function alongside.feedback_is_untied();

-- How much came by the page that is open to everybody on one day, so that it cannot be filled up. Earlier days are deleted.
create table alongside.feedback_day (
    organisation_id text    not null references alongside.organisation,
    day             date    not null,
    received        integer not null check (received between 1 and 200),
    primary key (organisation_id, day)
);

-- What the service says to everybody about what it heard: you said, we did. (MONITOR-04)
create table alongside.feedback_answer (
    id              uuid primary key,
    organisation_id text        not null references alongside.organisation,
    you_said        text        not null check (length(you_said) between 1 and 1000),
    we_did          text        not null check (length(we_did) between 1 and 1000),
    published_at    timestamptz not null,
    published_by    text        not null,
    taken_back_at   timestamptz,
    taken_back_by   text,
    constraint feedback_answer_taken_back check ((taken_back_at is null) = (taken_back_by is null))
);
create index feedback_answer_shown on alongside.feedback_answer (organisation_id, published_at desc)
    where taken_back_at is null;

create function alongside.feedback_answer_stays() returns trigger language plpgsql as $$
begin
    if old.taken_back_at is not null then
        raise exception 'MONITOR-04: an answer that was taken back stays so.';
    end if;
    return new;
end $$;
create trigger feedback_answer_stays before update on alongside.feedback_answer
    for each row execute function alongside.feedback_answer_stays();

alter table alongside.feedback_day enable row level security;
alter table alongside.feedback_day force row level security;
create policy own_organisation on alongside.feedback_day
    using (organisation_id = current_setting('alongside.organisation', true));
grant select, insert, update (received), delete on alongside.feedback_day to "${app_role}";
alter table alongside.feedback_answer enable row level security;
alter table alongside.feedback_answer force row level security;
create policy own_organisation on alongside.feedback_answer
    using (organisation_id = current_setting('alongside.organisation', true));
grant select, insert, update (taken_back_at, taken_back_by) on alongside.feedback_answer to "${app_role}";
