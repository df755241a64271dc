-- Every open page asks every few seconds whether somebody may be in danger. (engine.tasklist.UrgentTasks)
create index alongside_idx_task_priority on engine.act_ru_task (priority_);

-- Who has an urgent task and has looked at it; gone with the task.
create table alongside.opened_task (
    task_id         varchar(64) not null references engine.act_ru_task (id_) on delete cascade,
    user_id         text        not null,
    organisation_id text        not null references alongside.organisation,
    opened_at       timestamptz not null default clock_timestamp(),
    primary key (task_id, user_id)
);

alter table alongside.opened_task enable row level security;
alter table alongside.opened_task force row level security;
create policy own_organisation on alongside.opened_task
    using (organisation_id = current_setting('alongside.organisation', true));
grant select, insert on alongside.opened_task to "${app_role}";
