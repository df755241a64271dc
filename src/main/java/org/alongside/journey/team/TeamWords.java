package org.alongside.journey.team;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.alongside.engine.EngineClock;
import org.jspecify.annotations.Nullable;

/** Times and days on the page of a team. */
final class TeamWords {
    private static final DateTimeFormatter AT =
            DateTimeFormatter.ofPattern("d MMM uuuu, h:mm a", Locale.UK).withZone(EngineClock.ZONE);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.UK);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM", Locale.UK);
    private static final DateTimeFormatter MONTH_AND_YEAR = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.UK);
    private static final int STEP = 6;
    private static final int CO_REFLECTION_SOON_DAYS = 7;

    private TeamWords() {}

    static String at(@Nullable Instant at) {
        return at == null ? "–" : AT.format(at);
    }

    /** How long ago, in the largest unit that fits. */
    static String since(Instant then, Instant now) {
        long minutes = Math.max(0, Duration.between(then, now).toMinutes());
        if (minutes < 120) {
            return minutes == 1 ? "for 1 minute" : "for " + minutes + " minutes";
        }
        return minutes < 48 * 60 ? "for " + minutes / 60 + " hours" : "for " + minutes / (24 * 60) + " days";
    }

    /** Of a training, what a supervisor can do something about now; empty while it is not soon. */
    static String ends(@Nullable LocalDate until, LocalDate today, int soonDays) {
        if (until == null) {
            return "none";
        }
        long days = ChronoUnit.DAYS.between(today, until);
        if (days < 0) {
            return "ended on " + DAY.format(until);
        }
        if (days == 0) {
            return "ends today";
        }
        return days > soonDays ? "" : "ends on " + DAY.format(until);
    }

    /** A quarter, such as {@code July to September 2026}. */
    static String quarter(LocalDate begins) {
        return MONTH.format(begins) + " to " + MONTH_AND_YEAR.format(begins.plusMonths(2));
    }

    /** A number in steps, none below the first, so that it tells of nobody. */
    static String atLeast(int count) {
        return count < STEP ? "fewer than " + STEP : "at least " + count / STEP * STEP;
    }

    /** Until when a worker takes on somebody new, by their last co-reflection. (WORKER-03) */
    static String coReflection(@Nullable LocalDate last, LocalDate today, int days) {
        if (last == null) {
            return "no day given";
        }
        LocalDate until = last.plusDays(days);
        return (until.isBefore(today) ? "was due by " : "due by ") + DAY.format(until);
    }

    static boolean isCoReflectionDue(@Nullable LocalDate last, LocalDate today, int days) {
        return last != null && !last.plusDays(days - CO_REFLECTION_SOON_DAYS).isAfter(today);
    }
}
