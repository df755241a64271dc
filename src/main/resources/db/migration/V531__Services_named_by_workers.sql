-- A service that a worker named with a survivor, of which the directory knew nothing: who named it and when, and nothing of the
-- survivor. Nobody has reviewed it. (directory.Proposals; REFER-03)
alter table alongside.directory_entry
    add column proposed_by text,
    add column proposed_on date,
    add constraint directory_entry_proposed_on_a_day check ((proposed_by is null) = (proposed_on is null));
create index directory_entry_proposed on alongside.directory_entry (organisation_id, proposed_by)
    where proposed_by is not null and reviewed_on is null and not closed;

-- A proposal is reviewed at once, and takes no room from the others.
alter table alongside.directory_review add column is_proposal boolean not null default false;
