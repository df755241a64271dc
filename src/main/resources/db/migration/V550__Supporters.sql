-- Whānau, partners and friends whom a survivor wants to bring in. What is said of them is kept under the survivor's key, and
-- what the survivor agrees to with each of them is in the consent ledger. Nothing here is a name, and nothing ties anybody here
-- to a record or an account of their own. (journey.whanau.Supporters; REFER-06, CONSENT-05, CONSENT-06)
create table alongside.supporter (
    id              uuid        primary key,
    organisation_id text        not null references alongside.organisation,
    journey_id      uuid        not null references alongside.journey,
    words           bytea       not null check (length(words) <= 30000),
    version         integer     not null default 1 check (version > 0),
    added_at        timestamptz not null,
    changed_by      text        not null,
    changed_at      timestamptz not null
);
create index supporter_of_journey on alongside.supporter (journey_id, added_at);
comment on table alongside.supporter is 'Somebody whom a survivor wants to bring in, twelve at most.';
comment on column alongside.supporter.words is
    'Name, what they are to the survivor, how to reach them, whether they know, what they may be told: under the survivor''s key.';
comment on column alongside.supporter.version is 'Counts the changes, so that the second of two editors is told.';
comment on column alongside.supporter.changed_by is 'Who wrote it down last.';
comment on column alongside.supporter.changed_at is 'When: a later worker sees what was written from their time on.';

alter table alongside.supporter enable row level security;
alter table alongside.supporter force row level security;
create policy own_organisation on alongside.supporter
    using (organisation_id = current_setting('alongside.organisation', true));
grant select, insert, delete on alongside.supporter to "${app_role}";
grant update (words, version, changed_by, changed_at) on alongside.supporter to "${app_role}";

create function alongside.latest_is_given(organisation text, journey uuid, what text) returns boolean language sql stable as $$
    select coalesce((select decision = 'GIVEN' from alongside.consent_entry
        where organisation_id = organisation and journey_id = journey and purpose = what and recipient is null
        order by id desc limit 1), false)
$$;

-- They are written down by who walks with the survivor, and only where the survivor agreed to a record. (CONSENT-03, REFER-06)
create function alongside.supporter_may_be() returns trigger language plpgsql as $$
begin
    if not exists (select from alongside.journey j join alongside.walk w on w.journey_id = j.id and w.until is null
            where j.id = new.journey_id and j.organisation_id = new.organisation_id and w.worker_id = new.changed_by) then
        raise exception 'REFER-06: whom the survivor brings in is written down by who walks with them.';
    end if;
    if not alongside.latest_is_given(new.organisation_id, new.journey_id, 'KEEP_RECORD') then
        raise exception 'CONSENT-03: nobody is written down without consent to a record.';
    end if;
    if tg_op = 'INSERT' then
        perform from alongside.journey where id = new.journey_id for update;
        if (select count(*) from alongside.supporter where journey_id = new.journey_id) >= 12 then
            raise exception 'REFER-06: twelve people at most.';
        end if;
    end if;
    return new;
end $$;
create trigger supporter_may_be before insert or update on alongside.supporter
    for each row execute function alongside.supporter_may_be();

-- What a survivor agrees to with one of them has a recipient as well, by an id, and a last day.
alter table alongside.consent_entry drop constraint consent_entry_check;
alter table alongside.consent_entry add constraint consent_entry_recipient check (
    (purpose = 'DISCLOSE_TO_RECIPIENT' and recipient is not null)
    or (purpose = 'CONTACT_WHANAU' and (recipient is null
        or recipient ~ '^supporter:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}:(CONTACT|SESSION|TELL)$'))
    or (purpose not in ('DISCLOSE_TO_RECIPIENT', 'CONTACT_WHANAU') and recipient is null));

-- An agreement with one of them is for somebody who stands in the survivor's list, until a day within a year, and under the
-- agreement that whānau are brought in at all. (CONSENT-05)
create function alongside.supporter_is_agreed_to() returns trigger language plpgsql as $$
declare
    day date := (new.recorded_at at time zone 'Pacific/Auckland')::date;
begin
    if not exists (select from alongside.supporter where id = substr(new.recipient, 11, 36)::uuid
            and journey_id = new.journey_id and organisation_id = new.organisation_id) then
        raise exception 'REFER-06: the survivor named nobody like that.';
    end if;
    if new.valid_until is null or new.valid_until < day or new.valid_until > day + 366 then
        raise exception 'CONSENT-05: an agreement with somebody has a last day, a year away at most.';
    end if;
    if not alongside.latest_is_given(new.organisation_id, new.journey_id, 'KEEP_RECORD')
            or not alongside.latest_is_given(new.organisation_id, new.journey_id, 'CONTACT_WHANAU') then
        raise exception 'CONSENT-05: the survivor has not agreed that whānau are brought in.';
    end if;
    return new;
end $$;
create trigger supporter_is_agreed_to before insert on alongside.consent_entry
    for each row when (new.purpose = 'CONTACT_WHANAU' and new.recipient ~ '^supporter:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}:'
        and new.decision = 'GIVEN')
    execute function alongside.supporter_is_agreed_to();
