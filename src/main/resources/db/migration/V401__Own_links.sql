-- One-time links by which a survivor opens a page of their own, and what an opened one became. Of a secret only the SHA-256 of
-- its 256 random bits is here. What somebody answers is kept under the survivor's key. (assessment.link, MONITOR-03)
create table alongside.own_link (
    id              uuid primary key,
    organisation_id text        not null references alongside.organisation,
    purpose         text        not null check (purpose in ('ASSESSMENT', 'RECORD')),
    subject_id      uuid        not null,
    journey_id      uuid        not null,
    token_hash      bytea       not null check (octet_length(token_hash) = 32),
    made_at         timestamptz not null,
    ends_at         timestamptz not null check (ends_at > made_at and ends_at <= made_at + interval '31 days'),
    taken_at        timestamptz,
    closed_at       timestamptz,
    constraint own_link_in_time check (taken_at <= ends_at),
    constraint own_link_taken_or_closed check (taken_at is null or closed_at is null)
);
create unique index own_link_token on alongside.own_link (token_hash);
create unique index own_link_one_open on alongside.own_link (purpose, subject_id)
    where taken_at is null and closed_at is null;

-- A link that was used or is over opens nothing again.
create function alongside.own_link_stays_over() returns trigger language plpgsql as $$
begin
    if old.taken_at is not null or old.closed_at is not null then
        raise exception 'CONF-06: a link that is over stays over.';
    end if;
    return new;
end $$;
create trigger own_link_stays_over before update on alongside.own_link
    for each row execute function alongside.own_link_stays_over();

-- What an opened link became: for as long as somebody uses it. The secret is in their browser.
create table alongside.own_sitting (
    id              uuid primary key,
    organisation_id text        not null references alongside.organisation,
    purpose         text        not null check (purpose in ('ASSESSMENT', 'RECORD')),
    subject_id      uuid        not null,
    journey_id      uuid        not null,
    secret_hash     bytea       not null check (octet_length(secret_hash) = 32),
    began_at        timestamptz not null,
    ends_at         timestamptz not null,
    closed_at       timestamptz
);
create unique index own_sitting_secret on alongside.own_sitting (secret_hash);
create index own_sitting_open on alongside.own_sitting (purpose, subject_id) where closed_at is null;

-- Answers that were not sent yet, so that a lost line loses nothing. Gone when they are sent, or when it is over.
create table alongside.assessment_draft (
    assessment_id   uuid primary key references alongside.assessment,
    organisation_id text        not null references alongside.organisation,
    journey_id      uuid        not null,
    form_version    integer     not null check (form_version > 0),
    ciphertext      bytea       not null check (octet_length(ciphertext) <= 200000),
    saved_at        timestamptz not null
);

-- What survivors answered: ratings and words, unreadable without the survivor's key. (MONITOR-03, CONF-09)
create table alongside.assessment_answers (
    assessment_id   uuid primary key references alongside.assessment,
    organisation_id text        not null references alongside.organisation,
    journey_id      uuid        not null,
    form_version    integer     not null check (form_version > 0),
    ciphertext      bytea       not null check (octet_length(ciphertext) <= 200000),
    sent_at         timestamptz not null
);
comment on table alongside.assessment_answers is 'Append-only: what was sent stays as it was sent.';

-- Answers belong to one that was sent, and to that survivor.
create function alongside.assessment_answers_fit() returns trigger language plpgsql as $$
begin
    if not exists (select from alongside.assessment a where a.id = new.assessment_id
        and a.journey_id = new.journey_id and a.organisation_id = new.organisation_id and a.state = 'SENT') then
        raise exception 'MONITOR-03: these are the answers of another assessment.';
    end if;
    return new;
end $$;
create trigger assessment_answers_fit before insert on alongside.assessment_answers
    for each row execute function alongside.assessment_answers_fit();

alter table alongside.own_link enable row level security;
alter table alongside.own_link force row level security;
create policy own_organisation on alongside.own_link
    using (organisation_id = current_setting('alongside.organisation', true));
grant select, insert on alongside.own_link to "${app_role}";
alter table alongside.own_sitting enable row level security;
alter table alongside.own_sitting force row level security;
create policy own_organisation on alongside.own_sitting
    using (organisation_id = current_setting('alongside.organisation', true));
grant select, insert on alongside.own_sitting to "${app_role}";
alter table alongside.assessment_draft enable row level security;
alter table alongside.assessment_draft force row level security;
create policy own_organisation on alongside.assessment_draft
    using (organisation_id = current_setting('alongside.organisation', true));
grant select, insert on alongside.assessment_draft to "${app_role}";
alter table alongside.assessment_answers enable row level security;
alter table alongside.assessment_answers force row level security;
create policy own_organisation on alongside.assessment_answers
    using (organisation_id = current_setting('alongside.organisation', true));
grant select, insert on alongside.assessment_answers to "${app_role}";
grant update (taken_at, closed_at) on alongside.own_link to "${app_role}";
grant update (ends_at, closed_at) on alongside.own_sitting to "${app_role}";
grant update (ciphertext, saved_at), delete on alongside.assessment_draft to "${app_role}";
