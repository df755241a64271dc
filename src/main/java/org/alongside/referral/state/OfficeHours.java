package org.alongside.referral.state;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.alongside.engine.EngineClock;

/** When a day begins and ends for who works with referrals, in New Zealand. */
public final class OfficeHours {
    private static final LocalTime MORNING = LocalTime.of(9, 0);
    private static final LocalTime AFTERNOON = LocalTime.of(17, 0);

    private OfficeHours() {}

    public static Instant beginOf(LocalDate day) {
        return at(day, MORNING);
    }

    public static Instant endOf(LocalDate day) {
        return at(day, AFTERNOON);
    }

    /** The same of a day that is given at any time of it. */
    public static Instant endOf(Instant day) {
        return endOf(day.atZone(EngineClock.ZONE).toLocalDate());
    }

    private static Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(EngineClock.ZONE).toInstant();
    }
}
