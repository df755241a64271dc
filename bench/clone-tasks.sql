-- Makes open tasks by the thousand, each with its process instance and its candidate group, as the engine would hold
-- them: for lists and counts, not for completing. Run it as the owner of the schemas, with the service at rest:
--   psql <database> -v n=100000 -f bench/clone-tasks.sql
-- Eight in ten are offered to supervisors, one in ten to peer workers; of the rest 40 are worker1's and all others are
-- spread over 400 invented workers, every second of them taken from a group. Priorities and dates are as in the models.
\set ON_ERROR_STOP on
begin;
create temp table made on commit drop as
select i, gen_random_uuid()::text as instance, gen_random_uuid()::text as task,
       case when i % 10 < 8 then 'supervisor' when i % 10 = 8 then 'peer-worker' when i % 20 = 9 then 'supervisor' end
           as offered_to,
       case when i % 10 = 9 then case when i < 400 then 'worker1' else 'load' || i % 400 end end as assignee,
       case when i % 1000 = 0 then 100 when i % 100 = 0 then 90 when i % 10 < 8 then 70 else 50 end as priority,
       case when i % 3 = 0 then localtimestamp + (i % 2000 - 200) * interval '1 hour' end as due,
       localtimestamp - i * interval '1 second' as created
from generate_series(1, :n) i;

create temp table definition on commit drop as
select id_ as id, key_ as key from engine.act_re_procdef where key_ = 'safety-concern' order by version_ desc limit 1;

insert into engine.act_ru_execution (id_, rev_, root_proc_inst_id_, proc_inst_id_, business_key_, proc_def_id_,
    proc_def_key_, act_id_, act_inst_id_, is_active_, is_concurrent_, is_scope_, is_event_scope_, suspension_state_,
    cached_ent_state_, sequence_counter_, tenant_id_)
select instance, 1, instance, instance, gen_random_uuid()::text, definition.id, definition.key, 'userTask_backUpWorker',
    'userTask_backUpWorker:' || instance, true, false, true, false, 1, 0, 1, 'demo'
from made, definition;

insert into engine.act_ru_task (id_, rev_, execution_id_, proc_inst_id_, proc_def_id_, name_, task_def_key_, assignee_,
    priority_, create_time_, due_date_, suspension_state_, tenant_id_, task_state_)
select task, 1, instance, instance, definition.id, 'Back up the worker · Tūī ' || i, 'userTask_backUpWorker', assignee,
    priority, created, due, 1, 'demo', 'Created'
from made, definition;

insert into engine.act_ru_identitylink (id_, rev_, type_, group_id_, task_id_, tenant_id_)
select gen_random_uuid()::text, 1, 'candidate', offered_to, task, 'demo' from made where offered_to is not null;
commit;

vacuum analyze engine.act_ru_task;
vacuum analyze engine.act_ru_identitylink;
vacuum analyze engine.act_ru_execution;
