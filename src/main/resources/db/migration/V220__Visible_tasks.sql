-- Who may see a task is a condition of each question (VisibleTasks), not a row of rights for each task.
delete from engine.act_ru_authorization where resource_type_ in (7, 19) and resource_id_ <> '*';

-- Nobody's right is taken away by a row: what is not given is not there. So the engine need not look for such rows.
delete from engine.act_ru_authorization where type_ = 2;
alter table engine.act_ru_authorization add constraint alongside_no_revokes check (type_ <> 2);

-- To whom a task is offered, beside the task itself: a list or count then reads one index of one table. The engine's
-- links stay what is true; the trigger keeps this in step with them. Nearly every task is offered to one group.
alter table engine.act_ru_task
  add offered_to_ text,
  add also_offered_to_ text[] check (cardinality(also_offered_to_) <= 16);

create function engine.offers_of_task(task text) returns text[] language sql stable as $$
  select coalesce(array_agg(distinct offer order by offer), '{}')
  from (
    select coalesce('user:' || user_id_, 'group:' || group_id_) as offer
    from engine.act_ru_identitylink
    where task_id_ = task and type_ = 'candidate'
  ) offers
  where offer is not null
$$;

create function engine.keep_offers_of_task() returns trigger language plpgsql as $$
declare
  task text;
  offers text[];
begin
  foreach task in array array[old.task_id_, new.task_id_] loop
    if task is not null then
      -- Two links of one task made at the same moment: the second sees the first.
      perform 1 from engine.act_ru_task where id_ = task for no key update;
      offers := engine.offers_of_task(task);
      update engine.act_ru_task
      set offered_to_ = offers[1], also_offered_to_ = nullif(offers[2:], '{}')
      where id_ = task
        and (offered_to_, also_offered_to_) is distinct from (offers[1], nullif(offers[2:], '{}'));
    end if;
  end loop;
  return null;
end
$$;

create trigger alongside_keep_offers after insert or update or delete on engine.act_ru_identitylink
  for each row execute function engine.keep_offers_of_task();

update engine.act_ru_task
set offered_to_ = offers[1], also_offered_to_ = nullif(offers[2:], '{}')
from (select distinct task_id_ as task, engine.offers_of_task(task_id_) as offers
      from engine.act_ru_identitylink where task_id_ is not null) links
where id_ = task;

-- Whoever sees few finds them, and whoever sees most counts them, without the table.
create index alongside_idx_task_offered on engine.act_ru_task
  (offered_to_, assignee_, suspension_state_, tenant_id_, also_offered_to_);
create index alongside_idx_task_also_offered on engine.act_ru_task using gin (also_offered_to_)
  where also_offered_to_ is not null;
-- The order of the Tasklist's lists: a page of many reads a page.
create index alongside_idx_task_order on engine.act_ru_task (priority_ desc, due_date_, create_time_ desc);
