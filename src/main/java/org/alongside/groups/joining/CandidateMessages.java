package org.alongside.groups.joining;

import java.time.Instant;
import java.util.Map;
import org.alongside.engine.BpmnMessages;
import org.alongside.engine.Processes;
import org.alongside.ids.JourneyId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What reaches somebody on their way into a group from outside of it. Who waits for something else is not reached. */
@Service
@Transactional(propagation = Propagation.REQUIRED)
@BpmnMessages(
        process = CandidateMessages.PROCESS,
        names = {"group.eligibilityChanged", "group.candidateWithdrew"})
@BpmnMessages(
        process = "welcome-evening",
        names = {"group.welcomeMeetingScheduled", "group.welcomeMeetingOver"})
public class CandidateMessages {
    public static final String PROCESS = "join-group";

    private final Processes processes;

    CandidateMessages(Processes processes) {
        this.processes = processes;
    }

    /** The next meeting welcomes new members. (GROUP-07) */
    public void welcomeMeetingScheduled(JourneyId journeyId, Instant startsAt) {
        processes.tell(
                PROCESS, "group.welcomeMeetingScheduled", journeyId, Map.of("welcomeMeetingOn", startsAt), Map.of());
    }

    /** @param wasHeld it took place without them; else it was moved, cancelled, or welcomes nobody any more */
    public void welcomeMeetingOver(JourneyId journeyId, boolean wasHeld) {
        processes.tell(PROCESS, "group.welcomeMeetingOver", journeyId, Map.of(), Map.of("wasHeld", wasHeld));
    }

    /** Something of the survivor or the group changed, so that this group is not possible now. */
    public void eligibilityChanged(JourneyId journeyId) {
        processes.tell(PROCESS, "group.eligibilityChanged", journeyId, Map.of(), Map.of());
    }

    /** They do not want it any more. */
    public void withdrew(JourneyId journeyId) {
        processes.tell(PROCESS, "group.candidateWithdrew", journeyId, Map.of(), Map.of());
    }
}
