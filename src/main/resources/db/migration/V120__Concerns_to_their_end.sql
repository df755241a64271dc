-- A concern goes on until somebody has acted, and two different people close it. (SAFE-02, WORKER-08; safety.Concerns)
alter table alongside.concern
    add column worker_id        text,
    add column escalated_times  integer not null default 0,
    add column closed_by        text,
    add column agreed_by        text;
-- Those that were closed before this rule stay as they are.
alter table alongside.concern add constraint concern_closed_by_two check (
    closed_at is null or level = 'WATCH' or (
        outcome is not null and outcome in ('SAFE_NOW', 'HELP_ARRANGED', 'SERVICES_CALLED')
        and closed_by is not null and agreed_by is not null and closed_by <> agreed_by)) not valid;
grant update (escalated_times, closed_by, agreed_by) on alongside.concern to "${app_role}";

create function alongside.concern_stays_closed() returns trigger language plpgsql as $$
begin
    if old.closed_at is not null then
        raise exception 'SAFE-02: this concern is closed. A new one can be raised.';
    end if;
    return new;
end $$;
create trigger concern_stays_closed before update on alongside.concern
    for each row execute function alongside.concern_stays_closed();

-- Who has had a task of which concern: they see how to reach the survivor for as long as it is open, and no longer.
create table alongside.concern_actor (
    concern_id      uuid        not null references alongside.concern,
    user_id         text        not null,
    organisation_id text        not null references alongside.organisation,
    since           timestamptz not null default clock_timestamp(),
    primary key (concern_id, user_id)
);
alter table alongside.concern_actor enable row level security;
alter table alongside.concern_actor force row level security;
create policy own_organisation on alongside.concern_actor
    using (organisation_id = current_setting('alongside.organisation', true));
grant select, insert on alongside.concern_actor to "${app_role}";

alter table alongside.reader_grant drop constraint reader_grant_compartment_check;
alter table alongside.reader_grant add constraint reader_grant_compartment_check check (compartment in
    ('CONTACT', 'MAIN', 'SAFETY', 'OFFENDING', 'JOINING', 'ACTING', 'CONCERN', 'GROUP'));
alter table alongside.reader_grant drop constraint reader_grant_reason_check;
alter table alongside.reader_grant add constraint reader_grant_reason_check check (reason in
    ('FIRST_CONTACT', 'OFFERED', 'WALKS_WITH', 'RELEASED_BY_SURVIVOR', 'ASSESSOR', 'SUPERVISOR_OF_THIS', 'FACILITATES',
     'ACTS_ON_CONCERN'));
-- What whoever acts on a concern sees is open for that reason alone, and for no other.
alter table alongside.reader_grant add constraint reader_grant_acting check (
    (reason = 'ACTS_ON_CONCERN') = (compartment in ('ACTING', 'CONCERN')));
