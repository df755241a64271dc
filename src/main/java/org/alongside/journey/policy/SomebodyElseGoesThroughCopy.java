package org.alongside.journey.policy;

import org.alongside.policy.Decision;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;

/**
 * What is left out of a copy is decided by a supervisor who never walked with the survivor. Where there is none, one who did does it:
 * the survivor still gets their copy in time, sees how much is left out and why, and can say that it is not done.
 */
@Policy(PolicyId.CONF_07)
@Policy(PolicyId.WORKER_04)
public final class SomebodyElseGoesThroughCopy {
    private SomebodyElseGoesThroughCopy() {}

    /**
     * @param hasWalkedWithThem whether who would do it walks with the survivor, or did
     * @param isSomebodyElseThere whether there is a supervisor who never did, and does not know them otherwise
     * @param hasConflict whether who would do it knows the survivor in another role, and said so: they never do it
     */
    public static Decision decide(boolean hasWalkedWithThem, boolean isSomebodyElseThere, boolean hasConflict) {
        if (hasConflict) {
            return Decision.refused(
                    PolicyId.WORKER_04,
                    "You said that you know this survivor otherwise. Please let another supervisor go through the copy.");
        }
        return hasWalkedWithThem && isSomebodyElseThere
                ? Decision.refused(
                        PolicyId.CONF_07,
                        "You walk with this survivor, or did. Please let a supervisor go through the copy who never did.")
                : Decision.allowed(PolicyId.CONF_07);
    }
}
