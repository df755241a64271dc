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
 * survivor or knows them otherwise, as the record may be about what they did. (WORKER-04, WORKER-08)
 */
@Policy(PolicyId.WORKER_04)
@Policy(value = PolicyId.WORKER_08, database = "check erasure_review_by_two")
public final class TwoOthersErase {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    private TwoOthersErase() {}

    /**
     * Whether somebody may look at a record's age and decide.
     *
     * @param walkedWithThem at any time
     * @param hasConflict whether they know the survivor in another role
     */
    public static Decision mayDecide(boolean walkedWithThem, boolean hasConflict) {
        return walkedWithThem || hasConflict
                ? Decision.refused(
                        PolicyId.WORKER_04,
                        "You walked with this survivor, or know them in another role. Please let another supervisor decide.")
                : Decision.allowed(PolicyId.WORKER_04);
    }

    /**
     * Whether somebody may agree.
     *
     * @param proposedBy who would erase it; null where nobody does
     * @param twoFrom the day from which these two count as two; empty where they do
     */
    public static Decision mayAgree(@Nullable WorkerId proposedBy, WorkerId agreeing, Optional<LocalDate> twoFrom) {
        if (proposedBy == null || proposedBy.equals(agreeing)) {
            return Decision.refused(
                    PolicyId.WORKER_08,
                    "You proposed this yourself, so another supervisor has to agree to it. Nothing was erased.");
        }
        return twoFrom.map(day -> Decision.refused(
                        PolicyId.WORKER_08,
                        "One of you two gave the other their account or password a short time ago, or gave it to somebody who"
                                + " did. You two can decide together from " + DAY.format(day)
                                + " on. Until then please ask another supervisor."))
                .orElseGet(() -> Decision.allowed(PolicyId.WORKER_08));
    }
}
