-- Which organisations the ledger has rows of is answered by the ledger itself: any other list can be shortened by whoever
-- may write it, and a verifier that goes by such a list finds nothing wrong in what it never looked at. The function sees
-- all rows, because it runs as the owner and the policy shows them to the owner; it gives ids away and nothing else.
-- (audit.VerifyLedger)
create policy owner_reads_all on alongside.ledger_entry for select to current_user using (true);

create function alongside.ledger_organisations() returns setof text
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    -- From one organisation to the next by the index, however many rows each has.
    with recursive found as (
        (select organisation_id from alongside.ledger_entry order by organisation_id limit 1)
        union all
        select (select e.organisation_id from alongside.ledger_entry e
                where e.organisation_id > found.organisation_id order by e.organisation_id limit 1)
        from found where found.organisation_id is not null)
    select organisation_id from found where organisation_id is not null
$$;
revoke all on function alongside.ledger_organisations() from public;
grant execute on function alongside.ledger_organisations() to "${app_role}";
