-- A letter is fetched by the service once, at an address that stands in a mail and nowhere else, with a code that is told by telephone.
-- Of the address only a hash is kept (own_link); the code is kept where the password of a PDF is, under the survivor's key.
-- (referral.LetterFiles; REFER-02, REFER-05, CONSENT-06, CONF-06)
alter table alongside.own_link drop constraint own_link_purpose_check;
alter table alongside.own_link add constraint own_link_purpose_check
    check (purpose in ('ASSESSMENT', 'RECORD', 'FEEDBACK', 'REFERRAL', 'LETTER'));

alter table alongside.referral drop constraint referral_goes_by_check;
alter table alongside.referral add constraint referral_goes_by_check check (goes_by in ('PAPER', 'EMAIL', 'ADDRESS'));
alter table alongside.referral drop constraint referral_mail;
alter table alongside.referral add constraint referral_mail check ((goes_by <> 'PAPER') = (mail_to is not null)
    and (password is null or goes_by <> 'PAPER'));
alter table alongside.referral drop constraint referral_sent_how_check;
alter table alongside.referral add constraint referral_sent_how_check
    check (sent_how in ('TAKEN_ALONG', 'HANDED_OVER', 'POSTED', 'EMAIL', 'ADDRESS'));
alter table alongside.referral drop constraint referral_sent_by;
alter table alongside.referral add constraint referral_sent_by check (sent_how is null
    or (sent_how = 'EMAIL') = (goes_by = 'EMAIL') and (sent_how = 'ADDRESS') = (goes_by = 'ADDRESS'));
comment on column alongside.referral.password is
    'Opens the PDF that goes by e-mail, or fetches it at its address; under the survivor''s key, and gone when the referral ends.';

-- What becomes of the address. No column has a word of the letter, of the code or of the survivor, and no file lies anywhere.
create table alongside.letter_file (
    referral_id     uuid        primary key references alongside.referral on delete cascade,
    organisation_id text        not null references alongside.organisation,
    opened_at       timestamptz,
    ends_at         timestamptz,
    wrong_codes     integer     not null default 0 check (wrong_codes between 0 and 5),
    fetches         integer     not null default 0 check (fetches between 0 and 5),
    fetched_at      timestamptz,
    fetched_last_at timestamptz,
    told_at         timestamptz,
    closed_at       timestamptz,
    because         text        check (because in ('STOPPED', 'NOT_FETCHED', 'WRONG_CODES', 'SERVICE_CHANGED', 'MAIL_FAILED')),
    constraint letter_file_opened check ((opened_at is null) = (ends_at is null)
        and ends_at > opened_at and ends_at <= opened_at + interval '15 days'),
    constraint letter_file_fetched check ((fetches = 0) = (fetched_at is null) and (fetches = 0) = (fetched_last_at is null)),
    constraint letter_file_in_time check (fetched_at is null or (ends_at is not null and fetched_at <= ends_at
        and fetched_last_at between fetched_at and fetched_at + interval '15 minutes')),
    constraint letter_file_closed check ((closed_at is null) = (because is null)),
    constraint letter_file_wrong_codes check (wrong_codes < 5 or closed_at is not null)
);
comment on table alongside.letter_file is 'Letters that a service fetches at an address: whether it did, and what closed the address.';
comment on column alongside.letter_file.opened_at is 'When the mail with the address was last handed over; each time it is another address.';
comment on column alongside.letter_file.wrong_codes is 'How often a wrong code was sent; the fifth closes the address.';
comment on column alongside.letter_file.fetched_at is 'When the letter was fetched. It stays.';
comment on column alongside.letter_file.fetched_last_at is
    'When it was given out last: for a quarter of an hour the same code gives it again, as a line can break.';
comment on column alongside.letter_file.told_at is 'When the worker was told that it did not arrive, or may not have, from when on they can print it.';
create index letter_file_open on alongside.letter_file (organisation_id, ends_at) where closed_at is null and fetched_at is null;
alter table alongside.letter_file enable row level security;
alter table alongside.letter_file force row level security;
create policy own_organisation on alongside.letter_file
    using (organisation_id = current_setting('alongside.organisation', true));
grant select, insert on alongside.letter_file to "${app_role}";
grant update (opened_at, ends_at, wrong_codes, fetches, fetched_at, fetched_last_at, told_at, closed_at, because)
    on alongside.letter_file to "${app_role}";

-- A letter is given out while the survivor agrees, to a service that is open, was reviewed in time and has the address that they saw, by
-- the address in its mail, which is used up. What is closed stays closed. (REFER-02, REFER-03, CONSENT-05, CONSENT-06, CONF-06)
create function alongside.letter_is_fetched() returns trigger language plpgsql as $$
declare
    letter alongside.referral;
    day date;
begin
    select * into letter from alongside.referral where id = new.referral_id and organisation_id = new.organisation_id for update;
    if letter.id is null or letter.goes_by <> 'ADDRESS' then
        raise exception 'REFER-02: this letter is not fetched at an address.';
    end if;
    if tg_op = 'INSERT' then
        if letter.state <> 'SENT' or new.opened_at is not null or new.fetches > 0 or new.wrong_codes > 0
                or new.told_at is not null or new.closed_at is not null then
            raise exception 'REFER-02: a letter goes before there is an address to fetch it.';
        end if;
        return new;
    end if;
    if old.closed_at is not null and (new.opened_at, new.ends_at, new.wrong_codes, new.fetches, new.fetched_at, new.fetched_last_at,
            new.closed_at, new.because) is distinct from (old.opened_at, old.ends_at, old.wrong_codes, old.fetches, old.fetched_at,
            old.fetched_last_at, old.closed_at, old.because) then
        raise exception 'CONF-06: an address that is closed stays closed.';
    end if;
    if new.wrong_codes not in (old.wrong_codes, old.wrong_codes + 1) or new.fetches not in (old.fetches, old.fetches + 1)
            or old.fetched_at is not null and new.fetched_at is distinct from old.fetched_at
            or old.told_at is not null and new.told_at is distinct from old.told_at
            or new.fetches = old.fetches and (new.fetched_at, new.fetched_last_at) is distinct from (old.fetched_at, old.fetched_last_at) then
        raise exception 'CONF-06: what was counted stays counted.';
    end if;
    if (new.opened_at, new.ends_at) is distinct from (old.opened_at, old.ends_at) and (old.fetched_at is not null
            or not exists (select from alongside.letter_mail where referral_id = new.referral_id and mail = 'LETTER' and state = 'SENDING')) then
        raise exception 'CONF-06: an address is made with its mail.';
    end if;
    if new.fetches > old.fetches then
        day := (new.fetched_last_at at time zone 'Pacific/Auckland')::date;
        if new.closed_at is not null or not exists (select from alongside.letter_mail
                where referral_id = new.referral_id and mail = 'LETTER' and state in ('SENDING', 'SENT', 'UNKNOWN'))
            or not exists (select from alongside.own_link where purpose = 'LETTER' and subject_id = new.referral_id
                and organisation_id = new.organisation_id and journey_id = letter.journey_id and taken_at is not null) then
            raise exception 'CONF-06: a letter is fetched by the address in its mail.';
        end if;
        if letter.state <> 'SENT' or letter.agreed_until < day or not exists (
            select from (
                select decision, covers, valid_until from alongside.consent_entry
                where journey_id = letter.journey_id and organisation_id = letter.organisation_id
                    and purpose = 'DISCLOSE_TO_RECIPIENT' and recipient = 'service:' || letter.entry_id
                order by id desc limit 1) latest
            where decision = 'GIVEN' and covers @> letter.classes and valid_until >= day)
            or not exists (
            select from (
                select decision from alongside.consent_entry
                where journey_id = letter.journey_id and organisation_id = letter.organisation_id and purpose = 'KEEP_RECORD'
                order by id desc limit 1) latest
            where decision = 'GIVEN') then
            raise exception 'CONSENT-06: the survivor does not agree any more that this leaves.';
        end if;
        if not exists (
            select from alongside.directory_entry where id = letter.entry_id and not closed and texts ->> 'EMAIL' = letter.mail_to
                and reviewed_on + make_interval(
                    months => alongside.setting_number(letter.organisation_id, 'directory.review-months', 1, 12, 12)) >= day) then
            raise exception 'REFER-03: this service is closed, was not reviewed in time, or has another address.';
        end if;
    end if;
    return new;
end $$;
create trigger letter_is_fetched before insert or update on alongside.letter_file
    for each row execute function alongside.letter_is_fetched();

-- That an agreement ended is told by mail where the letter was fetched.
create or replace function alongside.letter_mail_may_be() returns trigger language plpgsql as $$
declare
    letter alongside.referral;
begin
    select * into letter from alongside.referral where id = new.referral_id and organisation_id = new.organisation_id;
    if letter.id is null or letter.goes_by = 'PAPER' then
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
                where referral_id = new.referral_id and mail = 'LETTER' and state in ('SENDING', 'SENT', 'UNKNOWN'))
                or letter.goes_by = 'ADDRESS' and not exists (select from alongside.letter_file
                    where referral_id = new.referral_id and fetched_at is not null)) then
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

-- A letter that was to be fetched never left, where its address was closed before and nobody was told to print it.
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
                    where referral_id = old.id and mail = 'LETTER' and state = 'STOPPED' and old.goes_by = 'EMAIL')
                and not exists (select from alongside.letter_file
                    where referral_id = old.id and closed_at is not null and fetched_at is null and told_at is null)
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
