-- Entries that supervisors are asked to review, one review of each at a time, and what came of it. (directory.reviews.EntryReviews; REFER-03)
alter table alongside.directory_entry add constraint directory_entry_of_organisation unique (organisation_id, id);
create table alongside.directory_review (
    id              uuid        primary key,
    organisation_id text        not null references alongside.organisation,
    entry_id        uuid        not null,
    asked_version   integer     not null,
    began_at        timestamptz not null,
    ended_at        timestamptz,
    outcome         text        check (outcome in ('RIGHT', 'CHANGED', 'CLOSED', 'NO_ANSWER', 'CALLED_OFF')),
    ended_by        text,
    ask_again_on    date,
    foreign key (organisation_id, entry_id) references alongside.directory_entry (organisation_id, id),
    constraint directory_review_ended check (
        (ended_at is null) = (outcome is null) and (ended_at is null) = (ended_by is null) and ended_at >= began_at),
    constraint directory_review_asked_again check ((ask_again_on is not null) = (outcome is not distinct from 'NO_ANSWER'))
);
comment on column alongside.directory_review.asked_version is 'The version of the entry when the review was asked for.';
comment on column alongside.directory_review.ask_again_on is 'Nobody answered there; from this day on the next review can begin.';
create unique index directory_review_one_open on alongside.directory_review (entry_id) where ended_at is null;
create index directory_review_open on alongside.directory_review (organisation_id) where ended_at is null;
create index directory_review_of_entry on alongside.directory_review (entry_id, ask_again_on);

-- What was found stays.
create function alongside.directory_review_stays() returns trigger language plpgsql as $$
begin
    if old.ended_at is not null then
        raise exception 'REFER-03: what was found of a service stays.';
    end if;
    return new;
end $$;
create trigger directory_review_stays before update on alongside.directory_review
    for each row execute function alongside.directory_review_stays();

alter table alongside.directory_review enable row level security;
alter table alongside.directory_review force row level security;
create policy own_organisation on alongside.directory_review
    using (organisation_id = current_setting('alongside.organisation', true));
grant select, insert on alongside.directory_review to "${app_role}";
grant update (ended_at, outcome, ended_by, ask_again_on) on alongside.directory_review to "${app_role}";
