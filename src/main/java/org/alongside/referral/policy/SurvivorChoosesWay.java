package org.alongside.referral.policy;

import org.alongside.access.Words;
import org.alongside.policy.Decision;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.jspecify.annotations.Nullable;

/** Something leaves only in the two ways in which it is to, and only where the survivor chose what. */
@Policy(PolicyId.REFER_01)
public final class SurvivorChoosesWay {
    private SurvivorChoosesWay() {}

    /** The three ways of the guidelines. */
    public enum Way {
        REFERRED,
        MET_TOGETHER,
        TOLD;

        /** Whether a letter leaves in this way. */
        public boolean leaves() {
            return this != TOLD;
        }
    }

    /**
     * Whether a letter is prepared.
     *
     * @param way null where the survivor chose none
     * @param classes how many classes of data they chose
     */
    public static Decision decide(@Nullable Way way, int classes) {
        if (way == null || !way.leaves()) {
            return Decision.refused(PolicyId.REFER_01, Words.here("refused.nothing-leaves-in-this-way"));
        }
        return classes == 0
                ? Decision.refused(PolicyId.REFER_01, Words.here("refused.tick-what-the-service-may-learn"))
                : Decision.allowed(PolicyId.REFER_01);
    }
}
