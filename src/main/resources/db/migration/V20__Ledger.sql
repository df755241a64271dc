-- What was done and what was refused: appended, chained by hash for each journey, never changed. (audit.Ledger)
create table alongside.ledger_entry (
    organisation_id text        not null references alongside.organisation,
    chain           text        not null check (length(chain) between 1 and 64),
    position        bigint      not null check (position > 0),
    at              timestamptz not null,
    actor           text        not null check (length(actor) <= 64),
    act             text        not null check (length(act) <= 80),
    outcome         text        not null check (outcome in ('DONE', 'REFUSED', 'EXCEPTION')),
    policy_id       text        check (length(policy_id) <= 20),
    subject         text        check (length(subject) <= 64),
    details         text        not null check (length(details) <= 2000),
    previous_hash   bytea       not null,
    hash            bytea       not null,
    signature       bytea       not null,
    primary key (organisation_id, chain, position)
);

create function alongside.ledger_is_appended_only() returns trigger language plpgsql as $$
begin
    raise exception 'The ledger is appended to, never changed.';
end $$;
create trigger ledger_is_appended_only before update or delete on alongside.ledger_entry
    for each row execute function alongside.ledger_is_appended_only();
create trigger ledger_is_never_emptied before truncate on alongside.ledger_entry
    for each statement execute function alongside.ledger_is_appended_only();

alter table alongside.ledger_entry enable row level security;
alter table alongside.ledger_entry force row level security;
create policy own_organisation on alongside.ledger_entry
    using (organisation_id = current_setting('alongside.organisation', true));
grant select, insert on alongside.ledger_entry to "${app_role}";
