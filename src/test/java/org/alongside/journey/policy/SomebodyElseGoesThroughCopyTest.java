package org.alongside.journey.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SomebodyElseGoesThroughCopyTest {
    @ParameterizedTest
    @CsvSource({"false, true, true", "false, false, true", "true, true, false", "true, false, true"})
    void whoWalkedWithThemDoesItOnlyWhereNobodyElseIs(boolean walked, boolean isAnotherThere, boolean isAllowed) {
        assertThat(SomebodyElseGoesThroughCopy.decide(walked, isAnotherThere, false)
                        .isAllowed())
                .isEqualTo(isAllowed);
    }

    @ParameterizedTest
    @CsvSource({"false, true", "false, false", "true, true", "true, false"})
    void whoKnowsThemOtherwiseNeverDoes(boolean walked, boolean isAnotherThere) {
        assertThat(SomebodyElseGoesThroughCopy.decide(walked, isAnotherThere, true)
                        .isAllowed())
                .isFalse();
    }
}
