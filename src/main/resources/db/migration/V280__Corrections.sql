-- An entry is never changed: a correction is a new version of it, and what the survivor says to it stands beside it.
-- (records.Records, CONF-07)
alter table alongside.record_entry add column said_at timestamptz,
    add constraint record_entry_said_before_written check (said_at <= written_at);
comment on column alongside.record_entry.said_at is
    'For a correction alone: when what it corrects was written. Who may see it goes by this. (CONF-08)';

create table alongside.record_correction (
    entry_id        uuid primary key references alongside.record_entry,
    organisation_id text not null references alongside.organisation,
    journey_id      uuid not null references alongside.record_key,
    replaces        uuid not null unique references alongside.record_entry,
    reason          text not null check (reason in ('WRITTEN_WRONG', 'SURVIVOR_ASKED', 'CHANGED_SINCE'))
);
comment on table alongside.record_correction is 'Append-only: which entry took the place of which, and why.';

create table alongside.record_statement (
    id              uuid primary key,
    organisation_id text        not null references alongside.organisation,
    journey_id      uuid        not null references alongside.record_key,
    entry_id        uuid        not null references alongside.record_entry,
    ciphertext      bytea       not null check (octet_length(ciphertext) <= 200000),
    written_by      text        not null,
    written_at      timestamptz not null
);
comment on table alongside.record_statement is 'Append-only: what survivors say to an entry, encrypted.';
create index record_statement_of_entry on alongside.record_statement (entry_id, written_at);

-- A correction is the next version of one answer, and opens nothing to a later worker. (CONF-08)
create function alongside.correction_fits() returns trigger language plpgsql as $$
begin
    if not exists (
        select from alongside.record_entry n join alongside.record_entry o on o.id = new.replaces
        where n.id = new.entry_id and n.journey_id = new.journey_id and o.journey_id = new.journey_id
            and n.field = o.field and n.occasion is not distinct from o.occasion and n.version = o.version + 1
            and n.compartment <> 'SAFETY' and n.said_at = coalesce(o.said_at, o.written_at)) then
        raise exception 'CONF-07: this corrects no entry of this record.';
    end if;
    return new;
end $$;
create trigger correction_fits before insert on alongside.record_correction
    for each row execute function alongside.correction_fits();

-- No entry says that it was said earlier, but a correction that tells what it corrects.
create function alongside.correction_is_told() returns trigger language plpgsql as $$
begin
    if not exists (select from alongside.record_correction where entry_id = new.id) then
        raise exception 'CONF-08: only a correction bears the time of what it corrects.';
    end if;
    return new;
end $$;
create constraint trigger correction_is_told after insert on alongside.record_entry
    deferrable initially deferred for each row when (new.said_at is not null)
    execute function alongside.correction_is_told();

create trigger record_is_open before insert on alongside.record_statement
    for each row execute function alongside.record_is_open();

create function alongside.statement_fits() returns trigger language plpgsql as $$
begin
    if not exists (select from alongside.record_entry where id = new.entry_id and journey_id = new.journey_id) then
        raise exception 'CONF-07: this entry is not in this record.';
    end if;
    return new;
end $$;
create trigger statement_fits before insert on alongside.record_statement
    for each row execute function alongside.statement_fits();

do $$
declare t text;
begin
    foreach t in array array['record_correction', 'record_statement'] loop
        execute format('alter table alongside.%I enable row level security', t);
        execute format('alter table alongside.%I force row level security', t);
        execute format('create policy own_organisation on alongside.%I '
            || 'using (organisation_id = current_setting(''alongside.organisation'', true))', t);
        execute format('grant select, insert on alongside.%I to %I', t, '${app_role}');
    end loop;
end $$;
