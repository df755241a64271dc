-- Who of those whom a survivor brings in comes to a meeting ahead, by an id, and when what was agreed to for it ended. No word of anybody.
-- (journey.meetings.WhoComes; REFER-06, CONSENT-06)
create table alongside.meeting_whanau (
    meeting_id      uuid        not null references alongside.arranged_meeting,
    supporter_id    uuid        not null,
    organisation_id text        not null references alongside.organisation,
    journey_id      uuid        not null references alongside.journey,
    ended_at        timestamptz,
    primary key (meeting_id, supporter_id)
);
create index meeting_whanau_of_journey on alongside.meeting_whanau (journey_id);
comment on table alongside.meeting_whanau is 'Who comes to a meeting ahead, of those whom the survivor brings in.';
comment on column alongside.meeting_whanau.ended_at is
    'When they were taken off it, as the survivor does not agree any more that they come on that day.';
alter table alongside.meeting_whanau enable row level security;
alter table alongside.meeting_whanau force row level security;
create policy own_organisation on alongside.meeting_whanau
    using (organisation_id = current_setting('alongside.organisation', true));
grant select, insert, delete on alongside.meeting_whanau to "${app_role}";
grant update (ended_at) on alongside.meeting_whanau to "${app_role}";

-- They come to a meeting that is arranged with this survivor, on whose day the survivor agrees to it. (REFER-06)
create function alongside.meeting_whanau_is_agreed_to() returns trigger language plpgsql as $$
declare
    day date;
begin
    select (starts_at at time zone 'Pacific/Auckland')::date into day from alongside.arranged_meeting
        where id = new.meeting_id and journey_id = new.journey_id and organisation_id = new.organisation_id
            and state = 'ARRANGED';
    if day is null or not alongside.latest_is_given(new.organisation_id, new.journey_id, 'CONTACT_WHANAU')
            or not alongside.supporter_agreed_on(new.organisation_id, new.journey_id,
                'supporter:' || new.supporter_id || ':SESSION', day) then
        raise exception 'REFER-06: the survivor does not agree that this person comes to this meeting.';
    end if;
    return new;
end $$;
create trigger meeting_whanau_is_agreed_to before insert on alongside.meeting_whanau
    for each row execute function alongside.meeting_whanau_is_agreed_to();

-- What the survivor said last on that day or before decides: whoever agrees anew until an earlier day ends what was agreed to until later.
create or replace function alongside.supporter_agreed_on(organisation text, journey uuid, who text, day date)
    returns boolean language sql stable as $$
    select coalesce((select g.valid_until >= day and not exists (select from alongside.consent_entry later
                where later.organisation_id = organisation and later.journey_id = journey
                    and later.purpose = 'CONTACT_WHANAU' and later.recipient = who
                    and later.id > g.id and later.decision <> 'GIVEN')
            from alongside.consent_entry g
            where g.organisation_id = organisation and g.journey_id = journey and g.purpose = 'CONTACT_WHANAU'
                and g.recipient = who and g.decision = 'GIVEN'
                and (g.recorded_at at time zone 'Pacific/Auckland')::date <= day
            order by g.id desc limit 1), false)
$$;
