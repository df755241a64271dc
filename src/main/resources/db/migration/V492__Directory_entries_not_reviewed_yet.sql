-- What was imported, nobody has looked at. imported_version is the version that the last import wrote: a later one was changed
-- by hand. (directory.hsds.Exchange)
alter table alongside.directory_entry
    alter column reviewed_by drop not null,
    alter column reviewed_on drop not null,
    add column imported_version integer,
    add constraint directory_entry_reviewed_by_somebody check ((reviewed_by is null) = (reviewed_on is null)),
    add constraint directory_entry_imported_has_id check (imported_version is null or hsds_id is not null);
grant update (hsds_rest, imported_version) on alongside.directory_entry to "${app_role}";
