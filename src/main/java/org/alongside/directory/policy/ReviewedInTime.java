package org.alongside.directory.policy;

import java.time.LocalDate;
import org.alongside.access.Words;
import org.alongside.policy.Decision;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.jspecify.annotations.Nullable;

/** Nobody is referred to a service that is closed or known under another entry, or at whose entry nobody has looked yet or for too long. */
@Policy(PolicyId.REFER_03)
public final class ReviewedInTime {
    /** Of each month; all of them together are about three quarters of the time. */
    private static final int DAYS_OF_A_MONTH = 23;

    private ReviewedInTime() {}

    /**
     * @param reviewed when somebody last looked whether the entry is right; null where nobody has yet
     * @param months how long that counts
     * @param closed whether the service takes nobody any more
     * @param isNow what the entry is called into which this one was merged; null where it was not
     */
    public record Facts(
            @Nullable LocalDate reviewed,
            LocalDate today,
            int months,
            boolean closed,
            @Nullable String isNow) {}

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
        String isNow = facts.isNow();
        if (isNow != null) {
            return Decision.refused(PolicyId.REFER_03, Words.here("refused.entry-was-merged", isNow));
        }
        if (facts.closed()) {
            return Decision.refused(PolicyId.REFER_03, Words.here("refused.this-service-is-closed"));
        }
        LocalDate reviewed = facts.reviewed();
        if (reviewed == null) {
            return Decision.refused(PolicyId.REFER_03, Words.here("refused.entry-was-never-reviewed"));
        }
        return reviewed.plusMonths(facts.months()).isBefore(facts.today())
                ? Decision.refused(PolicyId.REFER_03, Words.here("refused.entry-was-not-reviewed-in-time"))
                : Decision.allowed(PolicyId.REFER_03);
    }
}
