package org.alongside.counts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alongside.access.Words;
import org.alongside.engine.EngineClock;

/** January to June, or July to December, as it is in New Zealand. @param half 1 or 2 */
public record HalfYear(int year, int half) {
    private static final Pattern TEXT = Pattern.compile("(2[0-9]{3})-([12])");

    /** @param text as {@link #toString} writes it */
    public static Optional<HalfYear> of(String text) {
        Matcher parts = TEXT.matcher(text);
        return parts.matches()
                ? Optional.of(new HalfYear(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2))))
                : Optional.empty();
    }

    /** The last that is over at that moment. */
    public static HalfYear endedBefore(Instant now) {
        LocalDate today = LocalDate.ofInstant(now, EngineClock.ZONE);
        return new HalfYear(today.getYear(), today.getMonthValue() <= 6 ? 1 : 2).before();
    }

    public HalfYear before() {
        return half == 1 ? new HalfYear(year - 1, 2) : new HalfYear(year, 1);
    }

    public Instant begins() {
        return LocalDate.of(year, half == 1 ? 1 : 7, 1)
                .atStartOfDay(EngineClock.ZONE)
                .toInstant();
    }

    /** The first moment after it. */
    public Instant ends() {
        return half == 1 ? new HalfYear(year, 2).begins() : new HalfYear(year + 1, 1).begins();
    }

    /** In the language of the page that is being made. */
    public String name() {
        return Words.here(half == 1 ? "half-year.january-to-june" : "half-year.july-to-december", year);
    }

    @Override
    public String toString() {
        return year + "-" + half;
    }
}
