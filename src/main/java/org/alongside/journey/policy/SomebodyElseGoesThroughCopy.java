package org.alongside.journey.policy;

import org.alongside.access.Words;
import org.alongside.policy.Decision;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;

/**
 * What is left out of a copy is decided by a supervisor who never walked with the survivor. Where there is none, one who did does it:
 * the survivor still gets their copy in time, sees how much is left out and why, and can say that it is not done. Who wrote down by
 * label that somebody asks for a copy never reads the record by that.
 */
@Policy(PolicyId.CONF_01)
@Policy(PolicyId.CONF_07)
@Policy(PolicyId.WORKER_04)
public final class SomebodyElseGoesThroughCopy {
    private SomebodyElseGoesThroughCopy() {}

    /**
     * @param hasWalkedWithThem whether who would do it walks with the survivor, or did
     * @param isSomebodyElseThere whether there is a supervisor who never did, and does not know them otherwise
     * @param hasConflict whether who would do it knows the survivor in another role, and said so: they never do it
     * @param hasPassedItOn whether who would do it wrote down that the survivor asks for it: they do it only where they walked with
     *     them, so that nobody opens a record to themselves
     */
    public static Decision decide(
            boolean hasWalkedWithThem, boolean isSomebodyElseThere, boolean hasConflict, boolean hasPassedItOn) {
        if (hasConflict) {
            return Decision.refused(PolicyId.WORKER_04, Words.here("refused.you-know-them-otherwise-copy"));
        }
        if (hasPassedItOn && !hasWalkedWithThem) {
            return Decision.refused(PolicyId.CONF_01, Words.here("refused.you-wrote-down-the-copy"));
        }
        return hasWalkedWithThem && isSomebodyElseThere
                ? Decision.refused(PolicyId.CONF_07, Words.here("refused.you-walked-with-them-copy"))
                : Decision.allowed(PolicyId.CONF_07);
    }

    /**
     * Whether somebody may write down by label that a survivor asks for a copy: where only they could go through it, somebody else
     * writes it down, or the copy would wait for ever.
     *
     * @param isOnlyOneToGoThrough whether they are a supervisor and there is no other who could go through it
     */
    public static Decision mayPassOn(boolean isOnlyOneToGoThrough) {
        return isOnlyOneToGoThrough
                ? Decision.refused(PolicyId.CONF_07, Words.here("refused.only-supervisor-for-this-copy"))
                : Decision.allowed(PolicyId.CONF_07);
    }
}
