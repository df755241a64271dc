package org.alongside.consent;

import java.util.EnumSet;
import java.util.Set;
import org.alongside.ids.RecordId;
import org.alongside.policy.Decision;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.records.KeepingRule;
import org.alongside.records.RecordField;
import org.springframework.stereotype.Component;

/** Without the survivor's agreement to notes, only that a session took place and what safety demands is kept. */
@Component
@Policy(PolicyId.CONSENT_07)
class SessionNotesNeedConsent implements KeepingRule {
    private static final Set<RecordField> NOTES =
            EnumSet.of(RecordField.SESSION_TALKED_ABOUT, RecordField.SESSION_NEXT_STEPS);

    private final ConsentLedger consent;

    SessionNotesNeedConsent(ConsentLedger consent) {
        this.consent = consent;
    }

    @Override
    public Decision mayKeep(RecordId recordId, Set<RecordField> fields) {
        return fields.stream().noneMatch(NOTES::contains)
                        || consent.agrees(recordId.journey(), Purpose.KEEP_SESSION_NOTES)
                ? Decision.allowed(PolicyId.CONSENT_07)
                : Decision.refused(
                        PolicyId.CONSENT_07,
                        "The survivor asked that no session notes are kept. Please leave out what was talked about; "
                                + "that the session took place, and how safe things are, is kept.");
    }
}
