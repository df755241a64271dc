package org.alongside.safety.policy;

import org.alongside.access.Words;
import org.alongside.policy.Decision;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;

/**
 * Whoever knows a survivor in another role leaves it to somebody else to reach them.
 */
@Policy(PolicyId.WORKER_04)
public final class ConflictLeavesItToOthers {
    private ConflictLeavesItToOthers() {}

    /**
     * Whether a supervisor may take a task in which they see how the survivor is reached. A call for help is not left alone:
     * where there is nobody else, they may.
     *
     * @param hasConflict whether they know the survivor in another role
     * @param isAnotherThere whether another supervisor can take it, who does not
     */
    public static Decision mayReach(boolean hasConflict, boolean isAnotherThere) {
        return hasConflict && isAnotherThere
                ? Decision.refused(PolicyId.WORKER_04, Words.here("refused.you-know-them-task"))
                : Decision.allowed(PolicyId.WORKER_04);
    }

    /**
     * Whether a supervisor may ask in the place of the worker.
     *
     * @param hasConflict whether they know the survivor in another role
     */
    public static Decision mayAsk(boolean hasConflict) {
        return hasConflict
                ? Decision.refused(PolicyId.WORKER_04, Words.here("refused.you-know-them-asking"))
                : Decision.allowed(PolicyId.WORKER_04);
    }
}
