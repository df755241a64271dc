-- A letter that is given up ends what was agreed to for it; where an earlier letter to the same service rests on an earlier agreement,
-- that one holds again. Nobody said so then, and the ledger says which it is. (consent.ConsentLedger; CONSENT-05)
alter table alongside.consent_entry drop constraint consent_entry_how_check;
alter table alongside.consent_entry add constraint consent_entry_how_check
    check (how in ('SPOKEN', 'WRITTEN', 'SIGNED', 'NOT_SAID', 'HOLDS_AGAIN'));
alter table alongside.consent_entry add constraint consent_entry_holds_again
    check (how <> 'HOLDS_AGAIN' or (decision = 'GIVEN' and recipient is not null));
