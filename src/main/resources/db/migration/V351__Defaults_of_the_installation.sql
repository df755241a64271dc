-- What holds where an organisation has set nothing: the numbers of the installation, which the service writes as it starts, so
-- that triggers and code hold the same. (settings.SettingDefaults)
create table alongside.setting_default (
    key   text    primary key check (key ~ '^[a-z]+\.[a-z-]+$' and length(key) <= 60),
    value integer not null
);
alter table alongside.setting_default enable row level security;
alter table alongside.setting_default force row level security;
-- One for all organisations of the installation.
create policy of_the_installation on alongside.setting_default using (true);
grant select, insert on alongside.setting_default to "${app_role}";
grant update (value) on alongside.setting_default to "${app_role}";

-- A number as the organisation has set it, else as the installation has, within its bounds whatever a row says.
create or replace function alongside.setting_number(organisation text, setting_key text, at_least integer, at_most integer,
    otherwise integer)
returns integer language sql stable as $$
    select least(greatest(coalesce(
        (select s.value::integer from alongside.setting s
            where s.organisation_id = $1 and s.key = $2 and s.agreed_at is not null and s.value ~ '^[0-9]{1,5}$'
            order by s.id desc limit 1),
        (select d.value from alongside.setting_default d where d.key = $2), $5), $3), $4)
$$;

-- How long after a co-reflection somebody takes on others is what the organisation has set. (WORKER-03)
create or replace function alongside.walk_after_co_reflection() returns trigger language plpgsql as $$
begin
    if (select c.held_on from alongside.co_reflection c
            where c.organisation_id = new.organisation_id and c.worker_id = new.worker_id
            order by c.id desc limit 1)
            < (greatest(new.since, clock_timestamp()) at time zone 'Pacific/Auckland')::date
                - alongside.setting_number(new.organisation_id, 'workers.co-reflection-days', 14, 62, 31) then
        raise exception 'WORKER-03: the last co-reflection of this worker is too long ago.';
    end if;
    return new;
end $$;
