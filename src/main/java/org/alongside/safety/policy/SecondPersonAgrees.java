package org.alongside.safety.policy;

import org.alongside.policy.Decision;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;

/**
 * Whoever said how things are now is not the one who agrees that it is enough.
 */
@Policy(PolicyId.WORKER_08)
public final class SecondPersonAgrees {
    private SecondPersonAgrees() {}

    /**
     * @param decidedBy who said how things are
     * @param agreeing who agrees
     */
    public static Decision decide(String decidedBy, String agreeing) {
        return decidedBy.equals(agreeing)
                ? Decision.refused(
                        PolicyId.WORKER_08,
                        "You said how things are now, so somebody else has to agree that it is enough. Another "
                                + "supervisor can take this task.")
                : Decision.allowed(PolicyId.WORKER_08);
    }
}
