package org.alongside.journey.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.alongside.journey.policy.OnlyWhoWalksWithThem.Facts;
import org.alongside.policy.PolicyId;
import org.junit.jupiter.api.Test;

/** Who passes on what a survivor decides. (CONF-01, WORKER-04) */
class OnlyWhoWalksWithThemTest {
    @Test
    void whoWalksWithThemDoes() {
        assertThat(OnlyWhoWalksWithThem.decide(new Facts(true, "worker1", "worker1", false), "worker1")
                        .isAllowed())
                .isTrue();
    }

    @Test
    void whoTookTheFirstContactDoesWhileNobodyWalksWithThem() {
        assertThat(OnlyWhoWalksWithThem.decide(new Facts(true, null, "worker1", false), "worker1")
                        .isAllowed())
                .isTrue();
    }

    @Test
    void whoTookTheFirstContactDoesNoLongerOnceSomebodyWalksWithThem() {
        assertThat(OnlyWhoWalksWithThem.decide(new Facts(true, "worker2", "worker1", false), "worker1")
                        .policyId())
                .isEqualTo(PolicyId.CONF_01);
    }

    @Test
    void whoKnowsThemInAnotherRoleDoesNot() {
        assertThat(OnlyWhoWalksWithThem.decide(new Facts(true, null, "worker1", true), "worker1")
                        .policyId())
                .isEqualTo(PolicyId.CONF_01);
    }

    @Test
    void nobodyElseDoes() {
        assertThat(OnlyWhoWalksWithThem.decide(new Facts(true, "worker1", "worker1", false), "supervisor1")
                        .policyId())
                .isEqualTo(PolicyId.CONF_01);
        assertThat(OnlyWhoWalksWithThem.decide(new Facts(true, null, "worker1", false), "worker2")
                        .policyId())
                .isEqualTo(PolicyId.CONF_01);
    }

    @Test
    void nobodyDoesOfAJourneyThatIsOverOrIsNotThere() {
        assertThat(OnlyWhoWalksWithThem.decide(new Facts(false, "worker1", "worker1", false), "worker1")
                        .policyId())
                .isEqualTo(PolicyId.CONF_01);
        assertThat(OnlyWhoWalksWithThem.decide(new Facts(false, null, null, false), "worker1")
                        .policyId())
                .isEqualTo(PolicyId.CONF_01);
    }

    @Test
    void allOfTheseAreAnsweredAlike() {
        assertThat(OnlyWhoWalksWithThem.decide(new Facts(true, "worker2", "worker1", false), "worker1")
                        .sentence())
                .isEqualTo(OnlyWhoWalksWithThem.decide(new Facts(false, null, null, false), "worker1")
                        .sentence());
    }
}
