-- What people said: ciphertext only. The keys are not in this database. (records.Records)
create table alongside.record_key (
    journey_id      uuid primary key,
    organisation_id text        not null references alongside.organisation,
    opened_at       timestamptz not null default clock_timestamp(),
    erased_at       timestamptz,
    erased_because  text check (erased_because in ('SAID_NOT_NOW', 'WITHDREW_CONSENT', 'ASKED', 'RETENTION_ENDED')),
    check ((erased_at is null) = (erased_because is null))
);

create table alongside.record_entry (
    id              uuid primary key,
    organisation_id text        not null references alongside.organisation,
    journey_id      uuid        not null references alongside.record_key,
    field           text        not null check (length(field) <= 60),
    compartment     text        not null check (compartment in ('CONTACT', 'MAIN', 'SAFETY', 'OFFENDING')),
    occasion        uuid,
    version         integer     not null check (version > 0),
    ciphertext      bytea       not null check (octet_length(ciphertext) <= 1000000),
    written_by      text        not null,
    written_at      timestamptz not null default clock_timestamp(),
    form            text        not null,
    unique nulls not distinct (journey_id, field, occasion, version)
);

-- Nothing is written for somebody whose record was erased.
create function alongside.record_is_open() returns trigger language plpgsql as $$
begin
    if exists (select from alongside.record_key where journey_id = new.journey_id and erased_at is not null) then
        raise exception 'This record was erased.';
    end if;
    return new;
end $$;
create trigger record_is_open before insert on alongside.record_entry
    for each row execute function alongside.record_is_open();

-- An erased record stays erased.
create function alongside.erasure_is_final() returns trigger language plpgsql as $$
begin
    if old.erased_at is not null then
        raise exception 'This record was erased.';
    end if;
    return new;
end $$;
create trigger erasure_is_final before update on alongside.record_key
    for each row execute function alongside.erasure_is_final();

-- Every look into a record; the survivor can see this list. (CONF-03)
create table alongside.record_look (
    id              uuid primary key,
    organisation_id text        not null references alongside.organisation,
    journey_id      uuid        not null references alongside.record_key,
    reader          text        not null,
    looked_at       timestamptz not null default clock_timestamp(),
    fields          text[]      not null,
    reason          text        not null
);
create index record_look_of_journey on alongside.record_look (journey_id, looked_at);

-- What people said about the service; tied to nobody. Only the month is kept, so that time tells nothing either.
create table alongside.feedback (
    id              uuid primary key,
    organisation_id text  not null references alongside.organisation,
    month           date  not null check (extract(day from month) = 1),
    reason          text  check (length(reason) <= 40),
    ciphertext      bytea
);

do $$
declare t text;
begin
    foreach t in array array['record_key', 'record_entry', 'record_look', 'feedback'] loop
        execute format('alter table alongside.%I enable row level security', t);
        execute format('alter table alongside.%I force row level security', t);
        execute format('create policy own_organisation on alongside.%I '
            || 'using (organisation_id = current_setting(''alongside.organisation'', true))', t);
        execute format('grant select, insert on alongside.%I to %I', t, '${app_role}');
    end loop;
end $$;
grant update (erased_at, erased_because) on alongside.record_key to "${app_role}";
