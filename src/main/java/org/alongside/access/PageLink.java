package org.alongside.access;

import java.util.Set;

/**
 * A place in the navigation of our pages. Each module adds its own as a bean.
 *
 * @param address from the root of the application
 * @param maori the name in te reo Māori
 * @param roles to whom it is shown; what they may do there is decided there
 */
public record PageLink(String address, String english, String maori, Set<Role> roles) {
    public PageLink {
        roles = Set.copyOf(roles);
    }

    public boolean isFor(Actor actor) {
        return roles.stream().anyMatch(actor::is);
    }
}
