package org.alongside.access.signin;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import org.alongside.access.Actor;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;

/**
 * Leaves a mark with the browser after signing in: with it, nobody else's wrong tries delay that person there. It opens
 * nothing.
 */
public final class KnownDeviceSuccessHandler implements AuthenticationSuccessHandler {
    private static final Duration KEPT = Duration.ofDays(90);

    private final SecureRandom random = new SecureRandom();
    private final SignInTries tries;
    private final AuthenticationSuccessHandler then;
    private final boolean isSecure;

    public KnownDeviceSuccessHandler(SignInTries tries, AuthenticationSuccessHandler then, boolean isSecure) {
        this.tries = tries;
        this.then = then;
        this.isSecure = isSecure;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException, ServletException {
        if (authentication.getPrincipal() instanceof Actor actor) {
            String device = SignInDetails.of(request).device();
            if (device.isEmpty()) {
                byte[] bytes = new byte[32];
                random.nextBytes(bytes);
                device = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            }
            tries.remember(actor.userId().value(), device);
            ResponseCookie cookie = ResponseCookie.from(SignInDetails.COOKIE, device)
                    .path("/login")
                    .maxAge(KEPT)
                    .httpOnly(true)
                    .sameSite("Strict")
                    .secure(isSecure)
                    .build();
            response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
        }
        then.onAuthenticationSuccess(request, response, authentication);
    }
}
