package org.alongside.journey.policy;

import org.alongside.access.Words;
import org.alongside.policy.Decision;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;

/** A meeting is arranged from the welcome on, by who walks with the survivor, and not while they have a break. */
@Policy(PolicyId.JOURNEY_01)
@Policy(PolicyId.JOURNEY_04)
public final class MeetingsAreWithWhoWalks {
    private MeetingsAreWithWhoWalks() {}

    /**
     * @param walks whether who asks walks with the survivor; who took the first contact does not
     * @param isPaused whether the survivor has a break
     */
    public static Decision decide(boolean walks, boolean isPaused) {
        if (isPaused) {
            return Decision.refused(PolicyId.JOURNEY_04, Words.here("refused.they-are-having-a-break"));
        }
        return walks
                ? Decision.allowed(PolicyId.JOURNEY_01)
                : Decision.refused(PolicyId.JOURNEY_01, Words.here("refused.a-worker-is-being-looked-for"));
    }
}
