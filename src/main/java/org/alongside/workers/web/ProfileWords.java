package org.alongside.workers.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.alongside.engine.EngineClock;
import org.jspecify.annotations.Nullable;

/** What codes are called on the pages, in the order in which they are offered. */
final class ProfileWords {
    static final Map<String, String> GENDERS =
            ordered(List.of("MALE", "Male", "FEMALE", "Female", "ANOTHER", "Another gender"));
    static final Map<String, String> LANGUAGES =
            ordered(List.of("ENGLISH", "English", "TE_REO_MAORI", "Te reo Māori", "OTHER", "Another language"));
    static final Map<String, String> CULTURES = ordered(List.of(
            "TE_REO_MAORI",
            "Speaks te reo Māori",
            "MAORI_WORKER",
            "Māori worker",
            "KAUPAPA_MAORI",
            "Kaupapa Māori service",
            "PASIFIKA",
            "Pasifika",
            "OTHER",
            "Another culture"));
    static final String NOT_SAID = "Rather not say";

    private static final int CO_REFLECTION_SOON_DAYS = 7;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.UK);

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("EEEE d MMMM, h:mm a", Locale.UK).withZone(EngineClock.ZONE);

    private ProfileWords() {}

    /** A day and a time of day, as one says them. */
    static String moment(Instant at) {
        return MOMENT.format(at);
    }

    static String gender(@Nullable String code) {
        return code == null ? NOT_SAID : GENDERS.getOrDefault(code, code);
    }

    static String list(Collection<String> codes, Map<String, String> words) {
        String list = words.entrySet().stream()
                .filter(entry -> codes.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .collect(Collectors.joining(", "));
        return list.isEmpty() ? "–" : list;
    }

    /** How long something stays valid, told in time to renew it. */
    static Validity validity(@Nullable LocalDate until, LocalDate today, int soonDays) {
        if (until == null) {
            return new Validity("–", "");
        }
        long days = ChronoUnit.DAYS.between(today, until);
        String warning = "";
        if (days < 0) {
            warning = "has ended";
        } else if (days == 0) {
            warning = "ends today";
        } else if (days <= soonDays) {
            warning = days == 1 ? "ends tomorrow" : "ends in " + days + " days";
        }
        return new Validity(DAY.format(until), warning);
    }

    /** When a worker was at a co-reflection last, told in time for the next. @param days from one to the next (WORKER-03) */
    static Validity coReflection(@Nullable LocalDate last, LocalDate today, int days) {
        if (last == null) {
            return new Validity("–", "");
        }
        LocalDate until = last.plusDays(days);
        boolean isSoon = !until.minusDays(CO_REFLECTION_SOON_DAYS).isAfter(today);
        return new Validity(
                DAY.format(last),
                until.isBefore(today)
                        ? "too long ago: nobody new is offered"
                        : isSoon ? "the next one is due by " + DAY.format(until) : "");
    }

    /**
     * Until when something is valid.
     *
     * @param warning what to watch, in words; empty while there is nothing
     */
    record Validity(String until, String warning) {}

    private static Map<String, String> ordered(List<String> codesAndWords) {
        Map<String, String> ordered = new LinkedHashMap<>();
        for (int i = 0; i < codesAndWords.size(); i += 2) {
            ordered.put(codesAndWords.get(i), codesAndWords.get(i + 1));
        }
        return ordered;
    }
}
