package org.alongside.assessment.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alongside.access.Organisations;
import org.alongside.assessment.AnsweredBy;
import org.springframework.web.util.WebUtils;

/**
 * Whose sitting a request belongs to, by its cookie alone. Whether it is one, only {@code Answering} knows.
 *
 * @param organisation its id, which is not in the cookie
 */
record OwnVisit(String organisation, AnsweredBy by) {
    static final String COOKIE = "ALONGSIDE_OWN";
    static final String ORGANISATION = "[0-9a-f]{12}";

    private static final Pattern VALUE = Pattern.compile("(" + ORGANISATION + ")\\.([A-Za-z0-9_-]{43})");

    static Optional<OwnVisit> of(HttpServletRequest request, Organisations organisations) {
        var cookie = WebUtils.getCookie(request, COOKIE);
        Matcher value = VALUE.matcher(cookie == null ? "" : cookie.getValue());
        return value.matches()
                ? organisations
                        .ofOwnAddress(value.group(1))
                        .map(id -> new OwnVisit(id, AnsweredBy.sitting(value.group(2))))
                : Optional.empty();
    }
}
