-- A list and a count ask one after the other: what is nobody's and offered to one of whom they are, what they have, and what
-- others have (VisibleTasks). So each part reads one index, and a page of many reads a page, however many tasks of other
-- groups are more urgent.
drop index engine.alongside_idx_task_offered;
create index alongside_idx_task_offered on engine.act_ru_task
  (offered_to_, assignee_, suspension_state_, tenant_id_, due_date_);
drop index engine.alongside_idx_task_order;
create index alongside_idx_task_free on engine.act_ru_task
  (offered_to_, priority_ desc, due_date_, create_time_ desc) where assignee_ is null and offered_to_ is not null;
-- The same for lists in the order of creation. A task is in one of these two.
create index alongside_idx_task_free_created on engine.act_ru_task (offered_to_, create_time_ desc)
  where assignee_ is null and offered_to_ is not null;
create index alongside_idx_task_taken_created on engine.act_ru_task (offered_to_, create_time_ desc)
  where assignee_ is not null and offered_to_ is not null;
