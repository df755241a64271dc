package org.alongside.safety.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.alongside.policy.PolicyId;
import org.junit.jupiter.api.Test;

/** Who assesses is trained for it. (OFFEND-01) */
class AssessedByTrainedTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 27);

    @Test
    void onTheLastDayOfTheTraining() {
        assertThat(AssessedByTrained.decide(TODAY, TODAY).isAllowed()).isTrue();
    }

    @Test
    void notOnTheDayAfter() {
        assertThat(AssessedByTrained.decide(TODAY.minusDays(1), TODAY).policyId())
                .isEqualTo(PolicyId.OFFEND_01);
    }

    @Test
    void notWithoutTraining() {
        assertThat(AssessedByTrained.decide(null, TODAY).policyId()).isEqualTo(PolicyId.OFFEND_01);
    }
}
