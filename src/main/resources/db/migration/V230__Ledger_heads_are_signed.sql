-- One signature for each chain that a transaction appended to, on its last row, and no longer one for each row: the hash of
-- a row of format 2 covers the row before it with its signature. Rows of format 1 have a signature each. (audit.LedgerHash)
alter table alongside.ledger_entry
    alter column signature drop not null,
    add column format smallint not null default 1 check (format in (1, 2)),
    add constraint ledger_entry_signed check (format = 2 or signature is not null);

-- Waits for whoever appends to these chains, and gives their last rows as they are then: each statement of the function
-- sees what was committed before it began. Always in the same order, so that no two transactions wait for each other.
create function alongside.hold_chains(of_organisation text, chains text[])
    returns table (chain text, "position" bigint, hash bytea, signature bytea)
    language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
declare
    key bigint;
begin
    for key in
        select distinct hashtextextended(of_organisation || '/' || c.name, 7) from unnest(chains) c (name) order by 1
    loop
        perform pg_advisory_xact_lock(key);
    end loop;
    return query
        select c.name, e."position", e.hash, e.signature from unnest(chains) c (name)
        cross join lateral (
            select l."position", l.hash, l.signature from alongside.ledger_entry l
            where l.organisation_id = of_organisation and l.chain = c.name
            order by l."position" desc limit 1) e;
end $$;
revoke all on function alongside.hold_chains(text, text[]) from public;
grant execute on function alongside.hold_chains(text, text[]) to "${app_role}";
