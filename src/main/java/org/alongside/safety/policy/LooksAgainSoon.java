package org.alongside.safety.policy;

import java.time.LocalDate;
import org.alongside.access.Words;
import org.alongside.policy.Decision;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.jspecify.annotations.Nullable;

/**
 * Whoever is still concerned says on which day they look again, and that day is near.
 */
@Policy(PolicyId.SAFE_02)
public final class LooksAgainSoon {
    private LooksAgainSoon() {}

    /**
     * @param on the day that was given, in New Zealand; null for none
     * @param today in New Zealand
     * @param daysMax how many days from today it may be at most
     */
    public static Decision decide(@Nullable LocalDate on, LocalDate today, int daysMax) {
        return on == null || on.isBefore(today) || on.isAfter(today.plusDays(daysMax))
                ? Decision.refused(
                        PolicyId.SAFE_02,
                        daysMax == 1
                                ? Words.here("refused.look-again-by-tomorrow")
                                : Words.here("refused.look-again-within-days", daysMax))
                : Decision.allowed(PolicyId.SAFE_02);
    }
}
