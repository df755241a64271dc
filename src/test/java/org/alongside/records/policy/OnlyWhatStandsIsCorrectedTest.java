package org.alongside.records.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.alongside.policy.Decision;
import org.alongside.records.policy.OnlyWhatStandsIsCorrected.Facts;
import org.junit.jupiter.api.Test;

/** What is corrected is the answer that stands. (CONF-07) */
class OnlyWhatStandsIsCorrectedTest {
    private static Decision decide(boolean isNewest, boolean isAboutSafety, boolean isChanged) {
        return OnlyWhatStandsIsCorrected.decide(new Facts(isNewest, isAboutSafety, false, isChanged));
    }

    @Test
    void correctsTheNewestAnswer() {
        assertThat(decide(true, false, true).isAllowed()).isTrue();
    }

    @Test
    void correctsNothingThatALaterAnswerTookThePlaceOf() {
        assertThat(decide(false, false, true).sentence()).contains("A later answer");
    }

    @Test
    void correctsNothingOfHowSafeSomebodyIs() {
        assertThat(decide(true, true, true).sentence()).contains("stays as it was written");
    }

    @Test
    void putsNoOtherWordsInThePlaceOfSomebodyElses() {
        assertThat(OnlyWhatStandsIsCorrected.decide(new Facts(true, false, true, true))
                        .sentence())
                .contains("the words of somebody else");
    }

    @Test
    void writesNoVersionThatSaysTheSame() {
        assertThat(decide(true, false, false).sentence()).contains("already");
    }
}
