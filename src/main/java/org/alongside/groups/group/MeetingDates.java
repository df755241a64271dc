package org.alongside.groups.group;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.alongside.engine.EngineClock;

/**
 * When a group meets: on the day of its first meeting and every week or two from there, at the same time on the clock on
 * the wall, summer and winter. A time that the clock leaves out in spring is met as much later as the clock jumps; one
 * that it shows twice in autumn is the first of the two.
 */
public final class MeetingDates {
    /** More than a year of weeks; nobody plans further ahead. */
    public static final int AHEAD_MAX = 60;

    private MeetingDates() {}

    /**
     * The first date of the rhythm that lies after a moment; none where a single meeting is over.
     *
     * @param first the day of the group's first meeting
     * @param at the time on the clock in New Zealand
     * @param after a meeting that begins at this very moment does not count
     */
    public static Optional<ZonedDateTime> next(Rhythm rhythm, LocalDate first, LocalTime at, Instant after) {
        return ahead(rhythm, first, at, after, 1).stream().findFirst();
    }

    /**
     * The dates of the rhythm that lie after a moment, in their order.
     *
     * @param max how many at most, from 0 to {@link #AHEAD_MAX}
     * @throws IllegalArgumentException when more are asked for
     */
    public static List<ZonedDateTime> ahead(Rhythm rhythm, LocalDate first, LocalTime at, Instant after, int max) {
        if (max < 0 || max > AHEAD_MAX) {
            throw new IllegalArgumentException("Meetings ahead are 0 to " + AHEAD_MAX + ", not " + max + ".");
        }
        LocalDate dayBefore = LocalDate.ofInstant(after, EngineClock.ZONE).minusDays(1);
        LongStream steps =
                switch (rhythm) {
                    case ONE_OFF -> LongStream.of(0);
                    case WEEKLY, FORTNIGHTLY -> LongStream.iterate(stepsUntil(dayBefore, rhythm, first), n -> n + 1);
                };
        return steps.mapToObj(n -> first.plusDays(n * days(rhythm)).atTime(at).atZone(EngineClock.ZONE))
                .filter(meeting -> meeting.toInstant().isAfter(after))
                .limit(max)
                .toList();
    }

    /** How many meetings surely lie before that day, so that none of many years is gone through one by one. */
    private static long stepsUntil(LocalDate day, Rhythm rhythm, LocalDate first) {
        return Math.max(0, ChronoUnit.DAYS.between(first, day) / days(rhythm));
    }

    private static int days(Rhythm rhythm) {
        return switch (rhythm) {
            case WEEKLY -> 7;
            case FORTNIGHTLY -> 14;
            case ONE_OFF -> 0;
        };
    }
}
