package org.alongside.groups.policy;

import org.alongside.policy.Policy;

/** Who talks with a candidate next. Their own worker, when they host the group, has met them already. */
@Policy(
        id = "GROUP-04",
        rule =
                "The facilitator meets the person, unless they are their worker already, and both see whether it fits. The "
                        + "survivor can say no at every step.",
        source = "Purposeful Peer Support Groups; guidelines, new members")
@Policy(
        id = "GROUP-09",
        rule =
                "A Social activity or Education group takes an invitation from a worker or a member, cleared by the worker "
                        + "who hosts it.",
        source = "Purposeful Peer Support Groups, how do I join")
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
