-- My record: what a survivor opens by a link and a word that only they know. Of the word only a slow hash is here.
-- (journey.own, CONF-03, CONF-07, CONSENT-10)
create table alongside.own_word (
    journey_id      uuid primary key references alongside.journey,
    organisation_id text        not null references alongside.organisation,
    hash            text        not null check (length(hash) between 40 and 100),
    chosen_at       timestamptz not null,
    chosen_beside   text,
    tries           integer     not null default 0,
    closed_until    timestamptz,
    constraint own_word_tries check (tries between 0 and 4),
    constraint own_word_closed check (closed_until is null or tries = 0)
);
comment on column alongside.own_word.chosen_beside is 'The worker beside whom it was chosen; empty where it was changed with the one before.';
comment on column alongside.own_word.tries is 'Wrong ones since it was last right. With the fifth it is closed for a day, and they count from the beginning.';

-- An opened link asks for the word first, in a sitting of its own that opens nothing else.
alter table alongside.own_sitting drop constraint own_sitting_purpose_check;
alter table alongside.own_sitting add constraint own_sitting_purpose_check check (purpose in ('ASSESSMENT', 'RECORD', 'WORD'));

-- A record is open to its survivor alone: where a word was given that is not closed, and the journey is theirs and goes on.
create function alongside.own_record_needs_word() returns trigger language plpgsql as $$
begin
    if new.purpose = 'RECORD' and not exists (
        select from alongside.own_word w join alongside.journey j on j.id = w.journey_id
        where w.journey_id = new.journey_id and w.organisation_id = new.organisation_id and new.subject_id = new.journey_id
            and (w.closed_until is null or w.closed_until <= new.began_at) and j.state in ('OPEN', 'PAUSED')) then
        raise exception 'CONF-01: a record is opened by a link and the word that the survivor chose.';
    end if;
    return new;
end $$;
create trigger own_record_needs_word before insert on alongside.own_sitting
    for each row execute function alongside.own_record_needs_word();

-- What a survivor asked for on their own page that a person has to do: a copy, or a correction with their words under their key.
create table alongside.own_request (
    id              uuid primary key,
    organisation_id text        not null references alongside.organisation,
    journey_id      uuid        not null references alongside.journey,
    kind            text        not null check (kind in ('COPY', 'CORRECTION')),
    ciphertext      bytea       check (octet_length(ciphertext) <= 20000),
    asked_at        timestamptz not null,
    due_on          date        not null,
    done_at         timestamptz,
    done_by         text,
    constraint own_request_words check ((kind = 'CORRECTION') = (ciphertext is not null)),
    constraint own_request_done check ((done_at is null) = (done_by is null) and done_at >= asked_at),
    constraint own_request_in_time check (due_on <= (asked_at at time zone 'Pacific/Auckland')::date + 28)
);
create index own_request_of_journey on alongside.own_request (journey_id);
create index own_request_open on alongside.own_request (organisation_id, due_on) where done_at is null;
create unique index own_request_one_copy on alongside.own_request (journey_id) where kind = 'COPY' and done_at is null;

-- What was done stays done.
create function alongside.own_request_stays_done() returns trigger language plpgsql as $$
begin
    if old.done_at is not null then
        raise exception 'CONF-07: what was done stays done.';
    end if;
    return new;
end $$;
create trigger own_request_stays_done before update on alongside.own_request
    for each row execute function alongside.own_request_stays_done();

alter table alongside.own_word enable row level security;
alter table alongside.own_word force row level security;
create policy own_organisation on alongside.own_word
    using (organisation_id = current_setting('alongside.organisation', true));
grant select, insert, delete on alongside.own_word to "${app_role}";
grant update (hash, chosen_at, chosen_beside, tries, closed_until) on alongside.own_word to "${app_role}";
alter table alongside.own_request enable row level security;
alter table alongside.own_request force row level security;
create policy own_organisation on alongside.own_request
    using (organisation_id = current_setting('alongside.organisation', true));
grant select, insert, delete on alongside.own_request to "${app_role}";
grant update (done_at, done_by) on alongside.own_request to "${app_role}";
