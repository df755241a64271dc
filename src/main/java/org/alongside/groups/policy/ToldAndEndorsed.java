package org.alongside.groups.policy;

import java.util.EnumSet;
import java.util.Set;
import org.alongside.groups.Candidates.Told;
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

    public static Decision decide(Set<Told> told, boolean hasEndorsed) {
        Set<Told> missing = EnumSet.allOf(Told.class);
        missing.removeAll(told);
        if (!missing.isEmpty()) {
            return Decision.refused(
                    "GROUP-05",
                    "Before they are ready, please tell all six points and tick them; " + missing.size()
                            + (missing.size() == 1 ? " is" : " are") + " still to come.");
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
