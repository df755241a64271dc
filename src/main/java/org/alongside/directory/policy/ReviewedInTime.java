package org.alongside.directory.policy;

import java.time.LocalDate;
import org.alongside.policy.Decision;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.jspecify.annotations.Nullable;

/** Nobody is referred to a service that is closed, or at whose entry nobody has looked yet or for too long. */
@Policy(PolicyId.REFER_03)
public final class ReviewedInTime {
    /** Of each month; all of them together are about three quarters of the time. */
    private static final int DAYS_OF_A_MONTH = 23;

    private ReviewedInTime() {}

    /**
     * @param reviewed when somebody last looked whether the entry is right; null where nobody has yet
     * @param months how long that counts
     * @param closed whether the service takes nobody any more
     */
    public record Facts(@Nullable LocalDate reviewed, LocalDate today, int months, boolean closed) {}

    /**
     * On which day an entry was reviewed last, at the latest, that is to be looked at again: while it still counts for a quarter of
     * the time.
     *
     * @param months how long a review counts
     */
    public static LocalDate dueSince(LocalDate today, int months) {
        return today.minusDays((long) months * DAYS_OF_A_MONTH);
    }

    public static Decision decide(Facts facts) {
        if (facts.closed()) {
            return Decision.refused(
                    PolicyId.REFER_03, "This service is closed. Please choose another one from the directory.");
        }
        LocalDate reviewed = facts.reviewed();
        if (reviewed == null) {
            return Decision.refused(
                    PolicyId.REFER_03,
                    "Nobody has looked yet whether this entry is right. Please ask a supervisor to review it.");
        }
        return reviewed.plusMonths(facts.months()).isBefore(facts.today())
                ? Decision.refused(
                        PolicyId.REFER_03,
                        "Nobody has looked for too long whether this entry is right. Please ask a supervisor to review it.")
                : Decision.allowed(PolicyId.REFER_03);
    }
}
