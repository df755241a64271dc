package org.alongside.workers.invitation;

import java.time.Instant;
import org.alongside.access.Role;
import org.alongside.ids.WorkerId;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is invited, or who gets a new password.
 *
 * @param role what they will do here; null for a new password
 * @param name null for a new password
 * @param profile as it is kept until then; null for those who walk with nobody
 */
public record Invitation(
        InvitationId id,
        WorkerId userId,
        @Nullable Role role,
        @Nullable String name,
        @Nullable String profile,
        WorkerId invitedBy,
        Instant endsAt) {
    public boolean isForPassword() {
        return role == null;
    }
}
