package org.alongside.directory.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.alongside.policy.PolicyId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of which version a supervisor says what they found. (REFER-03) */
class ReviewedAsItStandsTest {
    @ParameterizedTest
    @CsvSource({"3, 3, true", "2, 3, false", "-1, 0, false", "4, 3, false"})
    void isRightAsItWasShown(int shown, int now, boolean isAllowed) {
        var decision = ReviewedAsItStands.isRight(shown, now);
        assertThat(decision.isAllowed()).isEqualTo(isAllowed);
        assertThat(decision.policyId()).isEqualTo(isAllowed ? null : PolicyId.REFER_03);
    }

    @ParameterizedTest
    @CsvSource({"3, 4, true", "3, 9, true", "3, 3, false"})
    void isChangedWhereItWasChangedSinceItWasAskedFor(int asked, int now, boolean isAllowed) {
        var decision = ReviewedAsItStands.isChanged(asked, now);
        assertThat(decision.isAllowed()).isEqualTo(isAllowed);
        assertThat(decision.policyId()).isEqualTo(isAllowed ? null : PolicyId.REFER_03);
    }
}
