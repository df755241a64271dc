package org.alongside.groups.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.alongside.policy.PolicyId;
import org.junit.jupiter.api.Test;

/** Who facilitates is trained on the day. (GROUP-12) */
class FacilitatorIsTrainedTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 27);

    @Test
    void onTheLastDayOfTheTraining() {
        assertThat(FacilitatorIsTrained.decide(true, DAY, DAY).isAllowed()).isTrue();
    }

    @Test
    void notOnTheDayAfter() {
        assertThat(FacilitatorIsTrained.decide(true, DAY.minusDays(1), DAY).policyId())
                .isEqualTo(PolicyId.GROUP_12);
    }

    @Test
    void notWithoutTraining() {
        assertThat(FacilitatorIsTrained.decide(true, null, DAY).policyId()).isEqualTo(PolicyId.GROUP_12);
    }

    @Test
    void notWithoutAnAccountAsAPeerWorker() {
        assertThat(FacilitatorIsTrained.decide(false, DAY, DAY).policyId()).isEqualTo(PolicyId.GROUP_12);
    }
}
