package org.alongside.journey.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.alongside.policy.PolicyId;
import org.junit.jupiter.api.Test;

/** Who walks with a survivor arranges meetings, but not in a break. (JOURNEY-01, JOURNEY-04) */
class MeetingsAreWithWhoWalksTest {
    @Test
    void isArrangedByWhoWalks() {
        assertThat(MeetingsAreWithWhoWalks.decide(true, false).isAllowed()).isTrue();
    }

    @Test
    void isNotArrangedWhileAWorkerIsLookedFor() {
        assertThat(MeetingsAreWithWhoWalks.decide(false, false).policyId()).isEqualTo(PolicyId.JOURNEY_01);
    }

    @Test
    void isNotArrangedInABreak() {
        assertThat(MeetingsAreWithWhoWalks.decide(true, true).policyId()).isEqualTo(PolicyId.JOURNEY_04);
        assertThat(MeetingsAreWithWhoWalks.decide(false, true).policyId()).isEqualTo(PolicyId.JOURNEY_04);
    }
}
