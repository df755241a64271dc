package org.alongside.consent.policy;

import org.alongside.access.Words;
import org.alongside.policy.Decision;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;

/**
 * Before consent only what finding a worker, reaching the person safely and keeping people safe needs is kept, and all of
 * it is erased when the answer is no. What somebody else told is kept so that the survivor can be told of it (CONSENT-08).
 */
@Policy(PolicyId.CONSENT_03)
public final class NothingIsKeptBeforeConsent {
    private NothingIsKeptBeforeConsent() {}

    /**
     * @param isNeededBefore whether all that is to be kept is needed before anybody can agree to a record
     * @param agreesToRecord whether the survivor agrees to a record now
     */
    public static Decision decide(boolean isNeededBefore, boolean agreesToRecord) {
        return isNeededBefore || agreesToRecord
                ? Decision.allowed(PolicyId.CONSENT_03)
                : Decision.refused(PolicyId.CONSENT_03, Words.here("refused.not-agreed-to-a-record"));
    }
}
