package org.alongside.journey.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.alongside.journey.policy.SafetyPlanWhereThereIsRisk.Facts;
import org.alongside.policy.PolicyId;
import org.junit.jupiter.api.Test;

/** Where there is risk there is a plan for keeping safe before options are chosen. (SAFE-05) */
class SafetyPlanWhereThereIsRiskTest {
    @Test
    void choosesWithAPlan() {
        assertThat(SafetyPlanWhereThereIsRisk.decide(new Facts(true, true, true))
                        .isAllowed())
                .isTrue();
    }

    @Test
    void choosesNothingWithoutOneWhereThereIsRisk() {
        assertThat(SafetyPlanWhereThereIsRisk.decide(new Facts(true, true, false))
                        .policyId())
                .isEqualTo(PolicyId.SAFE_05);
    }

    @Test
    void leavesOptionsOpenWithoutAPlan() {
        assertThat(SafetyPlanWhereThereIsRisk.decide(new Facts(true, false, false))
                        .isAllowed())
                .isTrue();
    }

    @Test
    void needsNoPlanWhereThereIsNoRisk() {
        assertThat(SafetyPlanWhereThereIsRisk.decide(new Facts(false, true, false))
                        .isAllowed())
                .isTrue();
    }
}
