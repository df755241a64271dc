package org.alongside.journey.policy;

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
            return Decision.refused(
                    PolicyId.WORKER_04,
                    "You said that you know this survivor otherwise. Please let another supervisor go through the copy.");
        }
        if (hasPassedItOn && !hasWalkedWithThem) {
            return Decision.refused(
                    PolicyId.CONF_01,
                    "You wrote down that they ask for this copy. Please let another supervisor go through it.");
        }
        return hasWalkedWithThem && isSomebodyElseThere
                ? Decision.refused(
                        PolicyId.CONF_07,
                        "You walk with this survivor, or did. Please let a supervisor go through the copy who never did.")
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
                ? Decision.refused(
                        PolicyId.CONF_07,
                        "You are the only supervisor who could go through this copy. Please let a peer worker write down that they"
                                + " ask for it.")
                : Decision.allowed(PolicyId.CONF_07);
    }
}
