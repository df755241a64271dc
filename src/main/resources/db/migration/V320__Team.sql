-- A supervisor reminded a worker of a task; gone with the task, and of no account once somebody else has it.
-- (engine.overview.TaskReminders)
create table alongside.task_reminder (
    task_id         varchar(64) primary key references engine.act_ru_task (id_) on delete cascade,
    organisation_id text        not null references alongside.organisation,
    worker_id       text        not null,
    by_user         text        not null,
    reminded_at     timestamptz not null default clock_timestamp()
);
create index task_reminder_of_worker on alongside.task_reminder (worker_id);

alter table alongside.task_reminder enable row level security;
alter table alongside.task_reminder force row level security;
create policy own_organisation on alongside.task_reminder
    using (organisation_id = current_setting('alongside.organisation', true));
grant select, insert on alongside.task_reminder to "${app_role}";
grant update (worker_id, by_user, reminded_at) on alongside.task_reminder to "${app_role}";

-- What is overdue and what stands still are few among many.
create index alongside_idx_task_due on engine.act_ru_task (tenant_id_, due_date_) where due_date_ is not null;
create index alongside_idx_job_stands_still on engine.act_ru_job (tenant_id_) where retries_ = 0;
