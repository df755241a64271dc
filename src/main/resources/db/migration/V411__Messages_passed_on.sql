-- How often somebody tried to pass a message on by hand. (CONF-06; messages.PassingOn)
alter table alongside.message add column hand_tries integer not null default 0 check (hand_tries between 0 and 9);
grant update (hand_tries) on alongside.message to "${app_role}";
create index message_taken on alongside.message (taken_by) where state = 'BY_HAND' and taken_by is not null;

-- What is being sent can be asked to stop.
create or replace function alongside.message_may_be() returns trigger language plpgsql as $$
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
            or new.state = 'SENDING' and old.state not in ('WAITING', 'SENDING') then
        raise exception 'CONF-06: a message is claimed, and then sent.';
    end if;
    if new.state = 'PASSED_ON' and (old.state <> 'BY_HAND' or old.taken_by is null) then
        raise exception 'CONF-06: a message is passed on by who took it.';
    end if;
    return new;
end $$;
