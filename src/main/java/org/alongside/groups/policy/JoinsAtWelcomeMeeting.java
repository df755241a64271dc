package org.alongside.groups.policy;

import org.alongside.access.Words;
import org.alongside.policy.Decision;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;

/** New members join while a welcome meeting is open: from when its doors open, which is before it starts. */
@Policy(
        value = PolicyId.GROUP_07,
        database = {
            "column peer_group.cadence",
            "function is_welcome_due",
            "trigger meeting_may_be",
            "trigger membership_may_be"
        })
public final class JoinsAtWelcomeMeeting {
    private JoinsAtWelcomeMeeting() {}

    /**
     * @param isWelcome whether the meeting ahead welcomes new members
     * @param isOpen whether it is open already
     */
    public static Decision decide(boolean isWelcome, boolean isOpen) {
        return isWelcome && isOpen
                ? Decision.allowed(PolicyId.GROUP_07)
                : Decision.refused(PolicyId.GROUP_07, Words.here("refused.joins-on-the-day"));
    }
}
