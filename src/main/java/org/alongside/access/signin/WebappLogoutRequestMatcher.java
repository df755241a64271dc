package org.alongside.access.signin;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * The sign-out of the engine's web applications, which would end only their own part of the session. It counts with
 * their token only: another site must not be able to sign people out.
 */
public final class WebappLogoutRequestMatcher implements RequestMatcher {
    private final RequestMatcher address = PathPatternRequestMatcher.withDefaults()
            .matcher(HttpMethod.POST, "/camunda/api/admin/auth/user/{engine}/logout");

    @Override
    public boolean matches(HttpServletRequest request) {
        return address.matches(request) && WebappTokenFilter.isSent(request);
    }
}
