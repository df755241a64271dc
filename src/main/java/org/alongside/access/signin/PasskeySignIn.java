package org.alongside.access.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.AbstractAuthenticationProcessingFilter;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/** Signing in by passkey beside signing in by password: the same session, the same mark with the browser, the same page after. */
public final class PasskeySignIn extends AbstractHttpConfigurer<PasskeySignIn, HttpSecurity> {
    /** Where the sign-in page sends what an authenticator signed. */
    public static final String ADDRESS = "/login/passkey";

    private final Passkeys passkeys;
    private final AuthenticationSuccessHandler then;

    /** @param then what happens once somebody is signed in */
    public PasskeySignIn(Passkeys passkeys, AuthenticationSuccessHandler then) {
        this.passkeys = passkeys;
        this.then = then;
    }

    @Override
    public void configure(HttpSecurity http) {
        if (!passkeys.areOffered()) {
            return;
        }
        SignInFilter filter = new SignInFilter(passkeys);
        filter.setAuthenticationManager(http.getSharedObject(AuthenticationManager.class));
        filter.setSessionAuthenticationStrategy(
                Objects.requireNonNull(http.getSharedObject(SessionAuthenticationStrategy.class)));
        filter.setSecurityContextRepository(new HttpSessionSecurityContextRepository());
        filter.setAuthenticationSuccessHandler(then);
        filter.setAuthenticationFailureHandler(failure());
        http.addFilterAfter(filter, UsernamePasswordAuthenticationFilter.class);
    }

    private static AuthenticationFailureHandler failure() {
        return (request, response, failure) -> response.sendRedirect(request.getContextPath()
                + (failure instanceof SignInRefusedException refused ? refused.page("passkey") : "/login?passkey"));
    }

    private static final class SignInFilter extends AbstractAuthenticationProcessingFilter {
        private final Passkeys passkeys;

        SignInFilter(Passkeys passkeys) {
            super(PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, ADDRESS));
            this.passkeys = passkeys;
        }

        @Override
        public Authentication attemptAuthentication(HttpServletRequest request, HttpServletResponse response) {
            return passkeys.signIn(
                    new Passkeys.Signed(
                            sent(request, "id"),
                            sent(request, "userHandle"),
                            sent(request, "clientData"),
                            sent(request, "authenticatorData"),
                            sent(request, "signature")),
                    SignInDetails.of(request),
                    SessionOrCookieCsrfTokenRepository.heldBy(request));
        }

        private static String sent(HttpServletRequest request, String field) {
            return Objects.requireNonNullElse(request.getParameter(field), "");
        }
    }
}
