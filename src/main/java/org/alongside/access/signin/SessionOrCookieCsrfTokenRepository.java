package org.alongside.access.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.alongside.access.CurrentActor;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;

/**
 * Keeps the token of a page's form with the session of who is signed in, and in a cookie of who is not: a page that
 * anybody may open must cost the service no memory.
 */
public final class SessionOrCookieCsrfTokenRepository implements CsrfTokenRepository {
    static final String COOKIE = "ALONGSIDE_FORM";
    private static final String HEADER = "X-CSRF-TOKEN";

    private final HttpSessionCsrfTokenRepository sessions = new HttpSessionCsrfTokenRepository();
    private final CookieCsrfTokenRepository cookies = new CookieCsrfTokenRepository();

    /** @param isSecure whether the cookie goes over encrypted connections only */
    public SessionOrCookieCsrfTokenRepository(boolean isSecure) {
        sessions.setHeaderName(HEADER);
        cookies.setHeaderName(HEADER);
        cookies.setCookieName(COOKIE);
        cookies.setCookieCustomizer(
                cookie -> cookie.httpOnly(true).sameSite("Lax").secure(isSecure));
    }

    @Override
    public CsrfToken generateToken(HttpServletRequest request) {
        return at(request).generateToken(request);
    }

    @Override
    public void saveToken(@Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
        if (token == null) {
            sessions.saveToken(null, request, response);
            cookies.saveToken(null, request, response);
        } else {
            at(request).saveToken(token, request, response);
        }
    }

    @Override
    public @Nullable CsrfToken loadToken(HttpServletRequest request) {
        return at(request).loadToken(request);
    }

    /** What only this browser has: the token that its forms need; empty where it has none. */
    static String heldBy(HttpServletRequest request) {
        CsrfToken token = new SessionOrCookieCsrfTokenRepository(true).loadToken(request);
        return token == null ? "" : token.getToken();
    }

    private CsrfTokenRepository at(HttpServletRequest request) {
        return request.getSession(false) != null && CurrentActor.get().isPresent() ? sessions : cookies;
    }
}
