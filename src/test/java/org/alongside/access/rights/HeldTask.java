package org.alongside.access.rights;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A task as the plain model of who sees what knows it. */
final class HeldTask {
    /** @param groups of the engine */
    record Person(String id, Set<String> groups, String organisation) {}

    final String id;
    final String instance;
    final String organisation;
    final Set<String> users = new HashSet<>();
    final Set<String> groups = new HashSet<>();

    @Nullable
    String assignee;

    HeldTask(String id, String instance, String organisation) {
        this.id = id;
        this.instance = instance;
        this.organisation = organisation;
    }

    boolean isVisibleTo(Person person) {
        boolean isOffered = users.contains(person.id()) || groups.stream().anyMatch(person.groups()::contains);
        return organisation.equals(person.organisation()) && (person.id().equals(assignee) || isOffered);
    }
}
