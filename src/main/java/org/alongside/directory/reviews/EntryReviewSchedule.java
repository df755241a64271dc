package org.alongside.directory.reviews;

import org.alongside.access.EachOrganisation;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks each hour which entries are to be reviewed: each begins in a transaction of its own, and never more at once than supervisors can look at. */
@Component
class EntryReviewSchedule {
    private static final String WHAT = "A review of the directory";

    private final EntryReviews reviews;
    private final EachOrganisation organisations;

    EntryReviewSchedule(EntryReviews reviews, EachOrganisation organisations) {
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
