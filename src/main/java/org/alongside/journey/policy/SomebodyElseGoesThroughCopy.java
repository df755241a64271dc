package org.alongside.journey.policy;

import org.alongside.policy.Decision;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;

/**
 * What is left out of a copy is decided by a supervisor who never walked with the survivor. Where there is none, one who did does it:
 * the survivor still gets their copy in time, sees how much is left out and why, and can say that it is not done.
 */
@Policy(PolicyId.CONF_07)
public final class SomebodyElseGoesThroughCopy {
    private SomebodyElseGoesThroughCopy() {}

    /**
     * @param hasWalkedWithThem whether who would do it walks with the survivor, or did
     * @param isSomebodyElseThere whether there is a supervisor who never did
     */
    public static Decision decide(boolean hasWalkedWithThem, boolean isSomebodyElseThere) {
        return hasWalkedWithThem && isSomebodyElseThere
                ? Decision.refused(
                        PolicyId.CONF_07,
                        "You walk with this survivor, or did. Please let a supervisor go through the copy who never did.")
                : Decision.allowed(PolicyId.CONF_07);
    }
}
