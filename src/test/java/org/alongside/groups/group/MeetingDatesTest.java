package org.alongside.groups.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** In New Zealand the clock goes on from 2 to 3 on 27 September 2026, and back from 3 to 2 on 4 April 2027. */
class MeetingDatesTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 7, 1);
    private static final LocalTime EVENING = LocalTime.of(18, 30);

    private static Instant at(String text) {
        return ZonedDateTime.parse(text + "[Pacific/Auckland]").toInstant();
    }

    private static List<String> ahead(Rhythm rhythm, LocalDate first, LocalTime at, Instant after, int max) {
        return MeetingDates.ahead(rhythm, first, at, after, max).stream()
                .map(meeting -> meeting.toOffsetDateTime().toString())
                .toList();
    }

    @Test
    void beginsWithTheFirstMeeting() {
        assertThat(ahead(Rhythm.WEEKLY, FIRST, EVENING, at("2026-01-01T00:00:00+13:00"), 3))
                .containsExactly("2026-07-01T18:30+12:00", "2026-07-08T18:30+12:00", "2026-07-15T18:30+12:00");
        assertThat(ahead(Rhythm.FORTNIGHTLY, FIRST, EVENING, at("2026-01-01T00:00:00+13:00"), 3))
                .containsExactly("2026-07-01T18:30+12:00", "2026-07-15T18:30+12:00", "2026-07-29T18:30+12:00");
    }

    @ParameterizedTest
    @CsvSource({
        "WEEKLY, 2026-07-08T18:29:59+12:00, 2026-07-08T18:30+12:00",
        "WEEKLY, 2026-07-08T18:30:00+12:00, 2026-07-15T18:30+12:00",
        "WEEKLY, 2026-07-08T18:30:01+12:00, 2026-07-15T18:30+12:00",
        "FORTNIGHTLY, 2026-07-01T18:30:00+12:00, 2026-07-15T18:30+12:00",
        "FORTNIGHTLY, 2026-07-08T18:30:00+12:00, 2026-07-15T18:30+12:00",
        "FORTNIGHTLY, 2026-07-15T00:00:00+12:00, 2026-07-15T18:30+12:00",
        "FORTNIGHTLY, 2036-07-09T00:00:00+12:00, 2036-07-16T18:30+12:00"
    })
    void isStrictlyAfterTheMoment(Rhythm rhythm, String after, String next) {
        assertThat(MeetingDates.next(rhythm, FIRST, EVENING, at(after)))
                .map(meeting -> meeting.toOffsetDateTime().toString())
                .contains(next);
    }

    @Test
    void hasOneDateWhereAGroupMeetsOnce() {
        assertThat(ahead(Rhythm.ONE_OFF, FIRST, EVENING, at("2026-07-01T18:29:00+12:00"), 60))
                .containsExactly("2026-07-01T18:30+12:00");
        assertThat(MeetingDates.next(Rhythm.ONE_OFF, FIRST, EVENING, at("2026-07-01T18:30:00+12:00")))
                .isEmpty();
    }

    @Test
    void keepsTheTimeOnTheWallOverAWholeYearWithBothChanges() {
        List<ZonedDateTime> year =
                MeetingDates.ahead(Rhythm.WEEKLY, FIRST, EVENING, at("2026-07-01T00:00:00+12:00"), 53);
        assertThat(year).hasSize(53).allSatisfy(meeting -> assertThat(meeting.toLocalTime())
                .isEqualTo(EVENING));
        assertThat(year.get(52).toLocalDate()).isEqualTo(LocalDate.of(2027, 6, 30));
        for (int i = 1; i < year.size(); i++) {
            ZonedDateTime one = year.get(i - 1);
            ZonedDateTime other = year.get(i);
            assertThat(ChronoUnit.DAYS.between(one.toLocalDate(), other.toLocalDate()))
                    .isEqualTo(7);
            long hours = Duration.between(one, other).toHours();
            boolean goesOn = one.toLocalDate().equals(LocalDate.of(2026, 9, 23));
            boolean goesBack = one.toLocalDate().equals(LocalDate.of(2027, 3, 31));
            assertThat(hours).isEqualTo(goesOn ? 167 : goesBack ? 169 : 168);
        }
    }

    @Test
    void givesTheSameDatesOneByOneAsAllTogether() {
        for (Rhythm rhythm : List.of(Rhythm.WEEKLY, Rhythm.FORTNIGHTLY)) {
            for (LocalTime time : List.of(LocalTime.MIDNIGHT, LocalTime.of(2, 30), EVENING, LocalTime.of(23, 59))) {
                LocalDate sunday = LocalDate.of(2026, 7, 5);
                Instant after = at("2026-07-01T00:00:00+12:00");
                for (ZonedDateTime expected : MeetingDates.ahead(rhythm, sunday, time, after, 60)) {
                    assertThat(MeetingDates.next(rhythm, sunday, time, after)).contains(expected);
                    assertThat(MeetingDates.next(
                                    rhythm, sunday, time, expected.toInstant().minusNanos(1)))
                            .contains(expected);
                    after = expected.toInstant();
                }
            }
        }
    }

    @Test
    void meetsAnHourLaterWhereTheClockLeavesTheTimeOut() {
        assertThat(ahead(
                        Rhythm.WEEKLY,
                        LocalDate.of(2026, 9, 20),
                        LocalTime.of(2, 30),
                        at("2026-09-19T00:00:00+12:00"),
                        3))
                .containsExactly("2026-09-20T02:30+12:00", "2026-09-27T03:30+13:00", "2026-10-04T02:30+13:00");
    }

    @Test
    void meetsTheFirstTimeWhereTheClockShowsItTwice() {
        LocalDate first = LocalDate.of(2027, 3, 28);
        LocalTime night = LocalTime.of(2, 30);
        assertThat(ahead(Rhythm.WEEKLY, first, night, at("2027-03-27T00:00:00+13:00"), 3))
                .containsExactly("2027-03-28T02:30+13:00", "2027-04-04T02:30+13:00", "2027-04-11T02:30+12:00");
        assertThat(ahead(Rhythm.WEEKLY, first, night, Instant.parse("2027-04-03T13:30:00Z"), 1))
                .containsExactly("2027-04-11T02:30+12:00");
    }

    @ParameterizedTest
    @EnumSource(Rhythm.class)
    void givesNoneWhereNoneAreAskedFor(Rhythm rhythm) {
        assertThat(MeetingDates.ahead(rhythm, FIRST, EVENING, Instant.EPOCH, 0)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 61, Integer.MAX_VALUE})
    void refusesToLookAheadWithoutAnEnd(int max) {
        assertThatThrownBy(() -> MeetingDates.ahead(Rhythm.WEEKLY, FIRST, EVENING, Instant.EPOCH, max))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0 to 60");
    }
}
