package org.alongside.journey.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.alongside.ids.WorkerId;
import org.alongside.policy.Decision;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErasedAfterReviewTest {
    private static final LocalDate TODAY = LocalDate.of(2036, 11, 29);

    @ParameterizedTest
    @CsvSource({
        "2026-11-28, 10, 2036-11-28, false",
        "2026-11-28, 10, 2036-11-29, true",
        "2028-02-29, 10, 2038-02-28, false",
        "2028-02-29, 10, 2038-03-01, true",
        "2018-02-28, 10, 2028-02-28, false",
        "2018-02-28, 10, 2028-02-29, true",
        "2028-02-29, 8, 2036-02-29, false",
        "2028-02-29, 8, 2036-03-01, true"
    })
    @Proves(PolicyId.CONF_09)
    void isDueWhenAllYearsAreOver(LocalDate lastContact, int years, LocalDate today, boolean isDue) {
        assertThat(ErasedAfterReview.isDue(lastContact, years, null, today)).isEqualTo(isDue);
    }

    @Test
    void comesBackOnTheDayUntilWhichItWasKept() {
        LocalDate longAgo = TODAY.minusYears(12);
        assertThat(ErasedAfterReview.isDue(longAgo, 10, TODAY.plusDays(1), TODAY))
                .isFalse();
        assertThat(ErasedAfterReview.isDue(longAgo, 10, TODAY, TODAY)).isTrue();
        assertThat(ErasedAfterReview.isDue(TODAY.minusYears(1), 10, TODAY, TODAY))
                .as("contact since")
                .isFalse();
    }

    @Test
    @Proves(PolicyId.CONF_09)
    void nothingIsErasedThatSomethingOpenNeeds() {
        assertThat(mayErase(true, false, false).isAllowed()).isTrue();
        assertThat(mayErase(true, true, false).sentence()).contains("asked for a copy");
        assertThat(mayErase(true, false, true).sentence()).contains("concern");
        assertThat(mayErase(false, false, false).sentence()).contains("contact since");
        assertThat(mayErase(true, true, true).policyId()).isEqualTo(PolicyId.CONF_09);
        assertThat(ErasedAfterReview.mayErase(new ErasedAfterReview.Facts(true, false, false, true))
                        .sentence())
                .contains("ask them once more how safe they are");
    }

    private static Decision mayErase(boolean isDue, boolean hasOpenRequest, boolean hasOpenConcern) {
        return ErasedAfterReview.mayErase(new ErasedAfterReview.Facts(isDue, hasOpenRequest, hasOpenConcern, false));
    }

    @Test
    @Proves(PolicyId.CONF_09)
    void whatWasDecidedMeanwhileIsNotDecidedAgain() {
        assertThat(ErasedAfterReview.isStillOpen(true).isAllowed()).isTrue();
        assertThat(ErasedAfterReview.isStillOpen(false).policyId()).isEqualTo(PolicyId.CONF_09);
    }

    @Test
    void isKeptForAsLongAsRecordsAreKeptAtMost() {
        assertThat(ErasedAfterReview.mayKeep(TODAY, 10, TODAY).isAllowed()).isFalse();
        assertThat(ErasedAfterReview.mayKeep(TODAY.plusDays(1), 10, TODAY).isAllowed())
                .isTrue();
        assertThat(ErasedAfterReview.mayKeep(TODAY.plusYears(10), 10, TODAY).isAllowed())
                .isTrue();
        assertThat(ErasedAfterReview.mayKeep(TODAY.plusYears(10).plusDays(1), 10, TODAY)
                        .sentence())
                .contains("10 years");
    }

    @Test
    @Proves(PolicyId.WORKER_04)
    void nobodyDecidesWhoWalkedWithThemOrKnowsThem() {
        TwoOthersErase.Involved not = new TwoOthersErase.Involved(false, false, false);
        assertThat(TwoOthersErase.mayDecide(not).isAllowed()).isTrue();
        assertThat(TwoOthersErase.stillCounts(not).isAllowed()).isTrue();
        for (TwoOthersErase.Involved involved : List.of(
                new TwoOthersErase.Involved(true, false, false),
                new TwoOthersErase.Involved(false, true, false),
                new TwoOthersErase.Involved(false, false, true))) {
            assertThat(TwoOthersErase.mayDecide(involved).policyId()).isEqualTo(PolicyId.WORKER_04);
            assertThat(TwoOthersErase.mayDecide(involved).isAllowed()).isFalse();
            assertThat(TwoOthersErase.stillCounts(involved).sentence()).contains("decided anew");
        }
    }

    @Test
    @Proves(PolicyId.WORKER_08)
    void nobodyAgreesWithThemselvesNorWithWhoGaveThemTheirAccount() {
        WorkerId one = WorkerId.of("supervisor1");
        WorkerId other = WorkerId.of("supervisor2");
        assertThat(TwoOthersErase.mayAgree(one, other, Optional.empty()).isAllowed())
                .isTrue();
        assertThat(TwoOthersErase.mayAgree(one, one, Optional.empty()).policyId())
                .isEqualTo(PolicyId.WORKER_08);
        assertThat(TwoOthersErase.mayAgree(null, other, Optional.empty()).isAllowed())
                .isFalse();
        assertThat(TwoOthersErase.mayAgree(one, other, Optional.of(TODAY)).sentence())
                .contains("29 November 2036");
    }

    @Test
    void whoLeftErasesAtOnceUnlessTheLawAsksToKeepItOnThatDay() {
        LocalDate today = LocalDate.of(2026, 12, 1);
        assertThat(ErasedAfterReview.mayEraseAtOnce(null, today).isAllowed()).isTrue();
        assertThat(ErasedAfterReview.mayEraseAtOnce(today, today).isAllowed()).isTrue();
        assertThat(ErasedAfterReview.mayEraseAtOnce(today.plusDays(1), today).isAllowed())
                .isFalse();
    }
}
