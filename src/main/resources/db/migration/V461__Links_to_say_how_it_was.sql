-- A link also leads to where somebody says how the service was for them. What they send there is tied to nobody unless they wish
-- so: then it can be seen nowhere any more that the link was opened, so these rows, and no others, are deleted. (MONITOR-04)
alter table alongside.own_link drop constraint own_link_purpose_check;
alter table alongside.own_link add constraint own_link_purpose_check
    check (purpose in ('ASSESSMENT', 'RECORD', 'FEEDBACK'));
alter table alongside.own_sitting drop constraint own_sitting_purpose_check;
alter table alongside.own_sitting add constraint own_sitting_purpose_check
    check (purpose in ('ASSESSMENT', 'RECORD', 'WORD', 'FEEDBACK'));
create policy feedback_links_go on alongside.own_link as restrictive for delete using (purpose = 'FEEDBACK');
create policy feedback_sittings_go on alongside.own_sitting as restrictive for delete using (purpose = 'FEEDBACK');
grant delete on alongside.own_link to "${app_role}";
grant delete on alongside.own_sitting to "${app_role}";
