package org.alongside.journey.policy;

import org.alongside.access.Words;
import org.alongside.policy.Decision;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;

/**
 * A label is what a survivor comes back, is invited or asks for something with. There are not so many of them, so nobody tries more than a few
 * within an hour.
 */
@Policy(PolicyId.CONF_01)
public final class LabelsAreNotGuessed {
    private LabelsAreNotGuessed() {}

    /**
     * Whether one more label may be tried for somebody who comes back.
     *
     * @param isWithinLimit whether they tried fewer than {@code triesMax} within an hour
     */
    public static Decision comesBack(boolean isWithinLimit, int triesMax) {
        return decide(isWithinLimit, triesMax, "refused.tries-for-coming-back");
    }

    /**
     * Whether one more label may be tried to invite somebody.
     *
     * @param isWithinLimit whether they tried fewer than {@code triesMax} within an hour
     */
    public static Decision isInvited(boolean isWithinLimit, int triesMax) {
        return decide(isWithinLimit, triesMax, "refused.tries-for-labels");
    }

    /**
     * Whether one more label may be tried to write down what somebody asks who left.
     *
     * @param isWithinLimit whether they tried fewer than {@code triesMax} within an hour
     */
    public static Decision asks(boolean isWithinLimit, int triesMax) {
        return decide(isWithinLimit, triesMax, "refused.tries-for-labels");
    }

    private static Decision decide(boolean isWithinLimit, int triesMax, String key) {
        return isWithinLimit
                ? Decision.allowed(PolicyId.CONF_01)
                : Decision.refused(PolicyId.CONF_01, Words.here(key, triesMax));
    }
}
