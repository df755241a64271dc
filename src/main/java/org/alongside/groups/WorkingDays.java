package org.alongside.groups;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Collectors;
import org.alongside.groups.group.PublicHolidays;
import org.springframework.stereotype.Component;

/**
 * Working days in which survivors get what they ask for: no Saturday, no Sunday, no public holiday of New Zealand. The anniversary of a
 * region counts as one, as the law on privacy does not name it among the days that do not count. The days around the turn of the year that
 * it leaves out as well are counted, so that a day is never later than by law. (CONF-07)
 */
@Component
public class WorkingDays {
    /** More than lie between any two days that are asked for here. */
    private static final int LOOK_AROUND = 90;

    private final PublicHolidays holidays;

    WorkingDays(PublicHolidays holidays) {
        this.holidays = holidays;
    }

    /** The day so many working days later; with a number below zero, earlier. */
    public LocalDate after(LocalDate day, int days) {
        Set<LocalDate> free = holidays.nationalBetween(day.minusDays(LOOK_AROUND), day.plusDays(LOOK_AROUND)).stream()
                .map(PublicHolidays.Holiday::day)
                .collect(Collectors.toSet());
        return after(day, days, free);
    }

    static LocalDate after(LocalDate day, int days, Set<LocalDate> free) {
        int step = Integer.signum(days);
        LocalDate then = day;
        for (int counted = 0; counted != days; ) {
            then = then.plusDays(step);
            boolean isWeekend = then.getDayOfWeek() == DayOfWeek.SATURDAY || then.getDayOfWeek() == DayOfWeek.SUNDAY;
            if (!isWeekend && !free.contains(then)) {
                counted += step;
            }
        }
        return then;
    }
}
