package org.alongside.groups.policy;

import org.alongside.access.Words;
import org.alongside.policy.Decision;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;

/** A group settles its protocols by its second meeting. */
@Policy(value = PolicyId.GROUP_10, database = "trigger meeting_may_be")
public final class ProtocolsBeforeThirdMeeting {
    private ProtocolsBeforeThirdMeeting() {}

    /**
     * @param heldCount meetings that were held so far
     * @param withoutMax how many can be held without protocols
     */
    public static Decision decide(int heldCount, int withoutMax, boolean isAdopted) {
        return isAdopted || heldCount < withoutMax
                ? Decision.allowed(PolicyId.GROUP_10)
                : Decision.refused(PolicyId.GROUP_10, Words.here("refused.protocols-before-it-meets-again"));
    }
}
