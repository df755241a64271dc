package org.alongside.access;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How days and moments stand on a page, in its language. The names of days and months stand with the other words,
 * since Java has few of them in te reo Māori.
 */
public final class PageDate {
    /** Names in a pattern, what is quoted, and the rest. */
    private static final Pattern PART = Pattern.compile("EEEE?|MMMM?|a|'[^']*'|[^EMa']+|M");

    private final DateTimeFormatter english;
    private final DateTimeFormatter maori;

    private PageDate(DateTimeFormatter english, DateTimeFormatter maori) {
        this.english = english;
        this.maori = maori;
    }

    /** @param pattern as of {@link DateTimeFormatter}, such as {@code EEE d MMM uuuu, h:mm a} */
    public static PageDate of(String pattern) {
        return new PageDate(in(Language.ENGLISH, pattern), in(Language.TE_REO_MAORI, pattern));
    }

    private static DateTimeFormatter in(Language language, String pattern) {
        DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder();
        Matcher part = PART.matcher(pattern);
        while (part.find()) {
            switch (part.group()) {
                case "EEEE" -> builder.appendText(ChronoField.DAY_OF_WEEK, names(language, "date.day.", 1, 7));
                case "EEE" -> builder.appendText(ChronoField.DAY_OF_WEEK, names(language, "date.short-day.", 1, 7));
                case "MMMM" -> builder.appendText(ChronoField.MONTH_OF_YEAR, names(language, "date.month.", 1, 12));
                case "MMM" ->
                    builder.appendText(ChronoField.MONTH_OF_YEAR, names(language, "date.short-month.", 1, 12));
                case "a" -> builder.appendText(ChronoField.AMPM_OF_DAY, names(language, "date.half.", 0, 1));
                default -> builder.appendPattern(part.group());
            }
        }
        return builder.toFormatter(Locale.ROOT);
    }

    private static Map<Long, String> names(Language language, String key, int first, int last) {
        return IntStream.rangeClosed(first, last)
                .boxed()
                .collect(Collectors.toMap(Integer::longValue, number -> Words.text(language, key + number)));
    }

    public PageDate withZone(ZoneId zone) {
        return new PageDate(english.withZone(zone), maori.withZone(zone));
    }

    public String format(TemporalAccessor at) {
        return (CurrentLanguage.get().isMaori() ? maori : english).format(at);
    }
}
