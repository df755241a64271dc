-- Accounts are the engine's (engine.act_id_user). What has to hold whichever way one is made, changed or removed, is held by
-- triggers on its tables: an id is given once, sessions of before end, and rights end with the account. (access.AccountIds,
-- access.Sessions, access.NamesOfAccounts, access.Readers)

-- Two ids that people take for each other are one: worker1, Worker1, workerl and workerI; nana0 and nanaO.
create function alongside.likeness(id text) returns text language sql immutable as $$
    select translate(lower(id), '01i', 'oll')
$$;

-- Every id that was ever given on this installation, and those that never are, because the ledger, the lists of looks and
-- the process variables use them for what is nobody's account. This is the one list of these.
create table alongside.account_id (
    likeness text        primary key,
    user_id  text        not null,
    why      text        not null check (why in ('GIVEN', 'RESERVED')),
    since    timestamptz not null default clock_timestamp(),
    check (likeness = alongside.likeness(user_id))
);
comment on table alongside.account_id is 'Append-only: ids that are not given again.';

-- Of each account that is there: how often its sessions were ended, and how often its roles changed.
create table alongside.account_state (
    user_id  text   primary key,
    sessions bigint not null default 0,
    roles    bigint not null default 0
);

-- What an account was called, and since when: a look into a record is shown with the name of its day.
create table alongside.account_name (
    user_id text        not null,
    since   timestamptz not null default clock_timestamp(),
    name    text        not null,
    primary key (user_id, since)
);
comment on table alongside.account_name is 'Append-only: what accounts were called.';

insert into alongside.account_id (likeness, user_id, why)
select alongside.likeness(id), id, 'RESERVED'
from unnest(array[
    'service', 'system', 'engine', 'job', 'timer', 'survivor', 'organisation', 'group', 'nobody', 'somebody', 'everybody',
    'anonymous', 'anonymousUser', 'unknown', 'null', 'alongside', 'supervisor', 'analyst', 'administrator']) as id
on conflict do nothing;

-- Who had an account before this was kept: whose rows are there.
alter table alongside.reader_grant no force row level security;
alter table alongside.worker no force row level security;
insert into alongside.account_id (likeness, user_id, why)
select alongside.likeness(id), min(id), 'GIVEN'
from (select id_ as id from engine.act_id_user
      union select user_id from alongside.reader_grant
      union select user_id from alongside.worker
      union select actor from alongside.ledger_entry) as known
where id <> '' group by alongside.likeness(id)
on conflict do nothing;
-- Rights that outlived their account end now.
update alongside.reader_grant set ended_at = clock_timestamp()
where ended_at is null and user_id not in (select id_ from engine.act_id_user);
alter table alongside.reader_grant force row level security;
alter table alongside.worker force row level security;

create function alongside.account_called(first_name text, last_name text, id text) returns text language sql immutable as $$
    select left(coalesce(nullif(btrim(concat_ws(' ', first_name, last_name)), ''), id), 200)
$$;

insert into alongside.account_state (user_id) select id_ from engine.act_id_user;
insert into alongside.account_name (user_id, name)
select id_, alongside.account_called(first_, last_, id_) from engine.act_id_user;

create function alongside.account_is_made() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    insert into alongside.account_id (likeness, user_id, why) values (alongside.likeness(new.id_), new.id_, 'GIVEN');
    insert into alongside.account_state (user_id) values (new.id_);
    insert into alongside.account_name (user_id, name)
    values (new.id_, alongside.account_called(new.first_, new.last_, new.id_));
    return new;
exception when unique_violation then
    raise exception 'CONF-01: this id was given before, is reserved, or is taken for one that was; an id is given once.';
end $$;
create trigger account_is_made after insert on engine.act_id_user
    for each row execute function alongside.account_is_made();

create function alongside.account_is_changed() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if new.id_ <> old.id_ then
        raise exception 'CONF-01: an account keeps its id.';
    end if;
    if new.pwd_ is distinct from old.pwd_ or new.salt_ is distinct from old.salt_ then
        update alongside.account_state set sessions = sessions + 1 where user_id = new.id_;
    end if;
    if (new.first_, new.last_) is distinct from (old.first_, old.last_) then
        insert into alongside.account_name (user_id, name)
        values (new.id_, alongside.account_called(new.first_, new.last_, new.id_));
    end if;
    return new;
end $$;
create trigger account_is_changed after update on engine.act_id_user
    for each row execute function alongside.account_is_changed();

-- Whatever was open to somebody is closed with their account, also where it was opened while the account was removed.
create policy owner_ends_all on alongside.reader_grant to current_user using (true);
create function alongside.account_is_removed() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    delete from alongside.account_state where user_id = old.id_;
    update alongside.reader_grant set ended_at = clock_timestamp() where user_id = old.id_ and ended_at is null;
    return old;
end $$;
create trigger account_is_removed after delete on engine.act_id_user
    for each row execute function alongside.account_is_removed();

create function alongside.account_has_other_roles() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    update alongside.account_state set roles = roles + 1
    where user_id in (case when tg_op <> 'INSERT' then old.user_id_ end, case when tg_op <> 'DELETE' then new.user_id_ end);
    return null;
end $$;
create trigger account_has_other_roles after insert or update or delete on engine.act_id_membership
    for each row execute function alongside.account_has_other_roles();
create trigger account_has_other_roles after insert or update or delete on engine.act_id_tenant_member
    for each row execute function alongside.account_has_other_roles();

-- Nothing is opened to somebody, and nobody is asked, who has no account (any more). The lock makes who removes the account
-- at this moment wait, and then meet what was opened.
create function alongside.reader_has_account() returns trigger language plpgsql as $$
begin
    perform from engine.act_id_user where id_ = new.user_id for key share;
    if not found then
        raise exception 'CONF-01: nothing is opened to somebody without an account.';
    end if;
    return new;
end $$;
create trigger reader_has_account before insert on alongside.reader_grant
    for each row execute function alongside.reader_has_account();
create function alongside.offered_to_account() returns trigger language plpgsql as $$
begin
    if new.worker_id <> '' then
        perform from alongside.worker where user_id = new.worker_id for share;
        perform from engine.act_id_user where id_ = new.worker_id for key share;
        if not found then
            raise exception 'WORKER-02: nobody is offered to somebody without an account.';
        end if;
    end if;
    return new;
end $$;
create trigger offered_to_account before insert on alongside.offer
    for each row execute function alongside.offered_to_account();

grant select on alongside.account_id, alongside.account_state, alongside.account_name to "${app_role}";
revoke all on function alongside.account_is_made(), alongside.account_is_changed(), alongside.account_is_removed(),
    alongside.account_has_other_roles() from public;
