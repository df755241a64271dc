package org.alongside.groups.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.alongside.groups.policy.EligibleForGroup.Facts;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.junit.jupiter.api.Test;

/** Whether somebody can go on towards a group now; each no is the same. (GROUP-01, GROUP-02, GROUP-03, OFFEND-07) */
class EligibleForGroupTest {
    @Test
    void asManyConversationsComeFirstAsTheOrganisationHasSet() {
        assertThat(EligibleForGroup.decide(new Facts(true, true, true, true, 2, 3, true, true, true))
                        .isAllowed())
                .isFalse();
        assertThat(EligibleForGroup.decide(new Facts(true, true, true, true, 3, 3, true, true, true))
                        .isAllowed())
                .isTrue();
    }

    @Test
    void goesOnWhenAllIsThere() {
        assertThat(EligibleForGroup.decide(new Facts(true, true, true, true, 2, 2, true, true, true))
                        .isAllowed())
                .isTrue();
    }

    @Test
    @Proves(PolicyId.GROUP_02)
    void aWellbeingGroupNeedsASeriesOfTwo() {
        assertThat(EligibleForGroup.decide(new Facts(true, true, true, true, 1, 2, true, true, true))
                        .policyId())
                .isEqualTo(PolicyId.GROUP_01);
        assertThat(EligibleForGroup.decide(new Facts(true, true, true, true, 3, 2, true, true, true))
                        .isAllowed())
                .isTrue();
    }

    @Test
    @Proves(PolicyId.GROUP_02)
    void anyOtherGroupNeedsOne() {
        assertThat(EligibleForGroup.decide(new Facts(false, true, true, true, 1, 2, false, true, true))
                        .isAllowed())
                .isTrue();
        assertThat(EligibleForGroup.decide(new Facts(false, true, true, true, 0, 2, true, true, true))
                        .policyId())
                .isEqualTo(PolicyId.GROUP_01);
    }

    @Test
    @Proves(PolicyId.GROUP_03)
    void aWellbeingGroupIsTalkedOverBefore() {
        assertThat(EligibleForGroup.decide(new Facts(true, true, true, true, 2, 2, false, true, true))
                        .policyId())
                .isEqualTo(PolicyId.GROUP_01);
    }

    @Test
    void eachOtherReasonIsEnough() {
        assertThat(EligibleForGroup.decide(new Facts(true, false, true, true, 2, 2, true, true, true))
                        .policyId())
                .isEqualTo(PolicyId.GROUP_01);
        assertThat(EligibleForGroup.decide(new Facts(true, true, false, true, 2, 2, true, true, true))
                        .policyId())
                .isEqualTo(PolicyId.GROUP_01);
        assertThat(EligibleForGroup.decide(new Facts(true, true, true, false, 2, 2, true, true, true))
                        .policyId())
                .isEqualTo(PolicyId.GROUP_01);
        assertThat(EligibleForGroup.decide(new Facts(true, true, true, true, 2, 2, true, false, true))
                        .policyId())
                .isEqualTo(PolicyId.GROUP_01);
        assertThat(EligibleForGroup.decide(new Facts(true, true, true, true, 2, 2, true, true, false))
                        .policyId())
                .isEqualTo(PolicyId.GROUP_01);
    }

    @Test
    @Proves(PolicyId.OFFEND_07)
    void everyNoHasTheSameWords() {
        String closed = EligibleForGroup.decide(new Facts(true, false, true, true, 2, 2, true, true, true))
                .sentence();
        assertThat(EligibleForGroup.decide(new Facts(true, true, false, true, 2, 2, true, true, true))
                        .sentence())
                .isEqualTo(closed);
        assertThat(EligibleForGroup.decide(new Facts(true, true, true, true, 0, 2, true, true, true))
                        .sentence())
                .isEqualTo(closed);
        assertThat(EligibleForGroup.decide(new Facts(true, true, true, true, 2, 2, true, false, true))
                        .sentence())
                .isEqualTo(closed);
    }
}
