-- What the survivor agreed to, appended and never edited; the current state is derived. (consent.ConsentLedger)
create table alongside.consent_entry (
    id              bigint generated always as identity primary key,
    organisation_id text        not null references alongside.organisation,
    journey_id      uuid        not null,
    purpose         text        not null check (purpose in
        ('KEEP_RECORD', 'KEEP_SESSION_NOTES', 'ANONYMOUS_REPORTING', 'CONTACT_WHANAU', 'DISCLOSE_TO_RECIPIENT')),
    decision        text        not null check (decision in ('GIVEN', 'DECLINED', 'WITHDRAWN')),
    recipient       text        check (length(recipient) <= 64),
    covers          text[]      not null default '{}',
    valid_until     date,
    how             text        not null check (how in ('SPOKEN', 'WRITTEN', 'SIGNED', 'NOT_SAID')),
    wording         text        not null check (length(wording) <= 20),
    recorded_at     timestamptz not null default clock_timestamp(),
    recorded_by     text        not null,
    check ((purpose = 'DISCLOSE_TO_RECIPIENT') = (recipient is not null))
);
create index consent_entry_of_journey on alongside.consent_entry (journey_id, purpose, id);

-- What was explained before, point by point. (CONSENT-04)
create table alongside.explanation (
    id              bigint generated always as identity primary key,
    organisation_id text        not null references alongside.organisation,
    journey_id      uuid        not null,
    point           text        not null check (point in
        ('HOW_PEER_SUPPORT_WORKS', 'WHAT_IT_MAY_BRING', 'OTHER_OPTIONS', 'RISKS', 'WHAT_IS_RECORDED',
         'LIMITS_OF_CONFIDENTIALITY', 'STANCE_ON_OFFENDING', 'TOLD_BY_OTHERS', 'EFFECT_OF_NO_NOTES')),
    wording         text        not null check (length(wording) <= 20),
    explained_at    timestamptz not null default clock_timestamp(),
    explained_by    text        not null
);
create index explanation_of_journey on alongside.explanation (journey_id);

-- Consent to keep a record follows the explanation of all its points. (CONSENT-04)
create function alongside.consent_follows_explanation() returns trigger language plpgsql as $$
begin
    if new.purpose = 'KEEP_RECORD' and new.decision = 'GIVEN' and (
        select count(distinct point) from alongside.explanation
        where journey_id = new.journey_id and point in
            ('HOW_PEER_SUPPORT_WORKS', 'WHAT_IT_MAY_BRING', 'OTHER_OPTIONS', 'RISKS', 'WHAT_IS_RECORDED',
             'LIMITS_OF_CONFIDENTIALITY', 'STANCE_ON_OFFENDING')) < 7 then
        raise exception 'CONSENT-04: consent follows the explanation of all its points.';
    end if;
    return new;
end $$;
create trigger consent_follows_explanation before insert on alongside.consent_entry
    for each row execute function alongside.consent_follows_explanation();

do $$
declare t text;
begin
    foreach t in array array['consent_entry', 'explanation'] loop
        execute format('alter table alongside.%I enable row level security', t);
        execute format('alter table alongside.%I force row level security', t);
        execute format('create policy own_organisation on alongside.%I '
            || 'using (organisation_id = current_setting(''alongside.organisation'', true))', t);
        execute format('grant select, insert on alongside.%I to %I', t, '${app_role}');
    end loop;
end $$;
