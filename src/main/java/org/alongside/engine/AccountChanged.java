package org.alongside.engine;

import org.alongside.ids.WorkerId;
import org.jspecify.annotations.Nullable;

/**
 * Published while an account is changed, in that transaction.
 *
 * @param by who changed it
 * @param act the engine's command
 * @param account whose it is
 * @param in the group or organisation that was given or taken away
 * @param givesAccess whether it is a new account or a new password, with which whoever made it can sign in
 */
public record AccountChanged(
        WorkerId by,
        String act,
        @Nullable WorkerId account,
        @Nullable String in,
        boolean givesAccess) {
    /** The act by which somebody loses a group, which is a role. */
    public static final String LOSES_ROLE = "DeleteMembershipCmd";
    /** The act by which somebody leaves an organisation. */
    public static final String LEAVES_ORGANISATION = "DeleteTenantUserMembershipCmd";
}
