package org.alongside.journey.policy;

import org.alongside.access.Words;
import org.alongside.policy.Decision;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;

/**
 * Somebody raises a concern about whom they walk with, have a task for or facilitate, and about nobody else. That there is
 * no such person, and that there is one who is not theirs, is answered alike.
 */
@Policy(PolicyId.CONF_01)
public final class ConcernIsAboutWhomTheyKnow {
    private ConcernIsAboutWhomTheyKnow() {}

    /** @param isTheirs whether they walk with the survivor, have a task for them, or facilitate a group that they are in */
    public static Decision decide(boolean isTheirs) {
        return isTheirs
                ? Decision.allowed(PolicyId.CONF_01)
                : Decision.refused(PolicyId.CONF_01, Words.here("refused.you-walk-with-nobody-here"));
    }
}
