package org.alongside.groups;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Collectors;
import org.alongside.groups.group.PublicHolidays;
import org.springframework.stereotype.Component;

/** Days on which people work: no Saturday, no Sunday, no public holiday of New Zealand or of the organisation's region. */
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
        Set<LocalDate> free = holidays.between(day.minusDays(LOOK_AROUND), day.plusDays(LOOK_AROUND)).stream()
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
