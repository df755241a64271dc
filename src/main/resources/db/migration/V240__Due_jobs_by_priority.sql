-- Whoever looks for due jobs asks for the most important first. Where many are due, such as six-month timers after a
-- standstill, this finds the first few without sorting all; where few are, the index of the due date does.
create index alongside_idx_job_by_priority on engine.act_ru_job (priority_ desc, duedate_);
