package org.alongside.journey.own;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnRequestsTest {
    @ParameterizedTest
    @CsvSource({
        "2026-11-30, 2026-12-28",
        "2026-12-04, 2027-01-01",
        "2026-12-05, 2027-01-01",
        "2026-12-06, 2027-01-01",
        "2028-02-01, 2028-02-29"
    })
    void isDueOnTheTwentiethWeekdayAfterIt(LocalDate asked, LocalDate due) {
        assertThat(OwnRequests.due(asked)).isEqualTo(due);
    }
}
