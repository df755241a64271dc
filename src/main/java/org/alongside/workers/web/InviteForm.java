package org.alongside.workers.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alongside.access.PageForm;
import org.alongside.access.Role;
import org.alongside.access.Words;
import org.alongside.ids.WorkerId;
import org.alongside.workers.Worker;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is invited, as it is typed: what is right so far, and what is wrong with the rest, by field.
 *
 * @param role the name of a {@link Role}
 * @param profile counts for those who have one
 */
record InviteForm(String name, String userId, String role, ProfileForm profile, Map<String, String> wrong) {
    private static final Set<String> ROLES =
            Arrays.stream(Role.values()).map(Role::name).collect(Collectors.toUnmodifiableSet());
    private static final List<String> FIELDS = List.of("name", "userId", "role");

    static InviteForm empty(int survivorsDefault) {
        return new InviteForm(
                "", "", Role.PEER_WORKER.name(), ProfileForm.of(Optional.empty(), survivorsDefault), Map.of());
    }

    /** @param supervisors user ids that can be chosen */
    static InviteForm sent(HttpServletRequest request, Set<String> supervisors, LocalDate today) {
        PageForm form = PageForm.of(
                request,
                Stream.concat(FIELDS.stream(), ProfileForm.FIELDS.stream()).toArray(String[]::new));
        Map<String, String> wrong = new LinkedHashMap<>();
        if (form.text("name").isEmpty()) {
            wrong.put("name", Words.here("invite.please-give-the-name-by"));
        }
        if (!form.text("userId").matches("[a-zA-Z0-9]{1,60}")) {
            wrong.put("userId", Words.here("invite.please-give-a-user-name"));
        }
        String role = form.oneOf("role", ROLES);
        ProfileForm profile = ProfileForm.read(form, supervisors, today);
        if (hasProfile(role)) {
            wrong.putAll(profile.wrong());
        }
        return new InviteForm(form.text("name"), form.text("userId"), role, profile, wrong);
    }

    /** The same, with one thing more that is wrong. */
    InviteForm with(String field, String why) {
        Map<String, String> more = new LinkedHashMap<>(wrong);
        more.put(field, why);
        return new InviteForm(name, userId, role, profile, more);
    }

    public boolean isRight() {
        return wrong.isEmpty();
    }

    Role roleWanted() {
        return Role.valueOf(role);
    }

    /** The profile, once nothing is wrong with it; null for those who walk with nobody. */
    @Nullable
    Worker worker() {
        return hasProfile(role) ? profile.worker(WorkerId.of(userId)) : null;
    }

    private static boolean hasProfile(String role) {
        return role.equals(Role.PEER_WORKER.name()) || role.equals(Role.SUPERVISOR.name());
    }
}
