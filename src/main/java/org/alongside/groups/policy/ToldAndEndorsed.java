package org.alongside.groups.policy;

import org.alongside.access.Words;
import org.alongside.policy.Decision;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;

/** Before somebody is ready, they were told all six points and endorsed the protocols in force. */
@Policy(
        value = PolicyId.GROUP_05,
        database = {"table group_told, insert only", "trigger candidate_may_be"})
@Policy(
        value = PolicyId.GROUP_06,
        database = {
            "table group_endorsement, insert only",
            "trigger protocols_follow",
            "trigger candidate_may_be",
            "trigger membership_may_be"
        })
public final class ToldAndEndorsed {
    private ToldAndEndorsed() {}

    /** @param stillToTellCount how many of the six points were not told yet */
    public static Decision decide(int stillToTellCount, boolean hasEndorsed) {
        if (stillToTellCount > 0) {
            return Decision.refused(
                    PolicyId.GROUP_05,
                    stillToTellCount == 1
                            ? Words.here("refused.one-point-still-to-tell")
                            : Words.here("refused.points-still-to-tell", stillToTellCount));
        }
        return hasEndorsed(hasEndorsed);
    }

    /** Whether the protocols in force are endorsed. */
    public static Decision hasEndorsed(boolean hasEndorsed) {
        return hasEndorsed
                ? Decision.allowed(PolicyId.GROUP_06)
                : Decision.refused(PolicyId.GROUP_06, Words.here("refused.protocols-are-endorsed-first"));
    }
}
