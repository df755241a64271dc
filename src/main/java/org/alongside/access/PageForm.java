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
    private static final String TOKEN = "_csrf";

    private final Map<String, List<String>> values = new HashMap<>();

    private PageForm() {}

    /** @param fields all that the page has */
    public static PageForm of(HttpServletRequest request, String... fields) {
        Set<String> known = Set.of(fields);
        PageForm form = new PageForm();
        request.getParameterMap().forEach((field, values) -> {
            if (!known.contains(field) && !field.equals(TOKEN)) {
                throw notOurs();
            }
            if (values.length > VALUES_MAX) {
                throw notOurs();
            }
            for (String value : values) {
                if (value.length() > LENGTH_MAX || value.chars().anyMatch(Character::isISOControl)) {
                    throw notOurs();
                }
            }
            form.values.put(field, List.of(values));
        });
        return form;
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
