package org.alongside.consent.policy;

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
                : Decision.refused(
                        PolicyId.CONSENT_07,
                        "The survivor asked that no session notes are kept. Please leave out what was talked about; "
                                + "that the session took place, and how safe things are, is kept.");
    }
}
