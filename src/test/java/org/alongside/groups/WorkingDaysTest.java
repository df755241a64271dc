package org.alongside.groups;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.alongside.groups.group.PublicHolidaysOfTests;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Twenty working days, as New Zealand works: with Matariki and the days around Christmas; the anniversary of a region is one. */
class WorkingDaysTest {
    @ParameterizedTest
    @CsvSource({
        // No holiday between.
        "2026-08-03, '', 2026-08-31",
        // Asked on a Saturday: the Monday is the first day.
        "2026-08-01, '', 2026-08-28",
        // Christmas, Boxing Day (kept on the Monday), New Year's Day, and the day after it (kept on the Monday).
        "2026-12-04, '', 2027-01-07",
        // The anniversary of a region counts in all of them.
        "2027-01-05, '', 2027-02-02",
        "2027-01-05, auckland, 2027-02-02",
        "2027-01-05, otago, 2027-02-02",
        // Matariki, on a Friday.
        "2026-06-22, '', 2026-07-21",
        // Easter and Anzac Day in one April.
        "2026-03-30, '', 2026-04-30",
        "2026-03-09, otago, 2026-04-08"
    })
    void areCountedWithoutHolidays(LocalDate asked, String region, LocalDate due) {
        assertThat(days(region).after(asked, 20)).isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource({"2026-12-31, -5, 2026-12-22", "2026-08-31, -5, 2026-08-24", "2026-08-31, 0, 2026-08-31"})
    void areCountedBackwardsAsWell(LocalDate from, int number, LocalDate then) {
        assertThat(days("").after(from, number)).isEqualTo(then);
    }

    private static WorkingDays days(String region) {
        return new WorkingDays(PublicHolidaysOfTests.in(region));
    }
}
