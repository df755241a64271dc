package org.alongside.consent.policy;

import org.alongside.access.Words;
import org.alongside.policy.Decision;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;

/** Without the survivor's agreement to notes, only that a session took place and what safety demands is kept. */
@Policy(PolicyId.CONSENT_07)
public final class SessionNotesNeedConsent {
    private SessionNotesNeedConsent() {}

    /**
     * @param hasNotes whether what is to be kept tells what was said in a session
     * @param agreesToNotes whether the survivor agrees to that now
     */
    public static Decision decide(boolean hasNotes, boolean agreesToNotes) {
        return !hasNotes || agreesToNotes
                ? Decision.allowed(PolicyId.CONSENT_07)
                : Decision.refused(PolicyId.CONSENT_07, Words.here("refused.notes-are-not-kept"));
    }
}
