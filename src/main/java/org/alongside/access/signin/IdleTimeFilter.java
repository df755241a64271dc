package org.alongside.access.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.alongside.access.CurrentActor;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends a session that nobody has used for as long as it may be idle. The container counts every request as use; what a
 * page asks in the background for as long as it is open is none, or the session of who left would never end.
 */
public final class IdleTimeFilter extends OncePerRequestFilter {
    private static final String USED_AT = "alongside.session.usedAt";
    private static final long MILLIS = 1_000L;

    private final RequestMatcher background;

    /** @param background what pages ask by themselves: it neither keeps a session nor ends one that is in use */
    public IdleTimeFilter(RequestMatcher background) {
        this.background = background;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        if (session != null && CurrentActor.get().isPresent()) {
            long now = System.currentTimeMillis();
            if (isOver(session, now)) {
                SecurityContextHolder.clearContext();
                session.invalidate();
            } else if (!background.matches(request)) {
                session.setAttribute(USED_AT, now);
            }
        }
        chain.doFilter(request, response);
    }

    private static boolean isOver(HttpSession session, long now) {
        long idleMax = session.getMaxInactiveInterval() * MILLIS;
        long usedAt = session.getAttribute(USED_AT) instanceof Long at ? at : session.getCreationTime();
        return idleMax > 0 && now - usedAt >= idleMax;
    }
}
