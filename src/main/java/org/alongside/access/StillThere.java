package org.alongside.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Looks again, once a minute, who a session belongs to: an account that was removed is signed out, a role that was given
 * or taken counts, without anybody signing in anew.
 */
final class StillThere extends OncePerRequestFilter {
    private static final String LOOKED_AT = "alongside.actor.lookedAt";
    private static final Duration AFTER = Duration.ofMinutes(1);

    private final SignIn accounts;
    private final SecurityContextRepository sessions = new HttpSessionSecurityContextRepository();

    StillThere(SignIn accounts) {
        this.accounts = accounts;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        Optional<Actor> before = CurrentActor.get();
        if (session != null && before.isPresent() && isDue(session)) {
            Optional<Actor> now = accounts.load(before.get().userId());
            if (now.isEmpty() || !now.get().organisationId().equals(before.get().organisationId())) {
                SecurityContextHolder.clearContext();
                session.invalidate();
            } else {
                SecurityContext context = SecurityContextHolder.createEmptyContext();
                context.setAuthentication(SignIn.signedIn(now.get()));
                SecurityContextHolder.setContext(context);
                sessions.saveContext(context, request, response);
            }
        }
        chain.doFilter(request, response);
    }

    private static boolean isDue(HttpSession session) {
        long now = System.currentTimeMillis();
        if (session.getAttribute(LOOKED_AT) instanceof Long lookedAt && now - lookedAt < AFTER.toMillis()) {
            return false;
        }
        session.setAttribute(LOOKED_AT, now);
        return true;
    }
}
