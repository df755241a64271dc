package org.alongside.engine;

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
    public static final String SERVICE = "service";

    private final IdentityService identity;

    Caller(@Lazy IdentityService identity) {
        this.identity = identity;
    }

    /** User id, or {@link #SERVICE}. */
    public String id() {
        Authentication inEngine = identity.getCurrentAuthentication();
        if (inEngine != null && inEngine.getUserId() != null) {
            return inEngine.getUserId();
        }
        var inPages = SecurityContextHolder.getContext().getAuthentication();
        return inPages != null && inPages.isAuthenticated() && !(inPages instanceof AnonymousAuthenticationToken)
                ? inPages.getName()
                : SERVICE;
    }
}
