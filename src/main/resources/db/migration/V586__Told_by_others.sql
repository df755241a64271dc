-- What somebody else told of a survivor: held as unconfirmed until the survivor was told of it and said whether it stays. Its words
-- are an entry of the record, under the survivor's key; here stands only how far it is. (records.ToldByOthers; CONSENT-08)
create table alongside.told_by_others (
    entry_id        uuid        primary key references alongside.record_entry,
    organisation_id text        not null references alongside.organisation,
    journey_id      uuid        not null references alongside.record_key,
    supporter_id    uuid,
    told_at         timestamptz,
    told_by         text,
    answer          text        check (answer in ('STAYS', 'OWN_WORDS')),
    own_words       uuid        references alongside.record_entry,
    answered_at     timestamptz,
    constraint told_by_somebody check ((told_at is null) = (told_by is null)),
    constraint told_before_answer check (answer is null or told_at is not null),
    constraint told_answered check ((answer is null) = (answered_at is null)),
    constraint told_has_words check ((own_words is not null) = (answer is not distinct from 'OWN_WORDS'))
);
create index told_by_others_of_journey on alongside.told_by_others (journey_id);
comment on table alongside.told_by_others is 'How far it is with what somebody else told of a survivor, without its words.';
comment on column alongside.told_by_others.supporter_id is
    'Who told it, of those whom the survivor brings in; empty for a first contact. It stays when somebody is taken off the list.';
comment on column alongside.told_by_others.told_at is 'When the survivor was told of it; until then no page and no copy of theirs has it.';
comment on column alongside.told_by_others.answer is 'What the survivor wants; empty while that waits. What goes is deleted.';
comment on column alongside.told_by_others.own_words is 'The entry that stands beside it in the survivor''s own words.';
alter table alongside.told_by_others enable row level security;
alter table alongside.told_by_others force row level security;
create policy own_organisation on alongside.told_by_others
    using (organisation_id = current_setting('alongside.organisation', true));
grant select on alongside.told_by_others to "${app_role}";
grant update (supporter_id, told_at, told_by, answer, own_words, answered_at) on alongside.told_by_others to "${app_role}";

-- Nobody writes down what somebody told without its waiting to be told to the survivor.
create function alongside.told_by_others_waits() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    insert into alongside.told_by_others (entry_id, organisation_id, journey_id)
    values (new.id, new.organisation_id, new.journey_id);
    return null;
end $$;
revoke all on function alongside.told_by_others_waits() from public;
create trigger told_by_others_waits after insert on alongside.record_entry
    for each row when (new.field in ('told.what', 'told.byWhanau') and new.said_at is null)
    execute function alongside.told_by_others_waits();

-- What is told to the survivor stays told, who told it stays the same, and their words and the supporter are of the same record.
create function alongside.told_by_others_goes_on() returns trigger language plpgsql as $$
begin
    if old.told_at is not null and (new.told_at, new.told_by) is distinct from (old.told_at, old.told_by) then
        raise exception 'CONSENT-08: what a survivor was told stays told.';
    end if;
    if new.supporter_id is distinct from old.supporter_id and (old.supporter_id is not null
            or not exists (select from alongside.supporter where id = new.supporter_id and journey_id = new.journey_id)) then
        raise exception 'CONSENT-08: this was told by somebody else.';
    end if;
    if new.own_words is not null and not exists (select from alongside.record_entry
            where id = new.own_words and journey_id = new.journey_id and field = 'told.ownWords') then
        raise exception 'CONSENT-08: these are not the words of this survivor.';
    end if;
    return new;
end $$;
create trigger told_by_others_goes_on before update on alongside.told_by_others
    for each row execute function alongside.told_by_others_goes_on();

-- What was told before this and stands: whether the survivor was told is known, whether it stays was asked nowhere.
alter table alongside.record_entry no force row level security;
alter table alongside.record_key no force row level security;
alter table alongside.record_correction no force row level security;
alter table alongside.explanation no force row level security;
alter table alongside.told_by_others no force row level security;
insert into alongside.told_by_others (entry_id, organisation_id, journey_id, told_at, told_by)
select e.id, e.organisation_id, e.journey_id, x.explained_at, x.explained_by
from (select distinct on (journey_id, occasion) * from alongside.record_entry where field = 'told.what'
        order by journey_id, occasion, version desc) e
join alongside.record_key k on k.journey_id = e.journey_id and k.erased_at is null
left join lateral (select explained_at, explained_by from alongside.explanation
    where journey_id = e.journey_id and point = 'TOLD_BY_OTHERS' order by id limit 1) x on true
where not exists (select from alongside.record_correction c where c.entry_id = e.id);
alter table alongside.record_entry force row level security;
alter table alongside.record_key force row level security;
alter table alongside.record_correction force row level security;
alter table alongside.explanation force row level security;
alter table alongside.told_by_others force row level security;

-- That somebody went through an entry, or left it out of a copy, stays when the entry goes; triggers ask that it is of the record.
alter table alongside.own_request_left_out drop constraint own_request_left_out_entry_id_fkey;
alter table alongside.own_request_seen drop constraint own_request_seen_entry_id_fkey;

-- What the survivor wants gone goes at once, with who told it and what was said beside it. It is the only way to delete an entry, and
-- takes no other field.
create function alongside.erase_what_was_told(journey uuid, entry uuid) returns boolean
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    what alongside.record_entry;
    ids  uuid[];
    mine uuid;
begin
    select * into what from alongside.record_entry
        where id = entry and journey_id = journey and field in ('told.what', 'told.byWhanau')
            and organisation_id = current_setting('alongside.organisation');
    if not found then
        return false;
    end if;
    select own_words into mine from alongside.told_by_others where entry_id = entry;
    select array_agg(id) into ids from alongside.record_entry
        where journey_id = journey and occasion is not distinct from what.occasion
            and (field = what.field or what.field = 'told.what' and field = 'told.byWhom');
    delete from alongside.told_by_others where entry_id = any (ids);
    if mine is not null and not exists (select from alongside.told_by_others where own_words = mine) then
        ids := ids || (select array_agg(e.id) from alongside.record_entry e join alongside.record_entry m on m.id = mine
            where e.journey_id = journey and e.field = 'told.ownWords' and e.occasion is not distinct from m.occasion);
    end if;
    delete from alongside.record_statement where entry_id = any (ids);
    delete from alongside.record_correction where entry_id = any (ids) or replaces = any (ids);
    delete from alongside.record_entry where id = any (ids);
    return true;
end $$;
revoke all on function alongside.erase_what_was_told(uuid, uuid) from public;
grant execute on function alongside.erase_what_was_told(uuid, uuid) to "${app_role}";

-- What somebody told is not corrected any more: it stays as it was told, or it goes.
create or replace function alongside.correction_fits() returns trigger language plpgsql as $$
begin
    if not exists (
        select from alongside.record_entry n join alongside.record_entry o on o.id = new.replaces
        where n.id = new.entry_id and n.journey_id = new.journey_id and o.journey_id = new.journey_id
            and n.field = o.field and n.occasion is not distinct from o.occasion and n.version = o.version + 1
            and n.compartment <> 'SAFETY' and n.said_at = coalesce(o.said_at, o.written_at)
            and n.field not in ('joining.leavingTalk', 'joining.leavingTold', 'told.what', 'told.byWhanau')) then
        raise exception 'CONF-07: this corrects no entry of this record.';
    end if;
    return new;
end $$;
