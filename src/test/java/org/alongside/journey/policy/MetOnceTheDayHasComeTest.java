package org.alongside.journey.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.alongside.policy.PolicyId;
import org.junit.jupiter.api.Test;

/** A meeting took place on its day or later, never before. (JOURNEY-04) */
class MetOnceTheDayHasComeTest {
    private static final LocalDate DAY = LocalDate.of(2028, 2, 29);

    @Test
    void onTheDayAndLater() {
        assertThat(MetOnceTheDayHasCome.decide(DAY, DAY).isAllowed()).isTrue();
        assertThat(MetOnceTheDayHasCome.decide(DAY, DAY.plusDays(30)).isAllowed())
                .isTrue();
    }

    @Test
    void notTheDayBefore() {
        assertThat(MetOnceTheDayHasCome.decide(DAY, DAY.minusDays(1)).policyId())
                .isEqualTo(PolicyId.JOURNEY_04);
    }
}
