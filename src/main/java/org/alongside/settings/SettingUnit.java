package org.alongside.settings;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a number of a setting counts. */
public enum SettingUnit {
    MINUTES("minute", "minutes", Duration.ofMinutes(1)),
    HOURS("hour", "hours", Duration.ofHours(1)),
    DAYS("day", "days", Duration.ofDays(1)),
    /** As calendars count them, so that one is no length of time. */
    MONTHS("month", "months", null),
    YEARS("year", "years", null),
    MEETINGS("meeting", "meetings", null),
    TALKS("conversation", "conversations", null),
    MEMBERS("member", "members", null),
    SURVIVORS("survivor", "survivors", null);

    private final String one;
    private final String many;
    private final @Nullable Duration length;

    SettingUnit(String one, String many, @Nullable Duration length) {
        this.one = one;
        this.many = many;
        this.length = length;
    }

    /** In words, such as {@code 3 days}. */
    public String words(int number) {
        return number + " " + (number == 1 ? one : many);
    }

    public String plural() {
        return many;
    }

    /** How long one of it is; null where it counts no time. */
    @Nullable
    Duration length() {
        return length;
    }
}
