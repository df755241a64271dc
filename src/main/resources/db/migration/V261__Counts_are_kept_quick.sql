-- A count reads an index alone only where the table was tidied since it changed. By default that is when a fifth of it has
-- changed: 20,000 of 100,000 tasks, each of which a count would then look up in the table.
alter table engine.act_ru_task set (
    autovacuum_vacuum_scale_factor = 0.02,
    autovacuum_vacuum_insert_scale_factor = 0.02,
    autovacuum_analyze_scale_factor = 0.02);
-- Timers that ran leave rows behind, over which whoever looks for the next ones has to step.
alter table engine.act_ru_job set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);
