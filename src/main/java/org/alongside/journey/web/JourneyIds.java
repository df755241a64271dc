package org.alongside.journey.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.alongside.ids.JourneyId;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** Reads ids of journeys, and moments, from addresses, where anybody can write anything. */
public final class JourneyIds {
    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final int LIST_MAX = 50;
    private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2999-12-31T23:59:59Z");

    private JourneyIds() {}

    public static Optional<JourneyId> read(String text) {
        return read(text, JourneyId::of);
    }

    /** The id of something of a journey. @param id makes one of what has the form of one */
    public static <T> Optional<T> read(String text, Function<String, T> id) {
        return ID.matcher(text).matches() ? Optional.of(id.apply(text)) : Optional.empty();
    }

    /** @throws DateTimeException when it is no moment, or one that no page ever showed */
    public static Instant moment(String text) {
        Instant moment = Instant.parse(text);
        if (moment.isBefore(FIRST) || moment.isAfter(LAST)) {
            throw new DateTimeException("out of range");
        }
        return moment;
    }

    /** @param texts ids with commas between, at most 50; what is no id is left out */
    public static List<JourneyId> list(String texts) {
        String[] asked = texts.split(",", LIST_MAX + 1);
        if (asked.length > LIST_MAX) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        return List.of(asked).stream()
                .map(String::strip)
                .flatMap(id -> read(id).stream())
                .distinct()
                .toList();
    }
}
