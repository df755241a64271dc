package org.alongside.directory.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.alongside.directory.policy.MergedIntoOneThatStays.Facts;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MergedIntoOneThatStaysTest {
    @ParameterizedTest
    @CsvSource({
        "false, false, false, false, ",
        "true, false, false, false, with itself",
        "false, true, false, false, merged already",
        "false, true, true, true, merged already",
        "false, false, true, false, is closed",
        "false, false, false, true, was invented"
    })
    @Proves(PolicyId.REFER_03)
    void twoRealOnesBecomeOneWhereTheOneThatStaysIsOpen(
            boolean isSame, boolean isMerged, boolean isClosed, boolean isInvented, String why) {
        var decision = MergedIntoOneThatStays.decide(new Facts(isSame, isMerged, isClosed, isInvented));
        assertThat(decision.isAllowed()).isEqualTo(why == null);
        if (why != null) {
            assertThat(decision.sentence()).contains(why);
        }
    }
}
