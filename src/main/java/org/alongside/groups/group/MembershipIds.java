package org.alongside.groups.group;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.alongside.ids.MembershipId;

/** Memberships that were ticked in a list of a form. */
public final class MembershipIds {
    private MembershipIds() {}

    public static Set<MembershipId> of(Collection<String> ticked) {
        return ticked.stream().map(MembershipId::of).collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
