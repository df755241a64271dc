package org.alongside.journey.policy;

import org.alongside.access.Words;
import org.alongside.policy.Decision;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;

/**
 * Risks and needs are looked at together where the survivor shares what matters, so support and its planning are reached
 * from there and from nowhere before. Asked by what writes down how far a survivor came, so that no model leads past it.
 */
@Policy(PolicyId.SAFE_04)
public final class SharingComesBeforeSupport {
    private SharingComesBeforeSupport() {}

    /**
     * How far the survivor came, and where the model leads them.
     *
     * @param hasReachedSharing they came to the sharing, or further
     * @param hasReachedPlanning they have finished sharing
     */
    public record Facts(
            boolean hasReachedSharing, boolean hasReachedPlanning, boolean leadsToPlanning, boolean leadsToSupport) {}

    public static Decision decide(Facts facts) {
        boolean isPlannedTooEarly = facts.leadsToPlanning() && !facts.hasReachedSharing();
        boolean isStartedTooEarly = facts.leadsToSupport() && !facts.hasReachedPlanning();
        return !isPlannedTooEarly && !isStartedTooEarly
                ? Decision.allowed(PolicyId.SAFE_04)
                : Decision.refused(PolicyId.SAFE_04, Words.here("refused.risks-and-needs-first"));
    }
}
