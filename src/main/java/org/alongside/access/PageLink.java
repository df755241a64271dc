package org.alongside.access;

import java.util.Set;

/**
 * A place in the navigation of our pages. Each module adds its own as a bean.
 *
 * @param address from the root of the application
 * @param key of its name among the {@link Words}
 * @param roles to whom it is shown; what they may do there is decided there
 */
public record PageLink(String address, String key, Set<Role> roles) {
    public PageLink {
        roles = Set.copyOf(roles);
    }

    public String english() {
        return Words.text(Language.ENGLISH, key);
    }

    public String maori() {
        return Words.text(Language.TE_REO_MAORI, key);
    }

    public boolean isFor(Actor actor) {
        return roles.stream().anyMatch(actor::is);
    }
}
