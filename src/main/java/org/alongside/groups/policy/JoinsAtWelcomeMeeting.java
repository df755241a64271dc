package org.alongside.groups.policy;

import org.alongside.policy.Decision;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;

/** New members join while a welcome meeting is open: from an hour before it starts, when they meet the members. */
@Policy(
        value = PolicyId.GROUP_07,
        database = {"function is_welcome_due", "trigger meeting_may_be", "trigger membership_may_be"})
@Policy(value = PolicyId.GROUP_08, database = "trigger membership_may_be")
public final class JoinsAtWelcomeMeeting {
    private JoinsAtWelcomeMeeting() {}

    /**
     * @param isWelcome whether the meeting ahead welcomes new members
     * @param isOpen whether it is open already
     */
    public static Decision decide(boolean isWelcome, boolean isOpen) {
        return isWelcome && isOpen
                ? Decision.allowed(PolicyId.GROUP_07)
                : Decision.refused(
                        PolicyId.GROUP_07,
                        "They join on the day of the welcome meeting, from an hour before it starts. Please come back to "
                                + "this then; it stays in your list.");
    }
}
