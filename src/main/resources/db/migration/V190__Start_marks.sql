-- Which opened start forms were taken, and what each began: one that is sent twice begins one journey.
-- (engine.form.StartMarks)
create table alongside.start_mark (
    organisation_id     text        not null references alongside.organisation,
    user_id             text        not null,
    mark                uuid        not null,
    process_instance_id text        not null,
    begun_at            timestamptz not null default clock_timestamp(),
    primary key (organisation_id, user_id, mark)
);
create index start_mark_begun on alongside.start_mark (begun_at);

alter table alongside.start_mark enable row level security;
alter table alongside.start_mark force row level security;
create policy own_organisation on alongside.start_mark
    using (organisation_id = current_setting('alongside.organisation', true));
grant select, insert, delete on alongside.start_mark to "${app_role}";
