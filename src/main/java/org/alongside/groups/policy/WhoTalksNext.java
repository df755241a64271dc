package org.alongside.groups.policy;

import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;

/** Who talks with a candidate next. Their own worker, when they host the group, has met them already. */
@Policy(PolicyId.GROUP_04)
@Policy(PolicyId.GROUP_09)
public final class WhoTalksNext {
    /** What comes next. */
    public enum Talk {
        SCREENING,
        INVITATION,
        INFORMATION
    }

    private WhoTalksNext() {}

    /** @param isHostedByTheirWorker whether the worker who walks with them hosts the group */
    public static Talk decide(boolean isWellbeing, boolean isHostedByTheirWorker) {
        if (isHostedByTheirWorker) {
            return Talk.INFORMATION;
        }
        return isWellbeing ? Talk.SCREENING : Talk.INVITATION;
    }
}
