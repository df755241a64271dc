package org.alongside.counts;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.alongside.access.CurrentOrganisation;
import org.alongside.access.Organisations;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Has each half-year counted that ended, for each organisation. */
@Component
public class EndedHalfYears {
    /** Further back nobody looks; also for an organisation that gets a count with a new release. */
    private static final int HALF_YEARS_MAX = 4;

    private static final Logger LOG = LoggerFactory.getLogger(EndedHalfYears.class);

    private final List<CountedByHalfYear> counted;
    private final Organisations organisations;
    private final TransactionTemplate transaction;
    private final Clock clock;

    EndedHalfYears(
            List<CountedByHalfYear> counted,
            Organisations organisations,
            TransactionTemplate transaction,
            Clock clock) {
        this.counted = List.copyOf(counted);
        this.organisations = organisations;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Any node may do it for all; of several at once one does. */
    @Scheduled(initialDelay = 120_000, fixedDelay = 3_600_000)
    public void count() {
        Instant now = clock.instant();
        for (String organisation : organisations.ids()) {
            Stream.iterate(HalfYear.endedBefore(now), HalfYear::before)
                    .limit(HALF_YEARS_MAX)
                    .forEach(halfYear -> counted.forEach(one -> count(organisation, one, halfYear, now)));
        }
    }

    private void count(String organisation, CountedByHalfYear what, HalfYear halfYear, Instant now) {
        try {
            CurrentOrganisation.runAs(
                    organisation, () -> transaction.executeWithoutResult(status -> what.count(halfYear, now)));
        } catch (RuntimeException e) {
            LOG.warn(
                    "A half-year could not be counted by {}: {}",
                    what.getClass().getSimpleName(),
                    e.getClass().getSimpleName());
        }
    }
}
