package org.alongside.journey.team;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.alongside.access.PageDate;
import org.alongside.access.Words;
import org.alongside.engine.EngineClock;
import org.jspecify.annotations.Nullable;

/** Times and days on the page of a team. */
final class TeamWords {
    private static final PageDate AT = PageDate.of("d MMM uuuu, h:mm a").withZone(EngineClock.ZONE);
    private static final PageDate DAY = PageDate.of("d MMM uuuu");
    private static final PageDate MONTH = PageDate.of("MMMM");
    private static final PageDate MONTH_AND_YEAR = PageDate.of("MMMM uuuu");
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
            return Words.here(minutes == 1 ? "team.for-a-minute" : "team.for-minutes", minutes);
        }
        return minutes < 48 * 60
                ? Words.here("team.for-hours", minutes / 60)
                : Words.here("team.for-days", minutes / (24 * 60));
    }

    /** Of a training, what a supervisor can do something about now; empty while it is not soon. */
    static String ends(@Nullable LocalDate until, LocalDate today, int soonDays) {
        if (until == null) {
            return Words.here("team.none");
        }
        long days = ChronoUnit.DAYS.between(today, until);
        if (days < 0) {
            return Words.here("team.ended-on", DAY.format(until));
        }
        if (days == 0) {
            return Words.here("team.ends-today");
        }
        return days > soonDays ? "" : Words.here("team.ends-on", DAY.format(until));
    }

    /** A quarter, such as {@code July to September 2026}. */
    static String quarter(LocalDate begins) {
        return Words.here("team.to", MONTH.format(begins), MONTH_AND_YEAR.format(begins.plusMonths(2)));
    }

    /** A number in steps, none below the first, so that it tells of nobody. */
    static String atLeast(int count) {
        return count < STEP ? Words.here("team.fewer-than", STEP) : Words.here("team.at-least", count / STEP * STEP);
    }

    /** Until when a worker takes on somebody new, by their last co-reflection. (WORKER-03) */
    static String coReflection(@Nullable LocalDate last, LocalDate today, int days) {
        if (last == null) {
            return Words.here("team.no-day-given");
        }
        LocalDate until = last.plusDays(days);
        return Words.here(until.isBefore(today) ? "team.was-due-by" : "team.due-by", DAY.format(until));
    }

    static boolean isCoReflectionDue(@Nullable LocalDate last, LocalDate today, int days) {
        return last != null && !last.plusDays(days - CO_REFLECTION_SOON_DAYS).isAfter(today);
    }
}
