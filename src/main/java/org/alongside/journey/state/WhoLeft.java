package org.alongside.journey.state;

import org.alongside.engine.Processes;
import org.alongside.ids.JourneyId;
import org.alongside.journey.bpmn.LeaveJourneyProcess;
import org.alongside.journey.state.Journeys.Journey;
import org.alongside.journey.state.Journeys.State;
import org.springframework.stereotype.Component;

/** Who left and can still decide: their record is kept, and is not to be erased as they said before. */
@Component
public class WhoLeft {
    private final Processes processes;

    WhoLeft(Processes processes) {
        this.processes = processes;
    }

    /** Whether they left, and their record stays until somebody decides otherwise. */
    public boolean hasLeft(Journey journey) {
        return journey.state() == State.ENDED && !isToBeErased(journey.id());
    }

    /** Whether a page of their own opens to them: as long as their journey goes on, and after they left. */
    public boolean hasLeftOrGoesOn(Journey journey) {
        return journey.state() == State.OPEN || journey.state() == State.PAUSED || hasLeft(journey);
    }

    /** They said that everything is erased, and are only asked how it was before that. */
    private boolean isToBeErased(JourneyId journeyId) {
        return processes
                .values(LeaveJourneyProcess.KEY, journeyId, LeaveJourneyProcess.EVERYTHING_ERASED)
                .contains(LeaveJourneyProcess.EverythingErased.YES);
    }
}
