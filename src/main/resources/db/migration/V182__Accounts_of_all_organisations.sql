-- Ids, states and names of accounts are of the whole installation, as the engine's own table of accounts is: an id that one
-- organisation gave is given by no other, and sessions are looked at before it is known whose they are. Here too a policy
-- says so, rather than nothing.
do $$
declare t text;
begin
    foreach t in array array['account_id', 'account_state', 'account_name'] loop
        execute format('alter table alongside.%I enable row level security', t);
        execute format('alter table alongside.%I force row level security', t);
        execute format('create policy of_all on alongside.%I using (true)', t);
    end loop;
end $$;
