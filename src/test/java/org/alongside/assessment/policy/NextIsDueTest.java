package org.alongside.assessment.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alongside.ids.JourneyId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When the next assessment is due. (MONITOR-01) */
class NextIsDueTest {
    private static final ZoneId ZONE = ZoneId.of("Pacific/Auckland");

    private static final JourneyId JOURNEY = JourneyId.random();

    private static Instant at(String there) {
        return LocalDateTime.parse(there).atZone(ZONE).toInstant();
    }

    @ParameterizedTest
    @CsvSource({
        // To the end of February, in a leap year and in another; back to the 31st after it.
        "2027-08-31T10:00, 6, 2027-09-01T00:00, 2028-02-29T10:00",
        "2026-08-31T10:00, 6, 2026-09-01T00:00, 2027-02-28T10:00",
        "2026-08-31T10:00, 6, 2027-03-01T00:00, 2027-08-31T10:00",
        "2028-02-29T10:00, 6, 2028-03-01T00:00, 2028-08-29T10:00",
        "2027-02-28T10:00, 1, 2028-02-29T09:00, 2028-03-28T10:00",
        // Summer time began or ended meanwhile: the hour stays.
        "2027-04-01T10:00, 6, 2027-04-02T00:00, 2027-10-01T10:00",
        "2027-01-15T10:00, 6, 2027-01-16T00:00, 2027-07-15T10:00",
        // An hour that this day does not have: the one after it. And one that it has twice: the first.
        "2027-03-26T02:30, 6, 2027-03-27T00:00, 2027-09-26T03:30",
        "2026-10-04T02:30, 6, 2026-10-05T00:00, 2027-04-04T02:30",
        // However late it was asked.
        "2026-01-10T10:00, 6, 2029-01-10T10:00, 2029-07-10T10:00",
        "2026-01-10T10:00, 6, 2028-12-20T10:00, 2029-01-10T10:00"
    })
    void isTheSameDayOfALaterMonth(String planned, int months, String now, String next) {
        assertThat(NextIsDue.following(at(planned), months, at(now), JOURNEY, ZONE))
                .isEqualTo(at(next));
    }

    /** Asked so late that the next day would come before they could answer. */
    @Test
    void leavesTimeToAnswer() {
        Instant now = at("2028-12-20T10:01");
        assertThat(NextIsDue.following(at("2026-01-10T10:00"), 6, now, JOURNEY, ZONE))
                .isEqualTo(NextIsDue.after(now, 6, JOURNEY, ZONE));
    }

    /** However many begin in the same minute. */
    @Test
    void isNotTheSameMinuteForEverybody() {
        Instant now = at("2027-01-15T10:00");
        Instant inSixMonths = at("2027-07-15T10:00");
        Map<Long, Long> byHour = Stream.generate(JourneyId::random)
                .limit(2_400)
                .map(journey -> NextIsDue.after(now, 6, journey, ZONE))
                .peek(due -> assertThat(due).isAfter(inSixMonths.minus(1, ChronoUnit.DAYS)))
                .collect(Collectors.groupingBy(
                        due -> Math.min(23L, Duration.between(due, inSixMonths).toHours()), Collectors.counting()));

        assertThat(byHour).hasSize(24);
        assertThat(byHour.values()).allMatch(count -> count < 200);
        JourneyId journey = JourneyId.random();
        assertThat(NextIsDue.after(now, 6, journey, ZONE))
                .as("the same each time")
                .isEqualTo(NextIsDue.after(now, 6, journey, ZONE));
    }
}
