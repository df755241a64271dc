package org.alongside.workers.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.alongside.access.PageDate;
import org.alongside.access.Words;
import org.alongside.engine.EngineClock;
import org.jspecify.annotations.Nullable;

/** What codes are called on the pages, in the order in which they are offered. */
final class ProfileWords {
    static final Map<String, String> GENDERS =
            ordered(List.of("MALE", "profile.male", "FEMALE", "profile.female", "ANOTHER", "profile.another-gender"));
    static final Map<String, String> LANGUAGES = ordered(List.of(
            "ENGLISH", "profile.english", "TE_REO_MAORI", "profile.te-reo-maori", "OTHER", "profile.another-language"));
    static final Map<String, String> CULTURES = ordered(List.of(
            "TE_REO_MAORI",
            "profile.speaks-te-reo-maori",
            "MAORI_WORKER",
            "profile.maori-worker",
            "KAUPAPA_MAORI",
            "profile.kaupapa-maori-service",
            "PASIFIKA",
            "profile.pasifika",
            "OTHER",
            "profile.another-culture"));
    static final String NOT_SAID = "profile.rather-not-say";

    private static final int CO_REFLECTION_SOON_DAYS = 7;
    private static final PageDate DAY = PageDate.of("d MMM uuuu");

    private static final PageDate MOMENT = PageDate.of("EEEE d MMMM, h:mm a").withZone(EngineClock.ZONE);

    private ProfileWords() {}

    /** A day and a time of day, as one says them. */
    static String moment(Instant at) {
        return MOMENT.format(at);
    }

    static String gender(@Nullable String code) {
        return Words.here(GENDERS.getOrDefault(code == null ? "" : code, NOT_SAID));
    }

    static String list(Collection<String> codes, Map<String, String> words) {
        String list = words.entrySet().stream()
                .filter(entry -> codes.contains(entry.getKey()))
                .map(entry -> Words.here(entry.getValue()))
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
            warning = Words.here("profile.has-ended");
        } else if (days == 0) {
            warning = Words.here("profile.ends-today");
        } else if (days <= soonDays) {
            warning = days == 1 ? Words.here("profile.ends-tomorrow") : Words.here("profile.ends-in-days", days);
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
                        ? Words.here("profile.too-long-ago-nobody-new")
                        : isSoon ? Words.here("profile.the-next-one-is-due", DAY.format(until)) : "");
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
