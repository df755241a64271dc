package org.alongside.settings;

import java.time.Duration;
import java.util.Locale;
import org.alongside.access.Words;
import org.jspecify.annotations.Nullable;

/** What a number of a setting counts. */
public enum SettingUnit {
    MINUTES(Duration.ofMinutes(1)),
    HOURS(Duration.ofHours(1)),
    DAYS(Duration.ofDays(1)),
    /** As calendars count them, so that one is no length of time. */
    WORKING_DAYS(null),
    MONTHS(null),
    YEARS(null),
    MEETINGS(null),
    TALKS(null),
    MEMBERS(null),
    SURVIVORS(null);

    private final @Nullable Duration length;

    SettingUnit(@Nullable Duration length) {
        this.length = length;
    }

    /** In words, such as {@code 3 days}. */
    public String words(int number) {
        return Words.here((number == 1 ? "unit.one." : "unit.many.") + key(), number);
    }

    public String plural() {
        return Words.here("unit.plural." + key());
    }

    private String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** How long one of it is; null where it counts no time. */
    @Nullable
    Duration length() {
        return length;
    }
}
