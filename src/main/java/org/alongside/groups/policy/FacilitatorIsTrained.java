package org.alongside.groups.policy;

import java.time.LocalDate;
import org.alongside.access.Words;
import org.alongside.policy.Decision;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.jspecify.annotations.Nullable;

/**
 * Groups and their meetings are facilitated by peer workers whose training is in date on the day.
 */
@Policy(
        value = PolicyId.GROUP_12,
        database = {"trigger facilitator_is_trained"})
@Policy(
        value = PolicyId.WORKER_02,
        database = {"trigger facilitator_is_trained"})
public final class FacilitatorIsTrained {
    private FacilitatorIsTrained() {}

    /**
     * @param isPeerWorker whether they have an account here, as a peer worker
     * @param trainedUntil the last day on which their training is in date; null for none
     * @param on the day, in New Zealand
     */
    public static Decision decide(boolean isPeerWorker, @Nullable LocalDate trainedUntil, LocalDate on) {
        return isPeerWorker && isTrained(trainedUntil, on)
                ? Decision.allowed(PolicyId.GROUP_12)
                : Decision.refused(PolicyId.GROUP_12, Words.here("refused.facilitator-in-date"));
    }

    /** Whether a training is in date on a day. */
    public static boolean isTrained(@Nullable LocalDate trainedUntil, LocalDate on) {
        return trainedUntil != null && !trainedUntil.isBefore(on);
    }
}
