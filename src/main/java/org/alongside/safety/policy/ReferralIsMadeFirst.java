package org.alongside.safety.policy;

import org.alongside.access.Words;
import org.alongside.policy.Decision;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;

/** It is kept that a referral was made once there is one. */
@Policy(PolicyId.OFFEND_04)
public final class ReferralIsMadeFirst {
    private ReferralIsMadeFirst() {}

    /** @param isMade whether the survivor agreed on the way to a service since the look began, or such a referral is open */
    public static Decision decide(boolean isMade) {
        return isMade
                ? Decision.allowed(PolicyId.OFFEND_04)
                : Decision.refused(PolicyId.OFFEND_04, Words.here("refused.no-referral-is-made"));
    }
}
