package org.alongside.journey.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.alongside.journey.policy.SharingComesBeforeSupport.Facts;
import org.alongside.policy.Decision;
import org.alongside.policy.PolicyId;
import org.junit.jupiter.api.Test;

/** Risks and needs are looked at together before support is planned, and before it starts. (SAFE-04) */
class SharingComesBeforeSupportTest {
    private static Decision planning(boolean hasReachedSharing, boolean hasReachedPlanning) {
        return SharingComesBeforeSupport.decide(new Facts(hasReachedSharing, hasReachedPlanning, true, false));
    }

    private static Decision starting(boolean hasReachedSharing, boolean hasReachedPlanning) {
        return SharingComesBeforeSupport.decide(new Facts(hasReachedSharing, hasReachedPlanning, false, true));
    }

    @Test
    void isPlannedAfterSharing() {
        assertThat(planning(true, false).isAllowed()).isTrue();
        assertThat(planning(true, true).isAllowed()).isTrue();
    }

    @Test
    void isNotPlannedBefore() {
        assertThat(planning(false, false).policyId()).isEqualTo(PolicyId.SAFE_04);
    }

    @Test
    void startsOnceTheSharingIsBehindThem() {
        assertThat(starting(true, true).isAllowed()).isTrue();
    }

    @Test
    void doesNotStartBeforeAndNotWhileTheyShare() {
        assertThat(starting(false, false).policyId()).isEqualTo(PolicyId.SAFE_04);
        assertThat(starting(true, false).policyId()).isEqualTo(PolicyId.SAFE_04);
    }

    @Test
    void whateverElseComesNextDoesNotWaitForIt() {
        assertThat(SharingComesBeforeSupport.decide(new Facts(false, false, false, false))
                        .isAllowed())
                .isTrue();
    }
}
