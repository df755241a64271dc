package org.alongside.journey.policy;

import org.alongside.access.Words;
import org.alongside.ids.WorkerId;
import org.alongside.policy.Decision;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.jspecify.annotations.Nullable;

/**
 * Who passes on what a survivor decides, and sees who looked into their record: the worker who walks with them, or while
 * there is none, whoever took the first contact, unless they know the survivor in another role.
 */
@Policy(PolicyId.CONF_01)
@Policy(PolicyId.WORKER_04)
public final class OnlyWhoWalksWithThem {
    private OnlyWhoWalksWithThem() {}

    /**
     * What is known of a journey and of who asks.
     *
     * @param isOpen whether it goes on or pauses; a journey that is not there is not open
     * @param workerId who walks with them, if somebody does
     * @param firstContactBy who took the first contact
     * @param hasConflict whether who asks knows the survivor in another role; asked only while nobody walks with them
     */
    public record Facts(
            boolean isOpen,
            @Nullable WorkerId workerId,
            @Nullable WorkerId firstContactBy,
            boolean hasConflict) {}

    /** Answers the same for a journey that is not theirs, one that is over and one that is not there. */
    public static Decision decide(Facts journey, WorkerId userId) {
        boolean isWith = journey.workerId() != null
                ? userId.equals(journey.workerId())
                : userId.equals(journey.firstContactBy()) && !journey.hasConflict();
        return journey.isOpen() && isWith
                ? Decision.allowed(PolicyId.CONF_01)
                : Decision.refused(PolicyId.CONF_01, Words.here("refused.no-journey-that-you-walk-with"));
    }
}
