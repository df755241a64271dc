package org.alongside.journey.policy;

import java.util.Optional;
import java.util.UUID;
import org.alongside.journey.Journeys;
import org.alongside.journey.Journeys.Journey;
import org.alongside.journey.Journeys.State;
import org.alongside.policy.Decision;
import org.alongside.policy.Policy;
import org.alongside.workers.Walks;
import org.alongside.workers.Workers;
import org.springframework.stereotype.Component;

/**
 * Who passes on what a survivor decides, and sees who looked into their record: the worker who walks with them, or while
 * there is none, whoever took the first contact, unless they know the survivor in another role. (CONF-01, WORKER-04)
 */
@Component
@Policy(id = "CONF-01")
public class OnlyWhoWalksWithThem {
    private final Journeys journeys;
    private final Walks walks;
    private final Workers workers;

    OnlyWhoWalksWithThem(Journeys journeys, Walks walks, Workers workers) {
        this.journeys = journeys;
        this.walks = walks;
        this.workers = workers;
    }

    /** Answers the same for a journey that is not theirs, one that is over and one that is not there. */
    public Decision decide(UUID journeyId, String userId) {
        Optional<Journey> journey = journeys.find(journeyId);
        boolean isTheirs = journey.isPresent() && isOpen(journey.get()) && isWith(journey.get(), userId);
        return isTheirs
                ? Decision.allowed()
                : Decision.refused("CONF-01", "There is no journey here that you walk with.");
    }

    private static boolean isOpen(Journey journey) {
        return journey.state() == State.OPEN || journey.state() == State.PAUSED;
    }

    private boolean isWith(Journey journey, String userId) {
        return walks.workerOf(journey.id())
                .map(userId::equals)
                .orElseGet(() -> journey.firstContactBy().equals(userId) && !workers.hasConflict(userId, journey.id()));
    }
}
