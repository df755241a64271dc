package org.alongside.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/**
 * What was sent from one of our pages: fields that the page has, and values that its lists have. Anything else did not
 * come from the page and is answered with 400.
 */
public final class PageForm {
    private static final int VALUES_MAX = 20;
    private static final int LENGTH_MAX = 200;
    /** More than a page takes, so that the page itself can say that it is too long, with what was written still there. */
    private static final int WORDS_LENGTH_MAX = 100_000;

    private static final String TOKEN = "_csrf";

    private final Map<String, List<String>> values = new HashMap<>();

    private PageForm() {}

    /** @param fields all that the page has */
    public static PageForm of(HttpServletRequest request, String... fields) {
        return read(request, Set.of(fields), Set.of());
    }

    /**
     * Like {@link #of}, with one more field in which people write as much as they need to, in lines.
     *
     * @param words the field
     */
    public static PageForm withWords(HttpServletRequest request, String words, String... fields) {
        return withWords(request, Set.of(words), fields);
    }

    /** The same with several of them, so that the page itself can say of each what is wrong with it. */
    public static PageForm withWords(HttpServletRequest request, Set<String> words, String... fields) {
        Set<String> known = new LinkedHashSet<>(List.of(fields));
        known.addAll(words);
        return read(request, known, words);
    }

    private static PageForm read(HttpServletRequest request, Set<String> known, Set<String> words) {
        PageForm form = new PageForm();
        request.getParameterMap().forEach((field, values) -> {
            if (!known.contains(field) && !field.equals(TOKEN)) {
                throw notOurs();
            }
            if (values.length > VALUES_MAX) {
                throw notOurs();
            }
            for (String value : values) {
                if (words.contains(field) ? !areWords(value) : !isLine(value)) {
                    throw notOurs();
                }
            }
            form.values.put(field, List.of(values));
        });
        return form;
    }

    private static boolean isLine(String value) {
        return value.length() <= LENGTH_MAX && value.chars().noneMatch(Character::isISOControl);
    }

    private static boolean areWords(String value) {
        return value.length() <= WORDS_LENGTH_MAX
                && value.chars().noneMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t');
    }

    /** What was typed, without spaces around it; empty where nothing was. */
    public String text(String field) {
        List<String> sent = values.getOrDefault(field, List.of());
        if (sent.size() > 1) {
            throw notOurs();
        }
        return sent.isEmpty() ? "" : sent.get(0).strip();
    }

    /** One of a list, or none. */
    public Optional<String> choice(String field, Set<String> allowed) {
        String sent = text(field);
        if (!sent.isEmpty() && !allowed.contains(sent)) {
            throw notOurs();
        }
        return sent.isEmpty() ? Optional.empty() : Optional.of(sent);
    }

    /** One of a list. */
    public String oneOf(String field, Set<String> allowed) {
        return choice(field, allowed).orElseThrow(PageForm::notOurs);
    }

    /** Any of a list. */
    public Set<String> choices(String field, Set<String> allowed) {
        Set<String> sent = new LinkedHashSet<>(values.getOrDefault(field, List.of()));
        if (!allowed.containsAll(sent)) {
            throw notOurs();
        }
        return sent;
    }

    /** A single box with the value {@code yes}. */
    public boolean isTicked(String field) {
        return choice(field, Set.of("yes")).isPresent();
    }

    private static ResponseStatusException notOurs() {
        return new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
}
