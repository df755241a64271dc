-- Whoever gave somebody access may have signed in as them, and with that given access to others. Whether one of these two may have
-- signed in as the other by links that were used, or passwords that were set, after this moment.
create function alongside.access_between(organisation text, one text, other text, after timestamptz) returns boolean
    language sql stable as $$
    with recursive reached(came_from, person) as (
        select g.by_user, g.user_id from alongside.access_given g
        where g.organisation_id = organisation and g.given_at > after and g.by_user in (one, other)
        union
        select r.came_from, g.user_id from alongside.access_given g join reached r on g.by_user = r.person
        where g.organisation_id = organisation and g.given_at > after
    )
    select exists (select from reached where came_from = one and person = other or came_from = other and person = one)
$$;

create or replace function alongside.setting_second_is_somebody_else() returns trigger language plpgsql as $$
begin
    if new.agreed_by is not null and old.agreed_by is null and new.key not like 'office.%'
            and alongside.access_between(new.organisation_id, new.agreed_by, new.proposed_by,
                clock_timestamp() - make_interval(
                    days => alongside.setting_number(new.organisation_id, 'accounts.apart-days', 7, 90, 30))) then
        raise exception 'WORKER-08: one of these two may have signed in as the other a short time ago.';
    end if;
    return new;
end $$;
