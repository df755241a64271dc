package org.alongside.journey.welcome;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.state.Journeys;
import org.alongside.journey.state.Journeys.Journey;
import org.alongside.journey.state.NoSuchJourneyException;
import org.alongside.workers.Walks;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What whoever took a first contact passes on to the survivor at its end: their label, and how to come back with it. */
@Service
public class FirstContact {
    /** Long enough to give somebody their card when they meet next; it shows nothing of the record. */
    static final Duration SHOWN = Duration.ofDays(7);

    private final Journeys journeys;
    private final Walks walks;
    private final Clock clock;

    FirstContact(Journeys journeys, Walks walks, Clock clock) {
        this.journeys = journeys;
        this.walks = walks;
        this.clock = clock;
    }

    /** Who walks with the survivor, seen by who took the first contact. */
    public enum With {
        ME,
        OTHER,
        NOBODY_YET
    }

    /**
     * A journey that has begun.
     *
     * @param label by which everybody speaks of it
     */
    public record Begun(String label, With with) {}

    /**
     * @param by who took the first contact; for a week, whoever walks with the survivor meanwhile
     * @throws NoSuchJourneyException for everybody else, and where everything was erased
     */
    @Transactional(readOnly = true)
    public Begun begun(JourneyId journeyId, WorkerId by) {
        Instant since = clock.instant().minus(SHOWN);
        Journey journey = journeys.findOpenedBy(journeyId, by, since).orElseThrow(NoSuchJourneyException::new);
        With with = walks.workerOf(journeyId)
                .map(worker -> worker.equals(by) ? With.ME : With.OTHER)
                .orElse(With.NOBODY_YET);
        return new Begun(journey.label(), with);
    }
}
