package org.alongside.engine;

import java.util.function.Supplier;
import org.alongside.ids.WorkerId;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.context.annotation.Lazy;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Who acts: the person at the Tasklist, the person at one of our pages, a survivor at their own, or the service itself. */
@Component
public class Caller {
    /** Where no person acts: timers, messages, start-up. */
    public static final WorkerId SERVICE = WorkerId.of("service");

    /** A survivor at their own page; no account has this id. */
    public static final WorkerId SURVIVOR = WorkerId.of("survivor");

    private static final ThreadLocal<Boolean> IS_SURVIVOR = ThreadLocal.withInitial(() -> false);

    private final IdentityService identity;

    Caller(@Lazy IdentityService identity) {
        this.identity = identity;
    }

    /** What is done in this work is done by the survivor whom it is about. */
    public static <T> T asSurvivor(Supplier<T> work) {
        IS_SURVIVOR.set(true);
        try {
            return work.get();
        } finally {
            IS_SURVIVOR.remove();
        }
    }

    /** Whoever is signed in, {@link #SURVIVOR} at a page of their own, or {@link #SERVICE}. */
    public WorkerId id() {
        if (IS_SURVIVOR.get()) {
            return SURVIVOR;
        }
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
