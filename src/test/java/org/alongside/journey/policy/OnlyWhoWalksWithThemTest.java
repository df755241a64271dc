package org.alongside.journey.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.alongside.ids.WorkerId;
import org.alongside.journey.policy.OnlyWhoWalksWithThem.Facts;
import org.alongside.policy.PolicyId;
import org.junit.jupiter.api.Test;

/** Who passes on what a survivor decides. (CONF-01, WORKER-04) */
class OnlyWhoWalksWithThemTest {
    @Test
    void whoWalksWithThemDoes() {
        assertThat(OnlyWhoWalksWithThem.decide(
                                new Facts(true, WorkerId.of("worker1"), WorkerId.of("worker1"), false),
                                WorkerId.of("worker1"))
                        .isAllowed())
                .isTrue();
    }

    @Test
    void whoTookTheFirstContactDoesWhileNobodyWalksWithThem() {
        assertThat(OnlyWhoWalksWithThem.decide(
                                new Facts(true, null, WorkerId.of("worker1"), false), WorkerId.of("worker1"))
                        .isAllowed())
                .isTrue();
    }

    @Test
    void whoTookTheFirstContactDoesNoLongerOnceSomebodyWalksWithThem() {
        assertThat(OnlyWhoWalksWithThem.decide(
                                new Facts(true, WorkerId.of("worker2"), WorkerId.of("worker1"), false),
                                WorkerId.of("worker1"))
                        .policyId())
                .isEqualTo(PolicyId.CONF_01);
    }

    @Test
    void whoKnowsThemInAnotherRoleDoesNot() {
        assertThat(OnlyWhoWalksWithThem.decide(
                                new Facts(true, null, WorkerId.of("worker1"), true), WorkerId.of("worker1"))
                        .policyId())
                .isEqualTo(PolicyId.CONF_01);
    }

    @Test
    void nobodyElseDoes() {
        assertThat(OnlyWhoWalksWithThem.decide(
                                new Facts(true, WorkerId.of("worker1"), WorkerId.of("worker1"), false),
                                WorkerId.of("supervisor1"))
                        .policyId())
                .isEqualTo(PolicyId.CONF_01);
        assertThat(OnlyWhoWalksWithThem.decide(
                                new Facts(true, null, WorkerId.of("worker1"), false), WorkerId.of("worker2"))
                        .policyId())
                .isEqualTo(PolicyId.CONF_01);
    }

    @Test
    void nobodyDoesOfAJourneyThatIsOverOrIsNotThere() {
        assertThat(OnlyWhoWalksWithThem.decide(
                                new Facts(false, WorkerId.of("worker1"), WorkerId.of("worker1"), false),
                                WorkerId.of("worker1"))
                        .policyId())
                .isEqualTo(PolicyId.CONF_01);
        assertThat(OnlyWhoWalksWithThem.decide(new Facts(false, null, null, false), WorkerId.of("worker1"))
                        .policyId())
                .isEqualTo(PolicyId.CONF_01);
    }

    @Test
    void allOfTheseAreAnsweredAlike() {
        assertThat(OnlyWhoWalksWithThem.decide(
                                new Facts(true, WorkerId.of("worker2"), WorkerId.of("worker1"), false),
                                WorkerId.of("worker1"))
                        .sentence())
                .isEqualTo(OnlyWhoWalksWithThem.decide(new Facts(false, null, null, false), WorkerId.of("worker1"))
                        .sentence());
    }
}
