package org.alongside.access.signin;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.security.web.savedrequest.SimpleSavedRequest;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.util.WebUtils;

/**
 * Remembers in a cookie which page somebody asked for before signing in. Only a path of ours: no name of a host comes
 * from there, and no session is made for it.
 */
public final class WantedPageRequestCache implements RequestCache {
    private static final String COOKIE = "ALONGSIDE_WANTED";
    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final int LENGTH_MAX = 1_000;
    private static final Pattern OURS = Pattern.compile("/(?![/\\\\])[\\x21-\\x7e]*");

    private final RequestMatcher pages;
    private final boolean isSecure;

    /** @param isSecure whether the cookie goes over encrypted connections only */
    public WantedPageRequestCache(RequestMatcher pages, boolean isSecure) {
        this.pages = pages;
        this.isSecure = isSecure;
    }

    @Override
    public void saveRequest(HttpServletRequest request, HttpServletResponse response) {
        String query = request.getQueryString();
        String page = request.getRequestURI() + (query == null ? "" : "?" + query);
        if (pages.matches(request)
                && page.length() <= LENGTH_MAX
                && OURS.matcher(page).matches()) {
            set(response, encoded(page), KEPT, isSecure);
        }
    }

    @Override
    public @Nullable SavedRequest getRequest(HttpServletRequest request, HttpServletResponse response) {
        return page(request).map(SimpleSavedRequest::new).orElse(null);
    }

    @Override
    public @Nullable HttpServletRequest getMatchingRequest(HttpServletRequest request, HttpServletResponse response) {
        return null;
    }

    @Override
    public void removeRequest(HttpServletRequest request, HttpServletResponse response) {
        if (WebUtils.getCookie(request, COOKIE) != null) {
            set(response, "", Duration.ZERO, isSecure);
        }
    }

    private static Optional<String> page(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, COOKIE);
        if (cookie == null) {
            return Optional.empty();
        }
        try {
            String page = new String(Base64.getUrlDecoder().decode(cookie.getValue()), StandardCharsets.UTF_8);
            return page.length() <= LENGTH_MAX && OURS.matcher(page).matches() ? Optional.of(page) : Optional.empty();
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    /**
     * Leads whoever signs in next with this browser to a page.
     *
     * @param page a path of ours
     * @param isSecure as of the service
     */
    public static void want(HttpServletResponse response, String page, boolean isSecure) {
        set(response, encoded(page), KEPT, isSecure);
    }

    private static String encoded(String page) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(page.getBytes(StandardCharsets.UTF_8));
    }

    private static void set(HttpServletResponse response, String value, Duration kept, boolean isSecure) {
        ResponseCookie cookie = ResponseCookie.from(COOKIE, value)
                .path("/")
                .maxAge(kept)
                .httpOnly(true)
                .sameSite("Lax")
                .secure(isSecure)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
