-- Each time that a survivor is invited to assess the support: when it is due, how it is done, and what came of it. What they
-- answer is not here. One that is planned is there from the first support on, also while they are away, so that leaving and
-- returning does not put it off. (MONITOR-01, MONITOR-02)
create table alongside.assessment (
    id              uuid primary key,
    organisation_id text        not null references alongside.organisation,
    journey_id      uuid        not null,
    due_at          timestamptz not null,
    state           text        not null check (state in
        ('PLANNED', 'OPEN', 'SENT', 'ON_PAPER', 'DECLINED', 'NOT_REACHED', 'EXPIRED', 'CALLED_OFF')),
    began_at        timestamptz,
    ends_at         timestamptz,
    reminders       integer     not null default 0 check (reminders between 0 and 2),
    helper          text,
    ended_at        timestamptz,
    ended_by        text,
    constraint assessment_began check (case state
        when 'PLANNED' then began_at is null
        when 'CALLED_OFF' then true
        else began_at is not null and ends_at is not null end),
    constraint assessment_ended check (
        (state in ('PLANNED', 'OPEN')) = (ended_at is null) and (ended_at is null) = (ended_by is null)),
    constraint assessment_helped check (helper is null or state in ('SENT', 'ON_PAPER')),
    constraint assessment_on_paper check (state <> 'ON_PAPER' or helper is not null)
);
comment on column alongside.assessment.helper is 'Who helped to fill it in, or took it on paper; never who walks with them.';

-- What came of earlier invitations.
alter table alongside.assessment_invitation no force row level security;
insert into alongside.assessment
    (id, organisation_id, journey_id, due_at, state, began_at, ends_at, helper, ended_at, ended_by)
select id, organisation_id, journey_id, recorded_at,
    case outcome when 'FILLED_ON_PAPER' then 'ON_PAPER' else outcome end, recorded_at, recorded_at,
    case outcome when 'FILLED_ON_PAPER' then recorded_by end, recorded_at, recorded_by
from alongside.assessment_invitation;
drop table alongside.assessment_invitation;

create unique index assessment_one_planned on alongside.assessment (journey_id) where state = 'PLANNED';
create unique index assessment_one_open on alongside.assessment (journey_id) where state = 'OPEN';
create index assessment_of_journey on alongside.assessment (journey_id, ended_at);

-- What came of it stays: nobody is asked again because somebody did not like the answer. (MONITOR-02)
create function alongside.assessment_stays() returns trigger language plpgsql as $$
begin
    if old.state not in ('PLANNED', 'OPEN') or old.state = 'OPEN' and new.state = 'PLANNED' then
        raise exception 'MONITOR-02: what came of an assessment stays.';
    end if;
    return new;
end $$;
create trigger assessment_stays before update on alongside.assessment
    for each row execute function alongside.assessment_stays();

-- Whatever comes of this one, the next one is planned before it begins. (MONITOR-01, MONITOR-02)
create function alongside.assessment_is_planned() returns trigger language plpgsql as $$
begin
    if not exists (select from alongside.assessment where journey_id = new.journey_id and state = 'PLANNED') then
        raise exception 'MONITOR-02: the next assessment is not planned.';
    end if;
    return null;
end $$;
create constraint trigger assessment_is_planned after insert or update on alongside.assessment
    deferrable initially deferred for each row when (new.state = 'OPEN')
    execute function alongside.assessment_is_planned();

-- Nobody helps who walked with them in the time that is assessed: since the last one that they answered. (MONITOR-01)
create function alongside.assessment_helper() returns trigger language plpgsql as $$
begin
    if exists (select from alongside.walk w
        where w.journey_id = new.journey_id and w.worker_id = new.helper
            and (w.until is null or w.until > coalesce(
                (select max(a.ended_at) from alongside.assessment a where a.journey_id = new.journey_id
                    and a.id <> new.id and a.state in ('SENT', 'ON_PAPER')),
                '-infinity'))) then
        raise exception 'MONITOR-01: somebody helps who walks with the survivor.';
    end if;
    return new;
end $$;
create trigger assessment_helper before insert or update of helper on alongside.assessment
    for each row when (new.helper is not null) execute function alongside.assessment_helper();

alter table alongside.assessment enable row level security;
alter table alongside.assessment force row level security;
create policy own_organisation on alongside.assessment
    using (organisation_id = current_setting('alongside.organisation', true));
grant select, insert on alongside.assessment to "${app_role}";
grant update (due_at, state, began_at, ends_at, reminders, helper, ended_at, ended_by)
    on alongside.assessment to "${app_role}";
