package org.alongside.groups.policy;

import org.alongside.access.Words;
import org.alongside.policy.Decision;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;

/**
 * The facilitators of a group hear of a survivor who is on the way into it once the survivor agreed that they do.
 */
@Policy(PolicyId.CONSENT_05)
public final class FacilitatorsKnowByAgreement {
    private FacilitatorsKnowByAgreement() {}

    /**
     * @param goesOn whether the survivor goes on towards the group
     * @param agrees whether they agree that its facilitators know of them
     */
    public static Decision decide(boolean goesOn, boolean agrees) {
        return !goesOn || agrees
                ? Decision.allowed(PolicyId.CONSENT_05)
                : Decision.refused(PolicyId.CONSENT_05, Words.here("refused.facilitators-need-to-know"));
    }
}
