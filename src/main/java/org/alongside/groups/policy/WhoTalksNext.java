package org.alongside.groups.policy;

import java.util.Set;
import org.alongside.groups.GroupType;
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

    public static Talk decide(GroupType type, Set<String> hosts, String workerId) {
        if (hosts.contains(workerId)) {
            return Talk.INFORMATION;
        }
        return type == GroupType.WELLBEING ? Talk.SCREENING : Talk.INVITATION;
    }
}
