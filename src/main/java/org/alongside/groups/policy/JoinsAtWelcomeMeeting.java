package org.alongside.groups.policy;

import org.alongside.policy.Decision;
import org.alongside.policy.Policy;

/** New members join while a welcome meeting is open: from an hour before it starts, when they meet the members. */
@Policy(
        id = "GROUP-07",
        rule =
                "New members join a Wellbeing group at every fourth meeting only, or by the cadence of the group; its first "
                        + "meeting is one. A cancelled welcome meeting makes the next one it.",
        source = "Purposeful Peer Support Groups, how do I join",
        database = "function is_welcome_due, triggers meeting_may_be and membership_may_be")
@Policy(
        id = "GROUP-08",
        rule = "A new member meets the present members before that meeting starts.",
        source = "Guidelines, membership of the group",
        database = "trigger membership_may_be")
public final class JoinsAtWelcomeMeeting {
    private JoinsAtWelcomeMeeting() {}

    /** @param isWelcome whether the meeting ahead welcomes new members
     * @param isOpen whether it is open already */
    public static Decision decide(boolean isWelcome, boolean isOpen) {
        return isWelcome && isOpen
                ? Decision.allowed()
                : Decision.refused(
                        "GROUP-07",
                        "They join on the day of the welcome meeting, from an hour before it starts. Please come back to "
                                + "this then; it stays in your list.");
    }
}
