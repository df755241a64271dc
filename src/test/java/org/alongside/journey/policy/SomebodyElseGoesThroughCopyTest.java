package org.alongside.journey.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.alongside.policy.PolicyId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SomebodyElseGoesThroughCopyTest {
    @ParameterizedTest
    @CsvSource({"false, true, true", "false, false, true", "true, true, false", "true, false, true"})
    void whoWalkedWithThemDoesItOnlyWhereNobodyElseIs(boolean walked, boolean isAnotherThere, boolean isAllowed) {
        assertThat(SomebodyElseGoesThroughCopy.decide(walked, isAnotherThere, false, false)
                        .isAllowed())
                .isEqualTo(isAllowed);
    }

    @ParameterizedTest
    @CsvSource({"false, true, false", "false, false, false", "true, true, false", "true, false, true"})
    void whoWroteItDownDoesItOnlyWhereTheyWalkedWithThem(boolean walked, boolean isAnotherThere, boolean isAllowed) {
        assertThat(SomebodyElseGoesThroughCopy.decide(walked, isAnotherThere, false, true)
                        .isAllowed())
                .isEqualTo(isAllowed);
    }

    @Test
    void theOnlyOneWhoCouldGoThroughItDoesNotWriteItDown() {
        assertThat(SomebodyElseGoesThroughCopy.mayPassOn(true).policyId()).isEqualTo(PolicyId.CONF_07);
        assertThat(SomebodyElseGoesThroughCopy.mayPassOn(false).isAllowed()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"false, true", "false, false", "true, true", "true, false"})
    void whoKnowsThemOtherwiseNeverDoes(boolean walked, boolean isAnotherThere) {
        assertThat(SomebodyElseGoesThroughCopy.decide(walked, isAnotherThere, true, false)
                        .isAllowed())
                .isFalse();
    }
}
