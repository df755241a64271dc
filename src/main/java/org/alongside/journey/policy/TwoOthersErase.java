package org.alongside.journey.policy;

import java.time.LocalDate;
import java.util.Optional;
import org.alongside.access.PageDate;
import org.alongside.access.Words;
import org.alongside.ids.WorkerId;
import org.alongside.policy.Decision;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.jspecify.annotations.Nullable;

/**
 * Nobody brings back what is erased, and no survivor asked for it here: two people decide, and neither of them walked with the
 * survivor, wrote or read the record or knows them otherwise, as it may be about what they did. (WORKER-04, WORKER-08)
 */
@Policy(PolicyId.WORKER_04)
@Policy(value = PolicyId.WORKER_08, database = "check erasure_review_by_two")
public final class TwoOthersErase {
    private static final PageDate DAY = PageDate.of("d MMMM uuuu");

    private TwoOthersErase() {}

    /**
     * What somebody had to do with a survivor, at any time.
     *
     * @param walkedWithThem or took their first contact
     * @param couldRead whether anything of their record was open to them, such as to act on a concern; to go through a copy and
     *     to pass on a message is not meant, as supervisors do that for everybody
     * @param hasConflict whether they know the survivor in another role
     */
    public record Involved(boolean walkedWithThem, boolean couldRead, boolean hasConflict) {
        private boolean isAnything() {
            return walkedWithThem || couldRead || hasConflict;
        }
    }

    /** Whether somebody may look at a record's age and decide. */
    public static Decision mayDecide(Involved involved) {
        return involved.isAnything()
                ? Decision.refused(PolicyId.WORKER_04, Words.here("refused.involved-with-this-survivor"))
                : Decision.allowed(PolicyId.WORKER_04);
    }

    /** Whether what somebody proposed still counts: by now they may have to do with the survivor. */
    public static Decision stillCounts(Involved proposing) {
        return proposing.isAnything()
                ? Decision.refused(PolicyId.WORKER_04, Words.here("refused.who-proposed-is-involved"))
                : Decision.allowed(PolicyId.WORKER_04);
    }

    /** Whoever passed on that the survivor asks for it is one of those who say so, and does not agree to it as well. */
    public static Decision mayAgreeToWhatTheyPassedOn() {
        return Decision.refused(
                PolicyId.WORKER_08,
                Words.here("refused.you-passed-on-to-erase"));
    }

    /**
     * Whether somebody may agree.
     *
     * @param proposedBy who would erase it; null where nobody does
     * @param twoFrom the day from which these two count as two when one proposes; empty where they did when it was proposed
     */
    public static Decision mayAgree(@Nullable WorkerId proposedBy, WorkerId agreeing, Optional<LocalDate> twoFrom) {
        if (proposedBy == null || proposedBy.equals(agreeing)) {
            return Decision.refused(PolicyId.WORKER_08, Words.here("refused.you-proposed-to-erase"));
        }
        return twoFrom.map(day -> Decision.refused(
                        PolicyId.WORKER_08, Words.here("refused.two-may-be-one-erasing", DAY.format(day))))
                .orElseGet(() -> Decision.allowed(PolicyId.WORKER_08));
    }
}
