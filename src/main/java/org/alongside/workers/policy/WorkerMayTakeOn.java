package org.alongside.workers.policy;

import java.time.LocalDate;
import org.alongside.access.Words;
import org.alongside.policy.Decision;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.jspecify.annotations.Nullable;

/** Whether a worker may take on this survivor at all; wishes come after. */
@Policy(
        value = PolicyId.WORKER_02,
        database = {"trigger walk_is_eligible"})
@Policy(
        value = PolicyId.WORKER_04,
        database = {"table worker_conflict", "trigger walk_is_eligible"})
@Policy(
        value = PolicyId.WORKER_05,
        database = {"column worker.survivors_max", "trigger walk_is_eligible"})
@Policy(
        value = PolicyId.WORKER_03,
        database = {"table co_reflection", "trigger walk_after_co_reflection"})
public final class WorkerMayTakeOn {
    private WorkerMayTakeOn() {}

    /**
     * What is known of the worker.
     *
     * @param trainedUntil the last day on which the training is in date; null where no training is known
     * @param hasConflict whether they know this survivor in another role
     * @param walksWithCount how many survivors they walk with now
     * @param survivorsMax how many they may walk with
     * @param lastCoReflection day of the last one; null where none is known, which holds nobody back
     * @param coReflectionDays so many days after it they still take on somebody new
     */
    public record Facts(
            @Nullable LocalDate trainedUntil,
            boolean hasConflict,
            int walksWithCount,
            int survivorsMax,
            @Nullable LocalDate lastCoReflection,
            int coReflectionDays) {}

    /** @param today in New Zealand */
    public static Decision decide(Facts worker, LocalDate today) {
        if (worker.trainedUntil() == null || worker.trainedUntil().isBefore(today)) {
            return Decision.refused(PolicyId.WORKER_02, Words.here("refused.training-is-not-in-date"));
        }
        if (worker.hasConflict()) {
            return Decision.refused(PolicyId.WORKER_04, Words.here("refused.worker-knows-the-survivor"));
        }
        if (worker.walksWithCount() >= worker.survivorsMax()) {
            return Decision.refused(PolicyId.WORKER_05, Words.here("refused.worker-walks-with-as-many-as-they-can"));
        }
        if (worker.lastCoReflection() != null
                && worker.lastCoReflection().plusDays(worker.coReflectionDays()).isBefore(today)) {
            return Decision.refused(
                    PolicyId.WORKER_03, Words.here("refused.co-reflection-is-too-long-ago", worker.coReflectionDays()));
        }
        return Decision.allowed(PolicyId.WORKER_02, PolicyId.WORKER_03, PolicyId.WORKER_04, PolicyId.WORKER_05);
    }
}
