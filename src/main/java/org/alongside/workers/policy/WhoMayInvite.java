package org.alongside.workers.policy;

import java.util.Set;
import org.alongside.access.Role;
import org.alongside.access.Words;
import org.alongside.policy.Decision;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;

/**
 * Who may make a link by which somebody gets an account, or a new password for the one they have: whoever could open it
 * themselves would get what its roles open, so nobody makes one for more than their own work needs.
 */
@Policy(
        value = PolicyId.CONF_01,
        database = {"table account_invitation", "trigger account_invitation_stays_over"})
public final class WhoMayInvite {
    private WhoMayInvite() {}

    /**
     * @param by roles of who makes the link
     * @param invited roles of the account that it is for
     */
    public static Decision decide(Set<Role> by, Set<Role> invited) {
        if (by.contains(Role.ADMINISTRATOR)) {
            return Decision.allowed(PolicyId.CONF_01);
        }
        if (!by.contains(Role.SUPERVISOR)) {
            return Decision.refused(PolicyId.CONF_01, Words.here("refused.who-may-invite"));
        }
        return invited.equals(Set.of(Role.PEER_WORKER))
                ? Decision.allowed(PolicyId.CONF_01)
                : Decision.refused(PolicyId.CONF_01, Words.here("refused.supervisors-invite-peer-workers"));
    }
}
