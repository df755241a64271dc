package org.alongside.journey.state;

import java.util.Optional;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.policy.OnlyWhoWalksWithThem;
import org.alongside.journey.state.Journeys.Journey;
import org.alongside.journey.state.Journeys.State;
import org.alongside.policy.Decision;
import org.alongside.workers.Walks;
import org.alongside.workers.Workers;
import org.springframework.stereotype.Component;

/** Which journeys are somebody's to pass decisions on for. (CONF-01) */
@Component
public class JourneyAccess {
    private final Journeys journeys;
    private final Walks walks;
    private final Workers workers;

    JourneyAccess(Journeys journeys, Walks walks, Workers workers) {
        this.journeys = journeys;
        this.walks = walks;
        this.workers = workers;
    }

    /** What {@link OnlyWhoWalksWithThem} says of this journey and this person. */
    public Decision decide(JourneyId journeyId, WorkerId userId) {
        Optional<Journey> found = journeys.find(journeyId);
        if (found.isEmpty()) {
            return OnlyWhoWalksWithThem.decide(new OnlyWhoWalksWithThem.Facts(false, null, null, false), userId);
        }
        Journey journey = found.get();
        boolean isOpen = journey.state() == State.OPEN || journey.state() == State.PAUSED;
        Optional<WorkerId> worker = walks.workerOf(journeyId);
        return OnlyWhoWalksWithThem.decide(
                new OnlyWhoWalksWithThem.Facts(
                        isOpen,
                        worker.orElse(null),
                        journey.firstContactBy(),
                        worker.isEmpty() && workers.hasConflict(userId, journeyId)),
                userId);
    }
}
