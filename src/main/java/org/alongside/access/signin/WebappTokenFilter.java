package org.alongside.access.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;
import java.util.stream.Stream;
import org.alongside.access.requests.ApiRefusals;
import org.camunda.bpm.webapp.impl.security.filter.util.CsrfConstants;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses what a page of the engine's web applications sends without the token of the session. The engine's own filter
 * would do so too, but would end the session with it: a page that was left open in one tab, and still asks for news with
 * the token of an earlier session, would sign out who had just signed in in another tab. Here a refused call ends nothing.
 *
 * <p>A browser that holds another token than the session's gets the right one with the next thing it reads, so that the
 * page which was refused can send again.
 */
public final class WebappTokenFilter extends OncePerRequestFilter {
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private final RequestMatcher webapps =
            PathPatternRequestMatcher.withDefaults().matcher("/camunda/**");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!webapps.matches(request)) {
            chain.doFilter(request, response);
            return;
        }
        String expected = tokenOf(request.getSession(false));
        if (READING.contains(request.getMethod())) {
            if (expected != null && !isHeldBy(request, expected)) {
                response.addHeader(HttpHeaders.SET_COOKIE, cookie(request, expected));
            }
            chain.doFilter(request, response);
        } else if (isSent(request, expected)) {
            chain.doFilter(request, response);
        } else {
            ApiRefusals.answer(
                    response,
                    403,
                    "OtherSession",
                    "This page is from before you signed in, so nothing was done. Open it again, and send it once more.");
        }
    }

    /** Whether the request carries the token of its session. */
    static boolean isSent(HttpServletRequest request) {
        return isSent(request, tokenOf(request.getSession(false)));
    }

    private static boolean isSent(HttpServletRequest request, @Nullable String expected) {
        String sent = request.getHeader(CsrfConstants.CSRF_TOKEN_HEADER_NAME);
        return expected != null
                && sent != null
                && MessageDigest.isEqual(
                        sent.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
    }

    private static @Nullable String tokenOf(@Nullable HttpSession session) {
        return session != null
                        && session.getAttribute(CsrfConstants.CSRF_TOKEN_SESSION_ATTR_NAME) instanceof String token
                ? token
                : null;
    }

    private static boolean isHeldBy(HttpServletRequest request, String token) {
        Cookie[] cookies = request.getCookies();
        return cookies != null
                && Stream.of(cookies)
                        .anyMatch(cookie -> CsrfConstants.CSRF_TOKEN_DEFAULT_COOKIE_NAME.equals(cookie.getName())
                                && token.equals(cookie.getValue()));
    }

    /** As the engine's own filter gives it: scripts of the page read it. */
    private static String cookie(HttpServletRequest request, String token) {
        return ResponseCookie.from(CsrfConstants.CSRF_TOKEN_DEFAULT_COOKIE_NAME, token)
                .path(request.getContextPath() + "/camunda")
                .sameSite("Lax")
                .secure(request.isSecure())
                .build()
                .toString();
    }
}
