-- Messages that are to reach survivors. A row holds ids, states and dates: to whom a message goes, how, under which name, and the
-- secret of its link stand in no column. (CONF-06; messages.Messages, messages.OutboxRows)
create table alongside.message (
    id              uuid primary key,
    organisation_id text        not null references alongside.organisation,
    journey_id      uuid        not null references alongside.record_key,
    template        text        not null check (template ~ '^[A-Z_]{1,40}$'),
    about           uuid        not null,
    number          integer     not null check (number between 0 and 9),
    not_before      timestamptz not null,
    not_after       timestamptz not null check (not_after > not_before),
    queued_by       text        not null check (length(queued_by) <= 64),
    queued_at       timestamptz not null,
    state           text        not null check (state in
        ('WAITING', 'SENDING', 'SENT', 'UNKNOWN', 'BY_HAND', 'PASSED_ON', 'NOT_DELIVERED', 'STOPPED')),
    because         text        check (because ~ '^[A-Z_]{1,20}$'),
    tries           integer     not null default 0 check (tries between 0 and 99),
    next_try_at     timestamptz not null,
    gives_up_at     timestamptz not null,
    claimed_at      timestamptz,
    stop_asked_at   timestamptz,
    taken_by        text        check (length(taken_by) <= 64),
    taken_at        timestamptz,
    ended_by        text        check (length(ended_by) <= 64),
    ended_at        timestamptz,
    constraint message_once unique (organisation_id, template, about, number),
    constraint message_claimed check (state <> 'SENDING' or claimed_at is not null),
    constraint message_taken check ((taken_by is null) = (taken_at is null)),
    constraint message_ended check ((state in ('PASSED_ON', 'NOT_DELIVERED', 'STOPPED')) <= (ended_at is not null))
);
comment on column alongside.message.state is 'UNKNOWN: handed over to a mail server that did not answer; a person decides.';
create index message_due on alongside.message (organisation_id, next_try_at) where state = 'WAITING';
create index message_open on alongside.message (organisation_id, state, not_after)
    where state in ('WAITING', 'SENDING', 'UNKNOWN', 'BY_HAND');
create index message_of_journey on alongside.message (journey_id);

-- Nothing is queued for somebody whose record is erased, also when both happen at once; what ended stays; nothing is sent
-- that was not claimed before.
create function alongside.message_may_be() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        perform from alongside.record_key where journey_id = new.journey_id
            and organisation_id = new.organisation_id and erased_at is null for share;
        if not found then
            raise exception 'CONF-06: no message to somebody whose record is erased, or of another organisation.';
        end if;
        if new.state <> 'WAITING' then
            raise exception 'CONF-06: a message waits before it is anything else.';
        end if;
        return new;
    end if;
    if old.state in ('PASSED_ON', 'NOT_DELIVERED', 'STOPPED') then
        raise exception 'CONF-06: a message that ended stays as it ended.';
    end if;
    if old.state = 'SENT' and new.state not in ('SENT', 'BY_HAND') then
        raise exception 'CONF-06: a message that was sent is not sent again, but by a person when it came back.';
    end if;
    if new.state = 'SENT' and old.state not in ('SENT', 'SENDING', 'UNKNOWN')
            or new.state = 'SENDING' and old.state <> 'WAITING' then
        raise exception 'CONF-06: a message is claimed, and then sent.';
    end if;
    if new.state = 'PASSED_ON' and (old.state <> 'BY_HAND' or old.taken_by is null) then
        raise exception 'CONF-06: a message is passed on by who took it.';
    end if;
    return new;
end $$;
create trigger message_may_be before insert or update on alongside.message
    for each row execute function alongside.message_may_be();

alter table alongside.message enable row level security;
alter table alongside.message force row level security;
create policy own_organisation on alongside.message
    using (organisation_id = current_setting('alongside.organisation', true));
grant select, insert on alongside.message to "${app_role}";
grant update (state, because, tries, next_try_at, gives_up_at, claimed_at, stop_asked_at, taken_by, taken_at, ended_by,
    ended_at) on alongside.message to "${app_role}";

-- Whoever passes a message on sees how to reach the survivor, for as long as they have that message and for nothing else. (CONF-03)
alter table alongside.reader_grant drop constraint reader_grant_compartment_check;
alter table alongside.reader_grant add constraint reader_grant_compartment_check check (compartment in
    ('CONTACT', 'MAIN', 'SAFETY', 'OFFENDING', 'JOINING', 'ACTING', 'CONCERN', 'PASSING_ON', 'GROUP'));
alter table alongside.reader_grant drop constraint reader_grant_reason_check;
alter table alongside.reader_grant add constraint reader_grant_reason_check check (reason in
    ('FIRST_CONTACT', 'OFFERED', 'WALKS_WITH', 'RELEASED_BY_SURVIVOR', 'ASSESSOR', 'SUPERVISOR_OF_THIS', 'FACILITATES',
     'ACTS_ON_CONCERN', 'PASSES_ON'));
alter table alongside.reader_grant add constraint reader_grant_passing_on check (
    (reason = 'PASSES_ON') = (compartment = 'PASSING_ON'));
