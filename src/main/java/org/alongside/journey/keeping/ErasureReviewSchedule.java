package org.alongside.journey.keeping;

import org.alongside.access.EachOrganisation;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Looks each hour which records are old enough to be looked at. No process waits for ten years; a review begins when its day has
 * come, each in a transaction of its own, and never more at once than supervisors can look at.
 */
@Component
class ErasureReviewSchedule {
    private static final String WHAT = "A review before erasure";

    private final ErasureReviews reviews;
    private final EachOrganisation organisations;

    ErasureReviewSchedule(ErasureReviews reviews, EachOrganisation organisations) {
        this.reviews = reviews;
        this.organisations = organisations;
    }

    @Scheduled(initialDelay = 120_000, fixedDelay = 3_600_000)
    void lookInEach() {
        organisations.look(WHAT, this::look);
    }

    /** Looks in the organisation of this thread. What is not due any more ends first. */
    void look() {
        EachOrganisation.each(WHAT, reviews::open, reviews::callOffUnlessDue);
        EachOrganisation.each(WHAT, reviews::due, reviews::begin);
    }
}
