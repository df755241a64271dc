-- What the organisation gets of the assessments of a half-year that ended: computed once, so that one person is not the
-- difference of two views, and without any number under six. A number that is null is not shown, and not here either.
-- (assessment.overview, MONITOR-03)
create table alongside.assessment_overview (
    organisation_id text        not null references alongside.organisation,
    half_year       text        not null check (half_year ~ '^2[0-9]{3}-[12]$'),
    computed_at     timestamptz not null,
    primary key (organisation_id, half_year)
);
comment on table alongside.assessment_overview is 'Append-only: half-years of which the assessments were counted.';

create table alongside.assessment_count (
    organisation_id text    not null,
    half_year       text    not null,
    what            text    not null check (what in ('DUE', 'SENT', 'ON_PAPER', 'DECLINED', 'NOT_REACHED', 'EXPIRED')),
    number          integer constraint assessment_count_six check (number >= 6 and number % 3 = 0),
    primary key (organisation_id, half_year, what),
    foreign key (organisation_id, half_year) references alongside.assessment_overview
);
comment on table alongside.assessment_count is 'Append-only: how many were due, and what came of how many.';

create table alongside.assessment_distribution (
    organisation_id text    not null,
    half_year       text    not null,
    form_version    integer not null check (form_version > 0),
    item            text    not null check (length(item) between 1 and 60),
    value           text    not null check (length(value) between 1 and 40),
    number          integer constraint assessment_distribution_six check (number >= 6 and number % 3 = 0),
    primary key (organisation_id, half_year, form_version, item, value),
    foreign key (organisation_id, half_year) references alongside.assessment_overview
);
comment on table alongside.assessment_distribution is 'Append-only: how many people gave each answer, six at least.';

-- By when something ended, or was due, over everybody.
create index assessment_by_end on alongside.assessment (organisation_id, ended_at) where ended_at is not null;
create index assessment_by_day on alongside.assessment (organisation_id, due_at) where began_at is not null;
create index assessment_answers_by_day on alongside.assessment_answers (organisation_id, sent_at);

do $$
declare t text;
begin
    foreach t in array array['assessment_overview', 'assessment_count', 'assessment_distribution'] loop
        execute format('alter table alongside.%I enable row level security', t);
        execute format('alter table alongside.%I force row level security', t);
        execute format('create policy own_organisation on alongside.%I '
            || 'using (organisation_id = current_setting(''alongside.organisation'', true))', t);
        execute format('grant select, insert on alongside.%I to %I', t, '${app_role}');
    end loop;
end $$;
