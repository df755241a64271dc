-- Who is trained to hold a session with those whom a survivor brings in, and until when. (workers.Workers; REFER-06)
alter table alongside.worker add column whanau_trained_until date;
comment on column alongside.worker.whanau_trained_until is 'The last day of their training for sessions with whānau; none where they have none.';
