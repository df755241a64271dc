package org.alongside.safety.policy;

import org.alongside.access.Words;
import org.alongside.ids.WorkerId;
import org.alongside.policy.Decision;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.jspecify.annotations.Nullable;

/**
 * Whoever said how things are now is not the one who agrees that it is enough.
 */
@Policy(PolicyId.WORKER_08)
public final class SecondPersonAgrees {
    private SecondPersonAgrees() {}

    /**
     * @param decidedBy who said how things are; null where nobody did
     * @param agreeing who agrees
     */
    public static Decision decide(@Nullable WorkerId decidedBy, WorkerId agreeing) {
        return agreeing.equals(decidedBy)
                ? Decision.refused(PolicyId.WORKER_08, Words.here("refused.second-person-agrees"))
                : Decision.allowed(PolicyId.WORKER_08);
    }
}
