package org.alongside.groups.policy;

import org.alongside.access.Words;
import org.alongside.policy.Decision;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;

/**
 * Who is in a group is seen by who facilitates it or its next meeting, and by nobody else. A group that is not theirs, one
 * that is closed and one that is not there are answered alike.
 */
@Policy(PolicyId.CONF_01)
public final class OnlyWhoFacilitates {
    private OnlyWhoFacilitates() {}

    /** @param isTheirs whether there is such a group, it is open, and they facilitate it or its next meeting */
    public static Decision decide(boolean isTheirs) {
        return isTheirs
                ? Decision.allowed(PolicyId.CONF_01)
                : Decision.refused(PolicyId.CONF_01, Words.here("refused.no-group-that-you-facilitate"));
    }
}
