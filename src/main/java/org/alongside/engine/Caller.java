package org.alongside.engine;

import org.alongside.ids.WorkerId;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.context.annotation.Lazy;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Who acts: the person at the Tasklist, the person at one of our pages, or the service itself. */
@Component
public class Caller {
    /** Where no person acts: timers, messages, start-up. */
    public static final WorkerId SERVICE = WorkerId.of("service");

    private final IdentityService identity;

    Caller(@Lazy IdentityService identity) {
        this.identity = identity;
    }

    /** Whoever is signed in, or {@link #SERVICE}. */
    public WorkerId id() {
        Authentication inEngine = identity.getCurrentAuthentication();
        if (inEngine != null && inEngine.getUserId() != null) {
            return WorkerId.of(inEngine.getUserId());
        }
        var inPages = SecurityContextHolder.getContext().getAuthentication();
        return inPages != null && inPages.isAuthenticated() && !(inPages instanceof AnonymousAuthenticationToken)
                ? WorkerId.of(inPages.getName())
                : SERVICE;
    }
}
