package org.alongside.journey.policy;

import java.time.LocalDate;
import org.alongside.access.Words;
import org.alongside.policy.Decision;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.jspecify.annotations.Nullable;

/**
 * A record is looked at when some years have passed since the last contact, in days of New Zealand, and erased only while nothing
 * needs it. What is kept for longer is looked at again. (CONF-09)
 */
@Policy(PolicyId.CONF_09)
public final class ErasedAfterReview {
    private ErasedAfterReview() {}

    /**
     * Whether somebody looks at it: all of these years are over, so that after the 29th of February it is the 1st of March.
     *
     * @param years for how long records are kept
     * @param keptUntil the day on which somebody wanted to look again; null where nobody kept it for longer
     */
    public static boolean isDue(LocalDate lastContactOn, int years, @Nullable LocalDate keptUntil, LocalDate today) {
        return lastContactOn.plusYears(years).isBefore(today) && (keptUntil == null || !keptUntil.isAfter(today));
    }

    /**
     * Whether it can be erased as the survivor asked for it after they left: unless the law asks to keep it.
     *
     * @param keptByLawUntil the day until which somebody kept it as the law asks for it; null for none
     */
    public static boolean isDueAsAsked(@Nullable LocalDate keptByLawUntil, LocalDate today) {
        return keptByLawUntil == null || !keptByLawUntil.isAfter(today);
    }

    /**
     * What speaks against erasing a record.
     *
     * @param isDue {@link #isDue} or {@link #isDueAsAsked}, while the journey has ended
     * @param hasOpenRequest whether they asked for a copy or a correction that is not done
     * @param hasOpenConcern whether somebody is worried about them, and that is not closed
     * @param isToBeAskedAgain whether somebody is to ask them once more how safe they are
     */
    public record Facts(boolean isDue, boolean hasOpenRequest, boolean hasOpenConcern, boolean isToBeAskedAgain) {}

    /** Whether it can be erased. */
    public static Decision mayErase(Facts facts) {
        if (!facts.isDue()) {
            return refused(Words.here("refused.contact-since"));
        }
        if (facts.hasOpenRequest()) {
            return refused(Words.here("refused.open-request"));
        }
        if (facts.hasOpenConcern()) {
            return refused(Words.here("refused.open-concern"));
        }
        return facts.isToBeAskedAgain()
                ? refused(Words.here("refused.to-be-asked-again"))
                : Decision.allowed(PolicyId.CONF_09);
    }

    /**
     * Whether whoever left can have everything erased by themselves, without a review.
     *
     * @param keptByLawUntil the day until which the law asks to keep it, as a supervisor found; null where it does not
     */
    public static Decision mayEraseAtOnce(@Nullable LocalDate keptByLawUntil, LocalDate today) {
        return isDueAsAsked(keptByLawUntil, today)
                ? Decision.allowed(PolicyId.CONF_09)
                : refused(Words.here("refused.law-keeps-this-record"));
    }

    /**
     * Whether a decision still changes something.
     *
     * @param isOpen whether the review is open, as it was written
     */
    public static Decision isStillOpen(boolean isOpen) {
        return isOpen ? Decision.allowed(PolicyId.CONF_09) : refused(Words.here("refused.review-was-decided"));
    }

    /**
     * Whether it can be kept until that day, on which somebody looks again.
     *
     * @param years for how long records are kept, and so for how long at most
     */
    public static Decision mayKeep(LocalDate until, int years, LocalDate today) {
        return until.isAfter(today) && !until.isAfter(today.plusYears(years))
                ? Decision.allowed(PolicyId.CONF_09)
                : refused(Words.here("refused.keep-within-years", years));
    }

    private static Decision refused(String sentence) {
        return Decision.refused(PolicyId.CONF_09, sentence);
    }
}
