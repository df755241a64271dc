package org.alongside.journey.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.junit.jupiter.api.Test;

class WordIsNotGuessedTest {
    private static final Instant NOW = Instant.parse("2026-12-01T00:00:00Z");

    @Test
    @Proves(PolicyId.CONF_01)
    void noWordIsLookedAtUntilADayIsOver() {
        Instant until = NOW.plus(WordIsNotGuessed.CLOSED_FOR);
        assertThat(WordIsNotGuessed.decide(null, NOW).isAllowed()).isTrue();
        assertThat(WordIsNotGuessed.decide(until, NOW).isAllowed()).isFalse();
        assertThat(WordIsNotGuessed.decide(until, until.minusSeconds(1)).isAllowed())
                .isFalse();
        assertThat(WordIsNotGuessed.decide(until, until).isAllowed()).isTrue();
    }

    @Test
    void itClosesWithTheFifthThatIsWrong() {
        for (int before = 0; before < 4; before++) {
            assertThat(WordIsNotGuessed.closesAfter(before)).isFalse();
        }
        assertThat(WordIsNotGuessed.closesAfter(4)).isTrue();
    }
}
