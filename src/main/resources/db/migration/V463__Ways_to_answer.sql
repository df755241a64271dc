-- How an assessment was filled in: for counts, and nothing else. (MONITOR-01)
alter table alongside.assessment add column way text
    check (way in ('BY_LINK', 'ON_TABLET', 'ASSISTED', 'ON_PAPER'));
grant update (way) on alongside.assessment to "${app_role}";

alter table alongside.assessment no force row level security;
alter table alongside.assessment disable trigger user;
update alongside.assessment
    set way = case when state = 'ON_PAPER' then 'ON_PAPER' when helper is not null then 'ASSISTED' else 'BY_LINK' end
    where state in ('SENT', 'ON_PAPER');
alter table alongside.assessment enable trigger user;
alter table alongside.assessment force row level security;

alter table alongside.assessment add constraint assessment_way check ((way is not null) = (state in ('SENT', 'ON_PAPER')));
alter table alongside.assessment add constraint assessment_way_of_helper
    check ((helper is not null) = coalesce(way in ('ASSISTED', 'ON_PAPER'), false));

-- Codes by which a survivor opens something on a device in the office. A code is known to whoever made it, so what is said
-- after it is a draft of its own. Of its eight digits the first two say which one is meant, and a slow hash of all is here.
-- (MONITOR-03)
create table alongside.own_code (
    id              uuid primary key,
    organisation_id text        not null references alongside.organisation,
    purpose         text        not null check (purpose = 'ASSESSMENT'),
    subject_id      uuid        not null,
    journey_id      uuid        not null,
    made_by         text        not null,
    begins_with     smallint    not null check (begins_with between 0 and 99),
    code_hash       text        not null check (length(code_hash) between 40 and 100),
    made_at         timestamptz not null,
    ends_at         timestamptz not null check (ends_at > made_at and ends_at <= made_at + interval '10 minutes'),
    tries           integer     not null default 0 check (tries between 0 and 5),
    taken_at        timestamptz,
    closed_at       timestamptz,
    constraint own_code_in_time check (taken_at <= ends_at),
    constraint own_code_taken_or_closed check (taken_at is null or closed_at is null)
);
comment on column alongside.own_code.tries is 'Counted before the code is looked at; after the fifth it opens nothing.';
create unique index own_code_one_open on alongside.own_code (purpose, subject_id)
    where taken_at is null and closed_at is null;
create unique index own_code_begins on alongside.own_code (organisation_id, begins_with)
    where taken_at is null and closed_at is null;
create index own_code_of_subject on alongside.own_code (subject_id, made_at);

-- A code that was used or is over opens nothing again, and no try is taken back.
create function alongside.own_code_stays_over() returns trigger language plpgsql as $$
begin
    if old.taken_at is not null or old.closed_at is not null or new.tries < old.tries then
        raise exception 'MONITOR-03: a code that is over stays over.';
    end if;
    return new;
end $$;
create trigger own_code_stays_over before update on alongside.own_code
    for each row execute function alongside.own_code_stays_over();

alter table alongside.own_code enable row level security;
alter table alongside.own_code force row level security;
create policy own_organisation on alongside.own_code
    using (organisation_id = current_setting('alongside.organisation', true));
grant select, insert on alongside.own_code to "${app_role}";
grant update (tries, taken_at, closed_at) on alongside.own_code to "${app_role}";

-- What a code became: one sitting, for what the code was made for, and only where somebody typed it.
alter table alongside.own_sitting add column code_id uuid references alongside.own_code;
create unique index own_sitting_of_code on alongside.own_sitting (code_id);
create function alongside.own_sitting_by_code() returns trigger language plpgsql as $$
begin
    if not exists (select from alongside.own_code c where c.id = new.code_id and c.organisation_id = new.organisation_id
            and c.purpose = new.purpose and c.subject_id = new.subject_id and c.taken_at is not null) then
        raise exception 'MONITOR-03: this is the code of something else.';
    end if;
    return new;
end $$;
create trigger own_sitting_by_code before insert on alongside.own_sitting
    for each row when (new.code_id is not null) execute function alongside.own_sitting_by_code();
