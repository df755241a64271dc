-- Each task that ends is asked for tasks below it, and each step of a journey asks who walks with the survivor. Without
-- these two, every such question reads the whole table.
create index alongside_idx_task_parent on engine.act_ru_task (parent_task_id_);
create index walk_of_journey on alongside.walk (journey_id, since);
