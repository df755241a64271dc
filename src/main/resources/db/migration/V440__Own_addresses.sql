-- An organisation is in the address of a link and in the cookie of a survivor's browser by this: nothing that tells its name.
alter table organisation
    add column own_address text not null default substr(replace(gen_random_uuid()::text, '-', ''), 1, 12) unique
        check (own_address ~ '^[0-9a-f]{12}$');

-- Whoever passes a link on could open it. What is said after that is a draft of its own, so that nobody but the survivor reads
-- what they said before. (MONITOR-03)
alter table alongside.own_link add column passed_on_by text;
alter table alongside.own_sitting add column passed_on_by text;
alter table alongside.assessment_draft add column beside text not null default '';
alter table alongside.assessment_draft drop constraint assessment_draft_pkey;
alter table alongside.assessment_draft add primary key (assessment_id, beside);
comment on column alongside.own_link.passed_on_by is 'Who saw this link, to pass it on; empty where it was sent by mail.';
comment on column alongside.assessment_draft.beside
    is 'Who can see this draft beside the survivor: who passed the link on, or helps. Empty for nobody.';
