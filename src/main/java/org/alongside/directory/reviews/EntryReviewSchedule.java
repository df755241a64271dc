package org.alongside.directory.reviews;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.alongside.access.CurrentOrganisation;
import org.alongside.access.Organisations;
import org.alongside.ids.EntryId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Looks each hour which entries are to be reviewed: each begins in a transaction of its own, and never more at once than supervisors
 * can look at. Any node may do it for all.
 */
@Component
class EntryReviewSchedule {
    private static final Logger LOG = LoggerFactory.getLogger(EntryReviewSchedule.class);

    private final EntryReviews reviews;
    private final Organisations organisations;
    private final boolean isOn;

    /** @param isOn it is a timer like those of the engine, and stands still where they do */
    EntryReviewSchedule(
            EntryReviews reviews,
            Organisations organisations,
            @Value("${camunda.bpm.job-execution.enabled:true}") boolean isOn) {
        this.reviews = reviews;
        this.organisations = organisations;
        this.isOn = isOn;
    }

    @Scheduled(initialDelay = 120_000, fixedDelay = 3_600_000)
    void lookInEach() {
        if (isOn) {
            organisations
                    .ids()
                    .forEach(organisation -> orNextHour(() -> CurrentOrganisation.runAs(organisation, this::look)));
        }
    }

    /** Looks in the organisation of this thread. What is not due any more ends first. */
    void look() {
        each(reviews::open, reviews::callOffUnlessDue);
        each(reviews::due, reviews::begin);
    }

    private static void each(Supplier<List<EntryId>> which, Consumer<EntryId> act) {
        orNextHour(() -> which.get().forEach(entryId -> orNextHour(() -> act.accept(entryId))));
    }

    /** What refuses is left to the next hour, and nobody else waits for it. */
    private static void orNextHour(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.warn(
                    "A review of the directory could not begin or end: {}",
                    e.getClass().getSimpleName());
        }
    }
}
