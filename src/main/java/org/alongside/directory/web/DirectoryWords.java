package org.alongside.directory.web;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.alongside.access.Words;
import org.alongside.directory.Entry.Cost;
import org.alongside.directory.Entry.Fit;
import org.alongside.directory.Entry.Kind;
import org.alongside.directory.Entry.Text;
import org.alongside.directory.Experiences;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** What the pages of the directory call things. */
final class DirectoryWords {
    private static final int DIGITS_MAX = 9;

    private DirectoryWords() {}

    /** The names of all lists, for a page. */
    static void addTo(ModelAndView page) {
        page.addObject("kinds", named("directory-kind.", Kind.values()));
        page.addObject("costs", named("directory-cost.", Cost.values()));
        page.addObject("fits", named("directory-fit.", Fit.values()));
        page.addObject("texts", named("directory-text.", Text.values()));
    }

    /** What was said of a service, in words: how many said so, by what they said. */
    record Said(int count, Map<String, Integer> waited, Map<String, Integer> fit) {}

    static Said of(Experiences.Seen seen) {
        return new Said(
                seen.count(),
                counted("experience.waited.", Experiences.Waited.values(), seen.waited()),
                counted("experience.fit.", Experiences.DidItFit.values(), seen.fit()));
    }

    private static <E extends Enum<E>> Map<String, Integer> counted(String key, E[] values, Map<E, Integer> counts) {
        Map<String, Integer> counted = new LinkedHashMap<>();
        for (E value : values) {
            if (counts.containsKey(value)) {
                counted.put(Words.here(key + address(value)), counts.get(value));
            }
        }
        return counted;
    }

    private static String address(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What each of a list is called, by its name in code. */
    static Map<String, String> named(String key, Enum<?>[] values) {
        Map<String, String> named = new LinkedHashMap<>();
        Arrays.stream(values).forEach(value -> named.put(value.name(), Words.here(key + address(value))));
        return named;
    }

    /** What one of a list is called. */
    static String named(String key, Enum<?> value) {
        return Words.here(key + address(value));
    }

    /** What all is called that an entry says: its texts by their names in code, and NAME, KIND, COST and FITS. */
    static Map<String, String> parts() {
        Map<String, String> parts = named("directory-text.", Text.values());
        parts.put("NAME", Words.here("common.name"));
        parts.put("KIND", Words.here("directory.kind"));
        parts.put("COST", Words.here("directory.cost"));
        parts.put("FITS", Words.here("directory.fit"));
        return parts;
    }

    static Set<String> names(Enum<?>[] values) {
        Set<String> names = new LinkedHashSet<>();
        Arrays.stream(values).forEach(value -> names.add(value.name()));
        return names;
    }

    /** A number that a page sent back. */
    static int number(String sent) {
        if (!sent.matches("[0-9]{1," + DIGITS_MAX + "}")) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        return Integer.parseInt(sent);
    }
}
