package org.alongside.groups.policy;

import org.alongside.policy.Decision;
import org.alongside.policy.Policy;

/** Before somebody is ready, they were told all six points and endorsed the protocols in force. */
@Policy(
        id = "GROUP-05",
        rule =
                "A new member was told of the protocols, of punctuality, how meetings run, what peer support is, times and "
                        + "place, and whom to contact; all six, dated.",
        source = "Guidelines, new members",
        database = "group_told, trigger candidate_may_be")
@Policy(
        id = "GROUP-06",
        rule =
                "The protocols in force are endorsed by the member before the first meeting, and again when they change.",
        source = "Guidelines, group protocols",
        database = "group_endorsement, triggers candidate_may_be and membership_may_be")
public final class ToldAndEndorsed {
    private ToldAndEndorsed() {}

    /** @param stillToTellCount how many of the six points were not told yet */
    public static Decision decide(int stillToTellCount, boolean hasEndorsed) {
        if (stillToTellCount > 0) {
            return Decision.refused(
                    "GROUP-05",
                    "Before they are ready, please tell all six points and tick them; " + stillToTellCount
                            + (stillToTellCount == 1 ? " is" : " are") + " still to come.");
        }
        return hasEndorsed(hasEndorsed);
    }

    /** Whether the protocols in force are endorsed. */
    public static Decision hasEndorsed(boolean hasEndorsed) {
        return hasEndorsed
                ? Decision.allowed()
                : Decision.refused(
                        "GROUP-06",
                        "The protocols in force are endorsed before the first meeting. Please go through them together and "
                                + "tick that they endorse them; they may have changed since.");
    }
}
