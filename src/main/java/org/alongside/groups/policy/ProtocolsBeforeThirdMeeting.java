package org.alongside.groups.policy;

import org.alongside.policy.Decision;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;

/** A group settles its protocols by its second meeting. */
@Policy(value = PolicyId.GROUP_10, database = "trigger meeting_may_be")
public final class ProtocolsBeforeThirdMeeting {
    private static final int WITHOUT_PROTOCOLS_MAX = 2;

    private ProtocolsBeforeThirdMeeting() {}

    /** @param heldCount meetings that were held so far */
    public static Decision decide(int heldCount, boolean isAdopted) {
        return isAdopted || heldCount < WITHOUT_PROTOCOLS_MAX
                ? Decision.allowed(PolicyId.GROUP_10)
                : Decision.refused(
                        PolicyId.GROUP_10,
                        "From the third meeting on a group has protocols. Please settle them before the meeting is opened.");
    }
}
