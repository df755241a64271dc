-- A search reads the words of every entry: with row-level security no index for parts of words is used, as its operators are not
-- leakproof. So they stay in the row itself, and what is wide goes out of it. Entries that stand already follow when they change.
alter table alongside.directory_entry
    alter column plain set storage main,
    alter column plain_place set storage main;
