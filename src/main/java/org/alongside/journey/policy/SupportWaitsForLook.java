package org.alongside.journey.policy;

import org.alongside.access.Words;
import org.alongside.policy.Decision;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;

/**
 * While a trained person looks at something, no option of support is chosen anew. What was chosen before stands, and
 * everything else can be written down: contact, safety and the record stay possible.
 */
@Policy(PolicyId.OFFEND_01)
public final class SupportWaitsForLook {
    private SupportWaitsForLook() {}

    /**
     * @param isLookUnderWay whether somebody looks at something now
     * @param isChosenSince whether options of support were chosen since the look began
     */
    public static Decision decide(boolean isLookUnderWay, boolean isChosenSince) {
        return isLookUnderWay && isChosenSince
                ? Decision.refused(PolicyId.OFFEND_01, Words.here("refused.something-is-looked-at-first"))
                : Decision.allowed(PolicyId.OFFEND_01);
    }
}
