-- Whoever takes a due job asks whether another of the same instance is running; of all jobs, only a few are at a time.
create index alongside_idx_job_locked on engine.act_ru_job (lock_exp_time_, process_instance_id_)
    where lock_owner_ is not null;
