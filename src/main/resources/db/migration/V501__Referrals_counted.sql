-- What the organisation gets of the referrals of a half-year that ended: computed once, without any number under six. A number that is
-- null is not shown, and not here either. (referral.counts, MONITOR-03)
create table alongside.referral_overview (
    organisation_id text        not null references alongside.organisation,
    half_year       text        not null check (half_year ~ '^2[0-9]{3}-[12]$'),
    computed_at     timestamptz not null,
    primary key (organisation_id, half_year)
);
comment on table alongside.referral_overview is 'Append-only: half-years of which the referrals were counted.';

create table alongside.referral_count (
    organisation_id text    not null,
    half_year       text    not null,
    part            text    not null constraint referral_count_part check (part in ('WAY', 'KIND', 'ANSWER', 'UNMET_KIND', 'UNMET_REGION')),
    value           text    not null check (length(value) between 1 and 100),
    number          integer constraint referral_count_six check (number >= 6 and number % 3 = 0),
    primary key (organisation_id, half_year, part, value),
    foreign key (organisation_id, half_year) references alongside.referral_overview
);
comment on table alongside.referral_count is 'Append-only: how many survivors were told of or referred to which kind of service, in which way, and what came of it.';

do $$
declare t text;
begin
    foreach t in array array['referral_overview', 'referral_count'] loop
        execute format('alter table alongside.%I enable row level security', t);
        execute format('alter table alongside.%I force row level security', t);
        execute format('create policy own_organisation on alongside.%I '
            || 'using (organisation_id = current_setting(''alongside.organisation'', true))', t);
        execute format('grant select, insert on alongside.%I to %I', t, '${app_role}');
    end loop;
end $$;
