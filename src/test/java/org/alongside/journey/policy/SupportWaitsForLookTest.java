package org.alongside.journey.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.alongside.policy.PolicyId;
import org.junit.jupiter.api.Test;

/** While something is looked at, no option of support is chosen anew. (OFFEND-01) */
class SupportWaitsForLookTest {
    @Test
    void choosesWhenNothingIsLookedAt() {
        assertThat(SupportWaitsForLook.decide(false, true).isAllowed()).isTrue();
    }

    @Test
    void choosesNothingAnewMeanwhile() {
        assertThat(SupportWaitsForLook.decide(true, true).policyId()).isEqualTo(PolicyId.OFFEND_01);
    }

    @Test
    void whatWasChosenBeforeStands() {
        assertThat(SupportWaitsForLook.decide(true, false).isAllowed()).isTrue();
    }
}
