-- Cockpit counts the instances and the jobs of each process. These hold what such a count needs, so that it reads an index
-- alone; nothing in them changes while an instance runs. Cockpit and the engine say in two ways that it is an instance.
create index alongside_idx_execution_root on engine.act_ru_execution (proc_def_id_, id_)
  include (proc_inst_id_, tenant_id_) where parent_id_ is null;
create index alongside_idx_execution_instance on engine.act_ru_execution (proc_def_id_, id_)
  include (tenant_id_) where id_ = proc_inst_id_;
create index alongside_idx_job_of_process on engine.act_ru_job (process_def_id_, id_) include (tenant_id_);
-- An index alone is read only where the table was tidied since it changed.
alter table engine.act_ru_execution set (
    autovacuum_vacuum_scale_factor = 0.02,
    autovacuum_vacuum_insert_scale_factor = 0.02,
    autovacuum_analyze_scale_factor = 0.02);
