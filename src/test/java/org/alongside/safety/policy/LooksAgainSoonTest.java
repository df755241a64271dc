package org.alongside.safety.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.alongside.policy.PolicyId;
import org.junit.jupiter.api.Test;

/** Whoever is still concerned looks again soon. (SAFE-02) */
class LooksAgainSoonTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 27);

    @Test
    void today() {
        assertThat(LooksAgainSoon.decide(TODAY, TODAY, 3).isAllowed()).isTrue();
    }

    @Test
    void onTheLastDay() {
        assertThat(LooksAgainSoon.decide(TODAY.plusDays(3), TODAY, 3).isAllowed())
                .isTrue();
    }

    @Test
    void notLater() {
        assertThat(LooksAgainSoon.decide(TODAY.plusDays(4), TODAY, 3).policyId())
                .isEqualTo(PolicyId.SAFE_02);
        assertThat(LooksAgainSoon.decide(TODAY.plusDays(4), TODAY, 3).sentence())
                .contains("one of the next 3 days");
    }

    @Test
    void notOnADayThatHasPassed() {
        assertThat(LooksAgainSoon.decide(TODAY.minusDays(1), TODAY, 1).policyId())
                .isEqualTo(PolicyId.SAFE_02);
        assertThat(LooksAgainSoon.decide(TODAY.minusDays(1), TODAY, 1).sentence())
                .contains("or tomorrow.");
    }

    @Test
    void notWithoutADay() {
        assertThat(LooksAgainSoon.decide(null, TODAY, 3).policyId()).isEqualTo(PolicyId.SAFE_02);
    }
}
