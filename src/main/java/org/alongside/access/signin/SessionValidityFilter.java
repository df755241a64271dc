package org.alongside.access.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;
import org.alongside.access.Actor;
import org.alongside.access.CurrentActor;
import org.alongside.access.requests.ApiRefusals;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Looks at each request whether the session still holds: with a new password, with the passkey that opened it and with the
 * account it ends at once, on every node; a role that was given or taken counts from the next request on, without anybody signing in anew.
 */
public final class SessionValidityFilter extends OncePerRequestFilter {
    private static final Logger LOG = LoggerFactory.getLogger(SessionValidityFilter.class);
    /** Where the engine's web applications remember roles for themselves. */
    private static final String ROLES_OF_WEBAPPS = "authenticatedUser";

    private final PasswordAuthenticationProvider accounts;
    private final SecurityContextRepository sessions = new HttpSessionSecurityContextRepository();

    public SessionValidityFilter(PasswordAuthenticationProvider accounts) {
        this.accounts = accounts;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        Optional<Actor> before = CurrentActor.get();
        if (session == null || before.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        try {
            settle(before.get(), session, request, response);
        } catch (DataAccessException | TransactionException e) {
            LOG.error("The database did not answer whether a session still holds.");
            if (!isCall(request)) {
                throw e;
            }
            answerNotNow(request, response);
            return;
        }
        chain.doFilter(request, response);
        if (AccountStates.isOwnSaved()) {
            keepAfterOwnChange(request, response);
        }
    }

    private void settle(Actor before, HttpSession session, HttpServletRequest request, HttpServletResponse response) {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (!(authentication instanceof SignedInAuthenticationToken token)) {
            end(session);
            return;
        }
        Optional<AccountState> now =
                accounts.state(before.userId().value(), token.state().passkey());
        if (now.filter(token.state()::isSameSession).isEmpty()) {
            end(session);
            return;
        }
        if (token.state().roles() == now.get().roles()) {
            return;
        }
        Optional<Actor> actor = accounts.load(before.userId().value());
        if (actor.isEmpty() || !actor.get().organisationId().equals(before.organisationId())) {
            end(session);
            return;
        }
        session.removeAttribute(ROLES_OF_WEBAPPS);
        keep(new SignedInAuthenticationToken(actor.get(), now.get()), request, response);
    }

    /** Pages have one for all errors. */
    private static boolean isCall(HttpServletRequest request) {
        return request.getRequestURI().startsWith(request.getContextPath() + "/camunda/api/");
    }

    /** A form shows a sentence where the person stands, and keeps what was typed, for 400 only. */
    private static void answerNotNow(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean isSent = !"GET".equals(request.getMethod());
        ApiRefusals.answer(
                response,
                isSent ? HttpServletResponse.SC_BAD_REQUEST : HttpServletResponse.SC_SERVICE_UNAVAILABLE,
                "NotNow",
                "The service cannot reach its database just now, so nothing was kept. "
                        + "What you typed is still here. Please try again in a minute.");
    }

    private static void end(HttpSession session) {
        SecurityContextHolder.clearContext();
        session.invalidate();
    }

    private void keep(SignedInAuthenticationToken token, HttpServletRequest request, HttpServletResponse response) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(token);
        SecurityContextHolder.setContext(context);
        sessions.saveContext(context, request, response);
    }

    /** One step on is their own new password; more than one is somebody else's too, and ends this session as well. */
    private void keepAfterOwnChange(HttpServletRequest request, HttpServletResponse response) {
        if (request.getSession(false) != null
                && SecurityContextHolder.getContext().getAuthentication() instanceof SignedInAuthenticationToken token
                && token.getPrincipal() instanceof Actor actor) {
            accounts.state(actor.userId().value(), null)
                    .filter(now -> now.sessions() == token.state().sessions() + 1)
                    .ifPresent(now -> keep(
                            new SignedInAuthenticationToken(
                                    actor,
                                    new AccountState(
                                            now.sessions(), token.state().roles(), null)),
                            request,
                            response));
        }
    }
}
