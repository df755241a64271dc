package org.alongside.messages.policy;

import org.alongside.policy.Decision;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;

/** Whoever knows the survivor in another role does not see how to reach them. */
@Policy(PolicyId.WORKER_04)
public final class SomebodyElsePassesOn {
    private SomebodyElsePassesOn() {}

    /** @param hasConflict whether they know the survivor in another role */
    public static Decision decide(boolean hasConflict) {
        return hasConflict
                ? Decision.refused(
                        PolicyId.WORKER_04,
                        "You know this survivor in another role. Please let another supervisor pass this on.")
                : Decision.allowed(PolicyId.WORKER_04);
    }
}
