package org.alongside.journey.policy;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
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
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

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
                ? Decision.refused(
                        PolicyId.WORKER_04,
                        "You walked with this survivor, could read their record, or know them in another role. Please let"
                                + " another supervisor decide.")
                : Decision.allowed(PolicyId.WORKER_04);
    }

    /** Whether what somebody proposed still counts: by now they may have to do with the survivor. */
    public static Decision stillCounts(Involved proposing) {
        return proposing.isAnything()
                ? Decision.refused(
                        PolicyId.WORKER_04,
                        "Whoever proposed this has to do with the survivor by now, so it does not count. Please answer that"
                                + " you do not agree: then it is decided anew. Nothing was erased.")
                : Decision.allowed(PolicyId.WORKER_04);
    }

    /** Whoever passed on that the survivor asks for it is one of those who say so, and does not agree to it as well. */
    public static Decision mayAgreeToWhatTheyPassedOn() {
        return Decision.refused(
                PolicyId.WORKER_08,
                "You passed on that they ask for it, so another supervisor has to agree to it. Nothing was erased.");
    }

    /**
     * Whether somebody may agree.
     *
     * @param proposedBy who would erase it; null where nobody does
     * @param twoFrom the day from which these two count as two when one proposes; empty where they did when it was proposed
     */
    public static Decision mayAgree(@Nullable WorkerId proposedBy, WorkerId agreeing, Optional<LocalDate> twoFrom) {
        if (proposedBy == null || proposedBy.equals(agreeing)) {
            return Decision.refused(
                    PolicyId.WORKER_08,
                    "You proposed this yourself, so another supervisor has to agree to it. Nothing was erased.");
        }
        return twoFrom.map(day -> Decision.refused(
                        PolicyId.WORKER_08,
                        "One of you two gave the other their account or password, or gave it to somebody who did, a short time"
                                + " before this was proposed or since. Please let another supervisor answer. What is proposed"
                                + " from " + DAY.format(day) + " on you two can decide together."))
                .orElseGet(() -> Decision.allowed(PolicyId.WORKER_08));
    }
}
