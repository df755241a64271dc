package org.alongside.assessment.policy;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.alongside.ids.JourneyId;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;

/**
 * When the next assessment is due: so many months after a day, as calendars count them. After many began at the same time,
 * such as those who were brought over from elsewhere, not all are due in the same minute: it is up to a day earlier, for each
 * journey always the same.
 */
@Policy(PolicyId.MONITOR_01)
public final class NextIsDue {
    private static final Duration SPREAD = Duration.ofDays(1);
    /** Whoever is asked has time to answer before it is asked again. */
    private static final Duration SHORTEST = Duration.ofDays(21);

    private NextIsDue() {}

    /**
     * After support began, or after the survivor answered or declined.
     *
     * @param zone in which days are meant: summer time does not move the hour
     */
    public static Instant after(Instant since, int months, JourneyId journeyId, ZoneId zone) {
        Duration earlier = Duration.ofSeconds(Math.floorMod(journeyId.hashCode(), SPREAD.toSeconds()));
        return since.atZone(zone).plusMonths(months).toInstant().minus(earlier);
    }

    /**
     * The first of the days that follow the planned one in this rhythm and is still to come. Where it was asked so late that this
     * is within three weeks, it counts from now.
     */
    public static Instant following(Instant planned, int months, Instant now, JourneyId journeyId, ZoneId zone) {
        ZonedDateTime first = planned.atZone(zone);
        // Counted from the first each time: so that the 31st is not the 28th for good after one February.
        int rounds = 1;
        while (!first.plus(Period.ofMonths(months * rounds)).toInstant().isAfter(now)) {
            rounds++;
        }
        Instant next = first.plus(Period.ofMonths(months * rounds)).toInstant();
        return next.isBefore(now.plus(SHORTEST)) ? after(now, months, journeyId, zone) : next;
    }
}
