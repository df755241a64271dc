package org.alongside.own;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alongside.access.Organisations;
import org.springframework.web.util.WebUtils;

/**
 * Whose sitting a request belongs to, by its cookie alone. Whether it is open, only {@link OwnLinks} knows.
 *
 * @param organisation its id, which is not in the cookie
 * @param secret of the sitting
 */
public record OwnVisit(String organisation, String secret) {
    static final String COOKIE = "ALONGSIDE_OWN";
    /** How an address names an organisation. */
    public static final String ORGANISATION = "[0-9a-f]{12}";

    private static final Pattern VALUE = Pattern.compile("(" + ORGANISATION + ")\\.([A-Za-z0-9_-]{43})");

    static Optional<OwnVisit> of(HttpServletRequest request, Organisations organisations) {
        var cookie = WebUtils.getCookie(request, COOKIE);
        Matcher value = VALUE.matcher(cookie == null ? "" : cookie.getValue());
        return value.matches()
                ? organisations.ofOwnAddress(value.group(1)).map(id -> new OwnVisit(id, value.group(2)))
                : Optional.empty();
    }
}
