package org.alongside.engine;

import org.alongside.ids.WorkerId;
import org.jspecify.annotations.Nullable;

/**
 * Where changes of accounts are written down, in their transaction. An administrator can give anybody a password or a
 * role, and so become anybody; it must not happen without a trace.
 */
public interface AccountLedger {
    /**
     * @param by who changed it
     * @param act the engine's command
     * @param account whose account
     * @param groupOrOrganisation what they were put into or taken out of, if it was that
     */
    default void changed(WorkerId by, String act, @Nullable WorkerId account, @Nullable String groupOrOrganisation) {
        changed(by, act, account, groupOrOrganisation, false);
    }

    /** The same. @param givesAccess whether it is a new account or a new password */
    void changed(
            WorkerId by,
            String act,
            @Nullable WorkerId account,
            @Nullable String groupOrOrganisation,
            boolean givesAccess);
}
