package org.alongside.journey.policy;

import org.alongside.access.Words;
import org.alongside.policy.Decision;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;

/** Options of support are confirmed with a plan for keeping safe, where there is risk. */
@Policy(PolicyId.SAFE_05)
public final class SafetyPlanWhereThereIsRisk {
    private SafetyPlanWhereThereIsRisk() {}

    /**
     * What the record says.
     *
     * @param isRisk whether risks for the survivor or for others were shared
     * @param hasOptions whether options of support are chosen
     * @param hasPlan whether there is a plan for keeping safe
     */
    public record Facts(boolean isRisk, boolean hasOptions, boolean hasPlan) {}

    public static Decision decide(Facts said) {
        return !said.isRisk() || !said.hasOptions() || said.hasPlan()
                ? Decision.allowed(PolicyId.SAFE_05)
                : Decision.refused(PolicyId.SAFE_05, Words.here("refused.write-down-how-to-keep-safe"));
    }
}
