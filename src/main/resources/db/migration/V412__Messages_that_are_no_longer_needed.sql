-- A message that was stopped comes to nobody, also when it was sent already: what comes back of it, or was left without an answer,
-- ends. (CONF-06; messages.Messages, messages.Outbox)
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
    if old.stop_asked_at is not null and (new.stop_asked_at is null or new.state in ('WAITING', 'UNKNOWN', 'BY_HAND')) then
        raise exception 'CONF-06: a message that was stopped comes to nobody.';
    end if;
    if old.state = 'SENT' and new.state not in ('SENT', 'BY_HAND', 'STOPPED') then
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

-- Whoever passes a message on does not know the survivor in another role. Where its link leads to the assessment of the support,
-- they neither gave that support since the survivor last answered, nor facilitate a group of theirs: they could open the link.
-- Asked when it is taken, and each time that its link is shown. (WORKER-04, MONITOR-01; messages.PassingOn)
alter table alongside.message add column link_made_at timestamptz;
comment on column alongside.message.link_made_at is 'When whoever passes it on was shown a link for it, the last time.';
grant update (link_made_at) on alongside.message to "${app_role}";

create function alongside.message_passed_on_by() returns trigger language plpgsql as $$
begin
    if exists (select from alongside.worker_conflict c
        where c.journey_id = new.journey_id and c.worker_id = new.taken_by) then
        raise exception 'WORKER-04: somebody passes a message on who knows the survivor in another role.';
    end if;
    if starts_with(new.template, 'ASSESSMENT_') and (
        exists (select from alongside.walk w
            where w.journey_id = new.journey_id and w.worker_id = new.taken_by
                and (w.until is null or w.until > coalesce(
                    (select max(a.ended_at) from alongside.assessment a
                        where a.journey_id = new.journey_id and a.state in ('SENT', 'ON_PAPER')),
                    '-infinity')))
        or exists (select from alongside.group_membership m
            join alongside.group_facilitator f on f.group_id = m.group_id and f.until is null
            where m.journey_id = new.journey_id and m.state <> 'LEFT' and f.user_id = new.taken_by)) then
        raise exception 'MONITOR-01: somebody passes a link on who gave the support that is assessed.';
    end if;
    return new;
end $$;
create trigger message_passed_on_by before update of taken_by, link_made_at on alongside.message
    for each row when (new.taken_by is not null and new.state = 'BY_HAND')
    execute function alongside.message_passed_on_by();

-- What somebody asked for is sent before invitations, of which many can fall due at once.
drop index alongside.message_due;
create index message_due on alongside.message (organisation_id, starts_with(template, 'ASSESSMENT_'), next_try_at)
    where state = 'WAITING';
