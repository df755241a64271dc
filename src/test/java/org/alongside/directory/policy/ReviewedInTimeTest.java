package org.alongside.directory.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.alongside.directory.policy.ReviewedInTime.Facts;
import org.alongside.policy.PolicyId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** To which services a survivor can be referred. (REFER-03) */
class ReviewedInTimeTest {
    @ParameterizedTest
    @CsvSource({
        "2026-03-31, 2027-03-31, 12, false, true",
        "2026-03-31, 2027-04-01, 12, false, false",
        "2026-08-31, 2027-02-28, 6, false, true",
        "2026-08-31, 2027-03-01, 6, false, false",
        "2026-03-31, 2026-03-31, 12, true, false",
        ", 2026-03-31, 12, false, false"
    })
    void anEntryCountsForItsMonthsUnlessItIsClosed(
            @Nullable LocalDate reviewed, LocalDate today, int months, boolean closed, boolean isAllowed) {
        var decision = ReviewedInTime.decide(new Facts(reviewed, today, months, closed, null));
        assertThat(decision.isAllowed()).isEqualTo(isAllowed);
        assertThat(decision.policyId()).isEqualTo(isAllowed ? null : PolicyId.REFER_03);
    }

    @Test
    void whatWasMergedIsNamedByWhatItIsNow() {
        LocalDate today = LocalDate.of(2027, 3, 31);
        assertThat(ReviewedInTime.decide(new Facts(today, today, 12, true, "Both together")))
                .satisfies(decision -> assertThat(decision.policyId()).isEqualTo(PolicyId.REFER_03))
                .satisfies(decision -> assertThat(decision.sentence()).contains("“Both together”", "ask anew"));
    }

    /** Whatever the months are, there is time left to ask, and most of it was not spent on asking. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 6, 12})
    void whatIsDueStillCountsForAboutAQuarterOfTheTime(int months) {
        LocalDate today = LocalDate.of(2027, 3, 31);
        LocalDate due = ReviewedInTime.dueSince(today, months);
        assertThat(ReviewedInTime.decide(new Facts(due, today.plusDays(6L * months), months, false, null))
                        .isAllowed())
                .isTrue();
        assertThat(ReviewedInTime.decide(new Facts(due, today.plusDays(9L * months), months, false, null))
                        .isAllowed())
                .isFalse();
    }
}
