package org.alongside.safety.policy;

import java.time.LocalDate;
import org.alongside.access.Words;
import org.alongside.policy.Decision;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.jspecify.annotations.Nullable;

/**
 * Overlapping offending is assessed by somebody whose training for it is in date.
 */
@Policy(PolicyId.OFFEND_01)
public final class AssessedByTrained {
    private AssessedByTrained() {}

    /**
     * @param trainedUntil the last day on which the assessor's training for it is in date; null for no such training
     * @param today in New Zealand
     */
    public static Decision decide(@Nullable LocalDate trainedUntil, LocalDate today) {
        return trainedUntil != null && !trainedUntil.isBefore(today)
                ? Decision.allowed(PolicyId.OFFEND_01)
                : Decision.refused(PolicyId.OFFEND_01, Words.here("refused.needs-training-in-date"));
    }
}
