package org.alongside.engine.form;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/** Days as New Zealand counts them; the engine keeps instants. */
final class DateOnly {
    private static final ZoneId ZONE = ZoneId.of("Pacific/Auckland");

    private DateOnly() {}

    /** Today in New Zealand, by the clock of the engine. */
    static LocalDate today() {
        return toDay(ClockUtil.getCurrentTime());
    }

    static Date toDate(LocalDate day) {
        return Date.from(day.atTime(9, 0).atZone(ZONE).toInstant());
    }

    static LocalDate toDay(Date instant) {
        return instant.toInstant().atZone(ZONE).toLocalDate();
    }
}
