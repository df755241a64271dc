-- A service answers a letter by itself: at an address that stands in the letter and nowhere else, once. Of the address only a hash
-- is here, and of the answer which one it is and until when the service needs; no word. (referral.ServiceAnswers; REFER-05)
alter table alongside.own_link drop constraint own_link_purpose_check;
alter table alongside.own_link add constraint own_link_purpose_check
    check (purpose in ('ASSESSMENT', 'RECORD', 'FEEDBACK', 'REFERRAL'));
-- An agreement, and so the address of a letter, can hold for a year.
alter table alongside.own_link drop constraint own_link_check;
alter table alongside.own_link add constraint own_link_check check (ends_at > made_at
    and ends_at <= made_at + case when purpose = 'REFERRAL' then interval '368 days' else interval '31 days' end);

alter table alongside.referral drop constraint referral_answer_check;
alter table alongside.referral add constraint referral_answer_check
    check (answer in ('TAKEN', 'WAITING', 'NOT_POSSIBLE', 'ASKED_AGAIN', 'NO_LONGER', 'CALL_US'));

create table alongside.service_answer (
    referral_id     uuid        primary key references alongside.referral on delete cascade,
    organisation_id text        not null references alongside.organisation,
    answer          text        not null check (answer in ('TAKEN', 'WAITING', 'NOT_POSSIBLE', 'CALL_US')),
    waiting_until   date,
    answered_at     timestamptz not null,
    constraint service_answer_until check ((answer = 'WAITING') = (waiting_until is not null)
        and (waiting_until is null or waiting_until between (answered_at at time zone 'Pacific/Auckland')::date + 1
            and (answered_at at time zone 'Pacific/Auckland')::date + 366))
);
comment on table alongside.service_answer is
    'What a service answered by itself to a letter, without an account. Append-only: whoever changed their mind calls.';
comment on column alongside.service_answer.answer is
    'They take it on, need time until a day, cannot do it, or ask to be called. No word of anybody.';
comment on column alongside.service_answer.waiting_until is 'The day until which they need, a year away at most.';
comment on column alongside.service_answer.answered_at is 'When the answer came.';

alter table alongside.service_answer enable row level security;
alter table alongside.service_answer force row level security;
create policy own_organisation on alongside.service_answer
    using (organisation_id = current_setting('alongside.organisation', true));
grant select, insert on alongside.service_answer to "${app_role}";

-- A service answers a letter that has left, by the address of that letter, while the survivor agrees and somebody waits for it.
create function alongside.service_answers() returns trigger language plpgsql as $$
declare
    letter alongside.referral;
    day date := (new.answered_at at time zone 'Pacific/Auckland')::date;
begin
    select * into letter from alongside.referral where id = new.referral_id and organisation_id = new.organisation_id for update;
    if letter.id is null or letter.state <> 'SENT' or letter.agreed_until < day
            or coalesce(letter.answer not in ('WAITING', 'ASKED_AGAIN'), false) then
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
create trigger service_answers before insert on alongside.service_answer
    for each row execute function alongside.service_answers();
