package org.alongside.access;

import java.io.Serializable;
import java.util.Set;
import org.alongside.ids.WorkerId;
import org.springframework.security.core.AuthenticatedPrincipal;

/**
 * Somebody who is signed in: their id, the one organisation they belong to, and their roles.
 *
 * @param userId the engine's user id, without meaning to outsiders
 * @param organisationId the engine's tenant id
 */
public record Actor(WorkerId userId, String organisationId, Set<Role> roles)
        implements AuthenticatedPrincipal, Serializable {
    public Actor {
        roles = Set.copyOf(roles);
    }

    @Override
    public String getName() {
        return userId.value();
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }
}
