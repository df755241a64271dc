package org.alongside.access.policy;

import org.alongside.access.Words;
import org.alongside.policy.Decision;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;

/**
 * Whoever has tasks keeps the role in which they do them: a survivor is not left with a worker who cannot open their
 * tasks, without being asked for another one.
 */
@Policy(PolicyId.WORKER_07)
public final class RoleStaysWithTasks {
    private RoleStaysWithTasks() {}

    /** @param leftBehindCount tasks that they have and could not do any more */
    public static Decision decide(long leftBehindCount) {
        return leftBehindCount == 0
                ? Decision.allowed(PolicyId.WORKER_07)
                : Decision.refused(
                        PolicyId.WORKER_07,
                        leftBehindCount == 1
                                ? Words.here("refused.they-still-have-one-task")
                                : Words.here("refused.they-still-have-tasks", leftBehindCount));
    }
}
