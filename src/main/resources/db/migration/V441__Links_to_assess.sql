-- How many messages led the survivor to this assessment: so that each is sent once, and not too many are.
alter table alongside.assessment add column messages integer not null default 0 check (messages between 0 and 9);
grant update (messages) on alongside.assessment to "${app_role}";
