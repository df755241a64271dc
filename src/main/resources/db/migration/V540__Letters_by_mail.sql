-- A letter goes on paper or by e-mail. The address is the one that the survivor saw; the password of the PDF is kept under their key
-- until the referral ends. (referral.LettersByMail; REFER-02, CONSENT-06, CONF-06)
alter table alongside.referral
    add column goes_by text not null default 'PAPER' check (goes_by in ('PAPER', 'EMAIL')),
    add column mail_to text check (mail_to ~ '^[!-~]+@[A-Za-z0-9.-]+$' and mail_to !~ '[,;:<>()"\\]' and length(mail_to) <= 200),
    add column password bytea check (length(password) <= 1000);
comment on column alongside.referral.goes_by is 'How the survivor chose that the letter goes.';
comment on column alongside.referral.mail_to is 'The address of the service as it was seen before the letter went.';
comment on column alongside.referral.password is
    'Opens the PDF that goes by e-mail; under the survivor''s key, and gone when the referral ends.';
alter table alongside.referral add constraint referral_mail check ((goes_by = 'EMAIL') = (mail_to is not null)
    and (password is null or goes_by <> 'PAPER'));
alter table alongside.referral drop constraint referral_sent_how_check;
alter table alongside.referral add constraint referral_sent_how_check
    check (sent_how in ('TAKEN_ALONG', 'HANDED_OVER', 'POSTED', 'EMAIL'));
alter table alongside.referral add constraint referral_sent_by
    check (sent_how is null or (sent_how = 'EMAIL') = (goes_by = 'EMAIL'));
alter table alongside.referral add constraint referral_password_ends
    check (password is null or state in ('PREPARED', 'SENT'));
alter table alongside.referral drop constraint referral_answer_check;
alter table alongside.referral add constraint referral_answer_check check (answer in
    ('TAKEN', 'WAITING', 'NOT_POSSIBLE', 'ASKED_AGAIN', 'NO_LONGER', 'CALL_US', 'NOT_ARRIVED', 'NOT_SURE'));
grant update (goes_by, mail_to, password) on alongside.referral to "${app_role}";

-- A mail with a letter. No column has a word of it, of the password or of the survivor.
create table alongside.letter_mail (
    id              uuid        primary key,
    organisation_id text        not null references alongside.organisation,
    referral_id     uuid        not null references alongside.referral on delete cascade,
    mail            text        not null check (mail in ('LETTER', 'RECALL')),
    state           text        not null check (state in ('WAITING', 'SENDING', 'SENT', 'UNKNOWN', 'FAILED', 'STOPPED')),
    because         text        check (because ~ '^[A-Z_]{1,20}$'),
    tries           integer     not null default 0 check (tries between 0 and 99),
    queued_at       timestamptz not null,
    next_try_at     timestamptz not null,
    claimed_at      timestamptz,
    stop_asked_at   timestamptz,
    ended_at        timestamptz,
    constraint letter_mail_once unique (referral_id, mail),
    constraint letter_mail_claimed check (state not in ('SENDING', 'SENT', 'UNKNOWN') or claimed_at is not null),
    constraint letter_mail_ended check ((state in ('SENT', 'FAILED', 'STOPPED')) = (ended_at is not null))
);
comment on table alongside.letter_mail is 'Mails to services: a letter, or that an agreement ended. No word of anybody.';
comment on column alongside.letter_mail.id is 'Also in the Message-ID of the mail, by which it is known when it comes back.';
comment on column alongside.letter_mail.state is
    'UNKNOWN: handed over to a mail server that did not answer. STOPPED: it never left. FAILED: nobody took it, or it came back.';
comment on column alongside.letter_mail.stop_asked_at is 'When it was to stop while it was being sent: it is not tried again.';
create index letter_mail_due on alongside.letter_mail (organisation_id, next_try_at) where state = 'WAITING';
create index letter_mail_open on alongside.letter_mail (organisation_id, queued_at)
    where state in ('WAITING', 'SENDING', 'UNKNOWN', 'FAILED');
alter table alongside.letter_mail enable row level security;
alter table alongside.letter_mail force row level security;
create policy own_organisation on alongside.letter_mail
    using (organisation_id = current_setting('alongside.organisation', true));
grant select, insert on alongside.letter_mail to "${app_role}";
grant update (state, because, tries, next_try_at, claimed_at, stop_asked_at, ended_at) on alongside.letter_mail to "${app_role}";

-- A mail is claimed before it is sent, and each claim asks again: a letter leaves while the survivor agrees, and that an agreement
-- ended is told only where the letter left or may have. (REFER-02, CONSENT-05, CONSENT-06)
create function alongside.letter_mail_may_be() returns trigger language plpgsql as $$
declare
    letter alongside.referral;
begin
    select * into letter from alongside.referral where id = new.referral_id and organisation_id = new.organisation_id;
    if letter.id is null or letter.goes_by <> 'EMAIL' then
        raise exception 'REFER-02: this letter does not go by e-mail.';
    end if;
    if tg_op = 'INSERT' then
        if new.state <> 'WAITING' then
            raise exception 'REFER-02: a mail waits before it is anything else.';
        end if;
        if new.mail = 'LETTER' and letter.state <> 'SENT' then
            raise exception 'REFER-02: a letter is queued when it goes.';
        end if;
        if new.mail = 'RECALL' and (letter.state <> 'TAKEN_BACK' or not exists (select from alongside.letter_mail
                where referral_id = new.referral_id and mail = 'LETTER' and state in ('SENDING', 'SENT', 'UNKNOWN'))) then
            raise exception 'CONSENT-06: that an agreement ended is told where the letter left or may have.';
        end if;
        return new;
    end if;
    if (old.state, new.state) not in (
            ('WAITING', 'WAITING'), ('WAITING', 'SENDING'), ('WAITING', 'STOPPED'), ('WAITING', 'FAILED'),
            ('SENDING', 'SENDING'), ('SENDING', 'WAITING'), ('SENDING', 'SENT'), ('SENDING', 'UNKNOWN'), ('SENDING', 'FAILED'),
            ('SENDING', 'STOPPED'), ('UNKNOWN', 'UNKNOWN'), ('UNKNOWN', 'SENT'), ('UNKNOWN', 'FAILED'), ('SENT', 'SENT'),
            ('SENT', 'FAILED'), ('FAILED', 'FAILED')) then
        raise exception 'REFER-02: a mail does not go from % to %.', old.state, new.state;
    end if;
    if old.stop_asked_at is not null and (new.stop_asked_at is null or new.state = 'WAITING') then
        raise exception 'CONSENT-06: a letter that was stopped is not tried again.';
    end if;
    if new.state = 'SENDING' and old.state = 'WAITING' and new.mail = 'LETTER' then
        if letter.state <> 'SENT' or not exists (
            select from (
                select decision, covers, valid_until from alongside.consent_entry
                where journey_id = letter.journey_id and organisation_id = letter.organisation_id
                    and purpose = 'DISCLOSE_TO_RECIPIENT' and recipient = 'service:' || letter.entry_id
                order by id desc limit 1) latest
            where decision = 'GIVEN' and covers @> letter.classes
                and valid_until >= (new.claimed_at at time zone 'Pacific/Auckland')::date) then
            raise exception 'CONSENT-06: the survivor does not agree any more that this leaves.';
        end if;
    end if;
    if new.state = 'SENDING' and old.state = 'WAITING' and new.mail = 'RECALL' and not exists (select from alongside.letter_mail
            where referral_id = new.referral_id and mail = 'LETTER' and state in ('SENT', 'UNKNOWN')) then
        raise exception 'CONSENT-06: it is not known yet whether the letter left.';
    end if;
    return new;
end $$;
create trigger letter_mail_may_be before insert or update on alongside.letter_mail
    for each row execute function alongside.letter_mail_may_be();

-- How it goes and to whom is seen, as the letter is, and stays. A letter by e-mail that was stopped never left.
create or replace function alongside.referral_goes() returns trigger language plpgsql as $$
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
                and not exists (select from alongside.letter_mail
                    where referral_id = old.id and mail = 'LETTER' and state = 'STOPPED')
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
            new.prepared_by, new.seen_at, new.goes_by, new.mail_to) is distinct from (old.sent_at, old.sent_how, old.answer_by,
            old.way, old.classes, old.agreed_until, old.letter, old.prepared_by, old.seen_at, old.goes_by, old.mail_to)
            or old.sent_at is not null and new.password is not null and new.password is distinct from old.password then
        raise exception 'REFER-02: what has left stays as it left.';
    end if;
    if old.recalled_at is not null and (new.recalled_at, new.recalled_how)
            is distinct from (old.recalled_at, old.recalled_how) then
        raise exception 'CONSENT-06: that a service was told stays as it was.';
    end if;
    if (new.letter, new.goes_by, new.mail_to, new.password)
            is distinct from (old.letter, old.goes_by, old.mail_to, old.password) and old.sent_at is null and new.seen_at is not null then
        raise exception 'REFER-02: what is built anew was not seen yet.';
    end if;
    if old.sent_at is null and new.sent_at is not null then
        day := (new.sent_at at time zone 'Pacific/Auckland')::date;
        if old.state <> 'PREPARED' or new.state <> 'SENT' or old.seen_at is null
            or (new.letter, new.classes, new.way, new.agreed_until, new.prepared_by, new.seen_at, new.goes_by, new.mail_to, new.password)
                is distinct from (old.letter, old.classes, old.way, old.agreed_until, old.prepared_by, old.seen_at, old.goes_by,
                old.mail_to, old.password) then
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

-- Where it is not known whether the mail arrived, the service can still answer it.
create or replace function alongside.service_answers() returns trigger language plpgsql as $$
declare
    letter alongside.referral;
    day date := (new.answered_at at time zone 'Pacific/Auckland')::date;
begin
    select * into letter from alongside.referral where id = new.referral_id and organisation_id = new.organisation_id for update;
    if letter.id is null or letter.state <> 'SENT' or letter.agreed_until < day
            or coalesce(letter.answer not in ('WAITING', 'ASKED_AGAIN', 'NOT_ARRIVED', 'NOT_SURE'), false) then
        raise exception 'REFER-05: no answer to this letter is waited for.';
    end if;
    if not exists (
        select from (
            select decision, valid_until from alongside.consent_entry
            where journey_id = letter.journey_id and organisation_id = letter.organisation_id
                and purpose = 'DISCLOSE_TO_RECIPIENT' and recipient = 'service:' || letter.entry_id
            order by id desc limit 1) latest
        where decision = 'GIVEN' and valid_until >= day) then
        raise exception 'CONSENT-06: the survivor does not agree any more.';
    end if;
    if not exists (
        select from alongside.own_link where purpose = 'REFERRAL' and subject_id = new.referral_id
            and organisation_id = new.organisation_id and journey_id = letter.journey_id and taken_at is not null) then
        raise exception 'CONF-06: a service answers by the address in its letter.';
    end if;
    return new;
end $$;
