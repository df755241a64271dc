-- Sessions with those whom a survivor brings in: who was there, by an id, on which day, and with which worker. Append-only; no word of
-- anybody. (journey.whanau.WhanauSessions; REFER-06)
create table alongside.whanau_session (
    id              bigint      generated always as identity primary key,
    organisation_id text        not null references alongside.organisation,
    journey_id      uuid        not null references alongside.journey,
    supporter_id    uuid        not null,
    worker_id       text        not null,
    held_on         date        not null,
    recorded_at     timestamptz not null
);
create index whanau_session_of_journey on alongside.whanau_session (journey_id, held_on);
comment on table alongside.whanau_session is 'Append-only: who was at a session with whānau, by an id.';
comment on column alongside.whanau_session.supporter_id is
    'Who was there. It stays when somebody is taken off the list, whose words are then erased.';
alter table alongside.whanau_session enable row level security;
alter table alongside.whanau_session force row level security;
create policy own_organisation on alongside.whanau_session
    using (organisation_id = current_setting('alongside.organisation', true));
grant select, insert on alongside.whanau_session to "${app_role}";

-- What the survivor agreed to covers a day: given on that day or before, until that day or later, and not taken back since.
create function alongside.supporter_agreed_on(organisation text, journey uuid, who text, day date) returns boolean language sql stable as $$
    select exists (select from alongside.consent_entry g
        where g.organisation_id = organisation and g.journey_id = journey and g.purpose = 'CONTACT_WHANAU' and g.recipient = who
            and g.decision = 'GIVEN' and (g.recorded_at at time zone 'Pacific/Auckland')::date <= day and g.valid_until >= day
            and not exists (select from alongside.consent_entry later where later.organisation_id = organisation
                and later.journey_id = journey and later.purpose = 'CONTACT_WHANAU' and later.recipient = who
                and later.id > g.id and later.decision <> 'GIVEN'))
$$;

create function alongside.whanau_session_is_agreed_to() returns trigger language plpgsql as $$
begin
    if new.held_on > (new.recorded_at at time zone 'Pacific/Auckland')::date then
        raise exception 'REFER-06: a session is written down once it was held.';
    end if;
    if not exists (select from alongside.journey j join alongside.walk w on w.journey_id = j.id and w.until is null
            where j.id = new.journey_id and j.organisation_id = new.organisation_id and w.worker_id = new.worker_id) then
        raise exception 'REFER-06: a session with whanau is held by who walks with the survivor.';
    end if;
    if not exists (select from alongside.worker where user_id = new.worker_id and organisation_id = new.organisation_id
            and whanau_trained_until >= new.held_on) then
        raise exception 'REFER-06: a session with whanau is held by a worker trained for it.';
    end if;
    if not exists (select from alongside.supporter where id = new.supporter_id and journey_id = new.journey_id
            and organisation_id = new.organisation_id)
            or not alongside.latest_is_given(new.organisation_id, new.journey_id, 'KEEP_RECORD')
            or not alongside.latest_is_given(new.organisation_id, new.journey_id, 'CONTACT_WHANAU')
            or not alongside.supporter_agreed_on(new.organisation_id, new.journey_id,
                'supporter:' || new.supporter_id || ':SESSION', new.held_on) then
        raise exception 'REFER-06: the survivor does not agree that this person comes to a session.';
    end if;
    return new;
end $$;
create trigger whanau_session_is_agreed_to before insert on alongside.whanau_session
    for each row execute function alongside.whanau_session_is_agreed_to();
