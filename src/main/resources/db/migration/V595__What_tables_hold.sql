-- Tables that said nothing of what they hold. (docs/tables.md)
comment on table alongside.walk is 'Who walks or walked with a survivor, from when until when, and whether wishes for the worker were met.';
comment on table alongside.offer is 'To whom a survivor was offered, and what they answered.';
comment on table alongside.organisation is 'The organisations of this installation.';
comment on table alongside.peer_group is 'Groups: kind, rhythm, places, and whether they are open.';
comment on table alongside.group_meeting is 'Meetings of groups, one ahead at most, and who facilitates them.';
comment on table alongside.group_facilitator is 'Who facilitates a group, from when until when.';
comment on table alongside.own_request_left_out is 'Entries that are left out of a copy, and why.';
comment on table alongside.sign_in_try is 'Wrong tries to sign in, by hashes of account and address, and when the next one is looked at.';
comment on table alongside.known_device is 'Devices at which somebody signed in, by hashes.';
comment on table alongside.directory_review is 'Reviews of entries that supervisors are asked for, and what came of each.';
