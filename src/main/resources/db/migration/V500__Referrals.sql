-- Referrals of survivors to services of the directory. The letter is kept under the survivor's key; nothing else here is a word of
-- theirs. (referral.Referrals; REFER-01 to REFER-05, CONSENT-05, CONSENT-06)
create table alongside.referral (
    id              uuid        primary key,
    organisation_id text        not null references alongside.organisation,
    journey_id      uuid        not null references alongside.journey,
    entry_id        uuid        not null references alongside.directory_entry,
    reference       text        not null check (reference ~ '^[A-HJ-NP-Z2-9]{8}$'),
    state           text        not null check (state in ('CHOOSING', 'PREPARED', 'SENT', 'CLOSED', 'TOLD', 'TAKEN_BACK')),
    way             text        check (way in ('REFERRED', 'MET_TOGETHER', 'TOLD')),
    classes         text[]      not null default '{}' check (classes <@ array['NAME', 'CONTACT', 'LANGUAGE_AND_CULTURE',
                                    'SITUATION', 'STRENGTHS', 'HOPES', 'KEEPING_SAFE', 'OWN_WORDS']),
    begun_by        text        not null,
    begun_at        timestamptz not null,
    agreed_until    date,
    letter          bytea       check (length(letter) <= 300000),
    prepared_by     text,
    seen_at         timestamptz,
    sent_at         timestamptz,
    sent_how        text        check (sent_how in ('TAKEN_ALONG', 'HANDED_OVER', 'POSTED')),
    answer          text        check (answer in ('TAKEN', 'WAITING', 'NOT_POSSIBLE', 'ASKED_AGAIN', 'NO_LONGER')),
    answered_at     timestamptz,
    answer_by       timestamptz,
    first_answered_at timestamptz,
    outcome         text        check (outcome in ('GO_ON', 'ELSEWHERE', 'NO_MORE', 'LEFT')),
    closed_at       timestamptz,
    taken_back_at   timestamptz,
    recalled_at     timestamptz,
    recalled_how    text        check (recalled_how in ('POSTED', 'HANDED_OVER', 'BY_TELEPHONE')),
    unique (organisation_id, reference),
    constraint referral_letter check ((state in ('PREPARED', 'SENT')) <= (letter is not null and prepared_by is not null
        and agreed_until is not null
        and way in ('REFERRED', 'MET_TOGETHER') and cardinality(classes) > 0)),
    constraint referral_seen check (seen_at is null or letter is not null),
    constraint referral_told_keeps_nothing check (way is distinct from 'TOLD'
        or (letter is null and cardinality(classes) = 0 and sent_at is null)),
    constraint referral_sent check ((sent_at is null) = (sent_how is null) and (sent_at is null) = (answer_by is null) and (state <> 'SENT' or sent_at is not null)),
    constraint referral_recalled check ((recalled_at is null) = (recalled_how is null)
        and (recalled_at is null or (sent_at is not null and taken_back_at is not null))),
    constraint referral_taken_back check ((state = 'TAKEN_BACK') = (taken_back_at is not null))
);
create unique index referral_one_open on alongside.referral (journey_id, entry_id)
    where state in ('CHOOSING', 'PREPARED', 'SENT');
create index referral_of_journey on alongside.referral (journey_id, begun_at);
create index referral_of_entry on alongside.referral (entry_id);
comment on table alongside.referral is 'A referral of a survivor to a service, from choosing it to how it went.';
comment on column alongside.referral.agreed_until is 'The last day of what was agreed to for this letter.';
comment on column alongside.referral.letter is 'What leaves, or has left, under the survivor''s key.';
comment on column alongside.referral.answer_by is 'By when the service was to have answered, as it was when the letter left.';
comment on column alongside.referral.first_answered_at is 'When the service first said something, whatever it was.';
comment on column alongside.referral.seen_at is 'When the letter, as it is now, was first read by who built it with the survivor.';
comment on column alongside.referral.prepared_by is 'Who built the letter with the survivor; nobody else reads it here.';

alter table alongside.referral enable row level security;
alter table alongside.referral force row level security;
create policy own_organisation on alongside.referral
    using (organisation_id = current_setting('alongside.organisation', true));
grant select, insert, delete on alongside.referral to "${app_role}";
grant update (state, way, classes, agreed_until, letter, prepared_by, seen_at, sent_at, sent_how, answer_by, answer, answered_at, first_answered_at, outcome, closed_at, taken_back_at,
    recalled_at, recalled_how) on alongside.referral to "${app_role}";

-- A letter leaves once, after it was seen, with what the survivor agrees to for this service on that day, and to a service that is open
-- and was reviewed in time. What has left or was told is not forgotten, and what was taken back stays so.
-- (REFER-01, REFER-02, REFER-03, CONSENT-05, CONSENT-06)
create function alongside.referral_goes() returns trigger language plpgsql as $$
declare
    day date;
begin
    if tg_op = 'INSERT' then
        if new.state <> 'CHOOSING' or new.sent_at is not null then
            raise exception 'REFER-01: a referral begins with choosing together.';
        end if;
        if not exists (select from alongside.journey j join alongside.walk w on w.journey_id = j.id and w.until is null
                where j.id = new.journey_id and j.organisation_id = new.organisation_id and w.worker_id = new.begun_by)
            or not exists (select from alongside.directory_entry where id = new.entry_id
                and organisation_id = new.organisation_id) then
            raise exception 'REFER-01: a referral is begun by who walks with the survivor, to a service of their directory.';
        end if;
        return new;
    end if;
    if tg_op = 'DELETE' then
        if (old.sent_at is not null or old.state = 'TOLD')
                and not exists (select from alongside.journey where id = old.journey_id and state = 'ERASED') then
            raise exception 'CONSENT-06: what has left is not forgotten.';
        end if;
        return old;
    end if;
    if old.state in ('TOLD', 'TAKEN_BACK') and new.state <> old.state then
        raise exception 'CONSENT-06: what was taken back stays so.';
    end if;
    if new.state is distinct from old.state and not ((old.state, new.state) in (
            ('CHOOSING', 'PREPARED'), ('CHOOSING', 'TOLD'), ('PREPARED', 'CHOOSING'), ('PREPARED', 'SENT'),
            ('SENT', 'CLOSED'), ('SENT', 'TAKEN_BACK'), ('CLOSED', 'TAKEN_BACK'))) then
        raise exception 'REFER-01: a referral does not go from % to %.', old.state, new.state;
    end if;
    if old.sent_at is not null and (new.sent_at, new.sent_how, new.answer_by, new.way, new.classes, new.agreed_until, new.letter,
            new.prepared_by, new.seen_at) is distinct from (old.sent_at, old.sent_how, old.answer_by, old.way, old.classes, old.agreed_until,
            old.letter, old.prepared_by, old.seen_at) then
        raise exception 'REFER-02: what has left stays as it left.';
    end if;
    if old.recalled_at is not null and (new.recalled_at, new.recalled_how)
            is distinct from (old.recalled_at, old.recalled_how) then
        raise exception 'CONSENT-06: that a service was told stays as it was.';
    end if;
    if new.letter is distinct from old.letter and new.seen_at is not null then
        raise exception 'REFER-02: what is built anew was not seen yet.';
    end if;
    if old.sent_at is null and new.sent_at is not null then
        day := (new.sent_at at time zone 'Pacific/Auckland')::date;
        if old.state <> 'PREPARED' or new.state <> 'SENT' or old.seen_at is null
            or (new.letter, new.classes, new.way, new.agreed_until, new.prepared_by, new.seen_at)
                is distinct from (old.letter, old.classes, old.way, old.agreed_until, old.prepared_by, old.seen_at) then
            raise exception 'REFER-02: what leaves was seen before.';
        end if;
        if not exists (
            select from (
                select decision, covers, valid_until from alongside.consent_entry
                where journey_id = new.journey_id and organisation_id = new.organisation_id
                    and purpose = 'DISCLOSE_TO_RECIPIENT' and recipient = 'service:' || new.entry_id
                order by id desc limit 1) latest
            where decision = 'GIVEN' and covers @> new.classes and valid_until >= day)
            or not exists (
            select from (
                select decision from alongside.consent_entry
                where journey_id = new.journey_id and organisation_id = new.organisation_id and purpose = 'KEEP_RECORD'
                order by id desc limit 1) latest
            where decision = 'GIVEN') then
            raise exception 'CONSENT-05: the survivor does not agree that this leaves.';
        end if;
        if not exists (
            select from alongside.directory_entry where id = new.entry_id and not closed and reviewed_on + make_interval(
                months => alongside.setting_number(new.organisation_id, 'directory.review-months', 1, 12, 12)) >= day) then
            raise exception 'REFER-03: this service is closed, or was not reviewed in time.';
        end if;
    end if;
    return new;
end $$;
create trigger referral_goes before insert or update or delete on alongside.referral
    for each row execute function alongside.referral_goes();

-- What survivors say of services: tied to nobody, to a month and no day. (directory.Experiences; REFER-05)
create table alongside.directory_experience (
    id              bigint generated always as identity primary key,
    organisation_id text not null references alongside.organisation,
    entry_id        uuid not null references alongside.directory_entry,
    month           date not null check (extract(day from month) = 1),
    waited          text not null check (waited in ('WEEK', 'MONTH', 'THREE_MONTHS', 'LONGER', 'NOT_SAID')),
    fit             text not null check (fit in ('YES', 'PARTLY', 'NO', 'NOT_SAID'))
);
create index directory_experience_of_entry on alongside.directory_experience (entry_id);
comment on table alongside.directory_experience is 'How long somebody waited at a service and whether it fitted, without who it was.';
alter table alongside.directory_experience enable row level security;
alter table alongside.directory_experience force row level security;
create policy own_organisation on alongside.directory_experience
    using (organisation_id = current_setting('alongside.organisation', true));
grant select, insert on alongside.directory_experience to "${app_role}";
