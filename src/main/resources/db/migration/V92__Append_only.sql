-- The check at start finds by these comments which tables the application may only add to and read.
comment on table alongside.ledger_entry is 'Append-only: what was done and refused, chained by hash.';
comment on table alongside.consent_entry is 'Append-only: what survivors agreed to and took back.';
comment on table alongside.explanation is 'Append-only: what was explained before.';
comment on table alongside.record_entry is 'Append-only: what people said, encrypted.';
comment on table alongside.record_look is 'Append-only: every look into a record.';
comment on table alongside.feedback is 'Append-only: what people said about the service.';
comment on table alongside.group_bar is 'Append-only: who may not be in a survivors'' group.';
