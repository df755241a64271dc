package org.alongside.assessment.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alongside.assessment.AnsweredBy;
import org.springframework.web.util.WebUtils;

/** Whose sitting a request belongs to, by its cookie alone. Whether it is one, only {@code Answering} knows. */
record OwnVisit(String organisation, AnsweredBy by) {
    static final String COOKIE = "ALONGSIDE_OWN";
    static final String ORGANISATION = "[a-z0-9][a-z0-9-]{0,59}";

    private static final Pattern VALUE = Pattern.compile("(" + ORGANISATION + ")\\.([A-Za-z0-9_-]{43})");

    static Optional<OwnVisit> of(HttpServletRequest request) {
        var cookie = WebUtils.getCookie(request, COOKIE);
        Matcher value = VALUE.matcher(cookie == null ? "" : cookie.getValue());
        return value.matches()
                ? Optional.of(new OwnVisit(value.group(1), AnsweredBy.sitting(value.group(2))))
                : Optional.empty();
    }
}
