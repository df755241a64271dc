-- Two entries that turned out to be one service: the one that was merged keeps its row and what it said, and leads to the one that
-- stays. (directory.Merging; REFER-03)
alter table alongside.directory_entry
    add column merged_into uuid,
    add constraint directory_entry_merged_into foreign key (organisation_id, merged_into)
        references alongside.directory_entry (organisation_id, id),
    add constraint directory_entry_merged_is_closed check (merged_into is null or closed),
    add constraint directory_entry_not_into_itself check (merged_into <> id);
comment on column alongside.directory_entry.merged_into is
    'The entry that stays, where supervisors found that both are one service. It is merged into none itself.';
create index directory_entry_merged on alongside.directory_entry (merged_into) where merged_into is not null;
grant update (merged_into) on alongside.directory_entry to "${app_role}";

-- Nothing but where it leads to changes of what was merged.
create function alongside.directory_entry_stays_merged() returns trigger language plpgsql as $$
begin
    if old.merged_into is not null then
        if new.merged_into is null then
            raise exception 'REFER-03: what was merged stays merged.';
        end if;
        old.merged_into := new.merged_into;
        if new is distinct from old then
            raise exception 'REFER-03: what was merged stays as it was.';
        end if;
    end if;
    return new;
end $$;
create trigger directory_entry_stays_merged before update on alongside.directory_entry
    for each row execute function alongside.directory_entry_stays_merged();

-- No chains: asked when the statement is over, as one statement merges an entry and leads on what was merged into it before. The one
-- that stays is locked, so that it is not merged at the same moment.
create function alongside.directory_entry_merges() returns trigger language plpgsql as $$
declare
    stays alongside.directory_entry;
begin
    select * into stays from alongside.directory_entry
        where id = new.merged_into and organisation_id = new.organisation_id for share;
    if stays.id is null or stays.merged_into is not null then
        raise exception 'REFER-03: an entry is merged into one that stays.';
    end if;
    if exists (select from alongside.directory_entry where merged_into = new.id) then
        raise exception 'REFER-03: what was merged into an entry leads on with it.';
    end if;
    return null;
end $$;
create trigger directory_entry_merges after insert or update of merged_into on alongside.directory_entry
    for each row when (new.merged_into is not null) execute function alongside.directory_entry_merges();
