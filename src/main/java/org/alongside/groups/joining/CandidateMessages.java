package org.alongside.groups.joining;

import java.time.Instant;
import org.alongside.engine.BpmnMessages;
import org.alongside.engine.Processes;
import org.alongside.engine.Variable;
import org.alongside.engine.VariableValues;
import org.alongside.groups.bpmn.JoinGroupProcess;
import org.alongside.groups.bpmn.WelcomeEveningProcess;
import org.alongside.ids.JourneyId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What reaches somebody on their way into a group from outside of it. Who waits for something else is not reached. */
@Service
@Transactional(propagation = Propagation.REQUIRED)
@BpmnMessages(
        process = JoinGroupProcess.KEY,
        names = {JoinGroupProcess.MESSAGE_GROUP_ELIGIBILITY_CHANGED, JoinGroupProcess.MESSAGE_GROUP_CANDIDATE_WITHDREW})
@BpmnMessages(
        process = WelcomeEveningProcess.KEY,
        names = {
            WelcomeEveningProcess.MESSAGE_GROUP_WELCOME_MEETING_SCHEDULED,
            WelcomeEveningProcess.MESSAGE_GROUP_WELCOME_MEETING_OVER
        })
public class CandidateMessages {

    /** What the step after {@link #welcomeMeetingOver} is told, and nothing else; no model declares it. */
    static final Variable<Boolean> WAS_HELD = Variable.yesNo("wasHeld");

    private final Processes processes;

    CandidateMessages(Processes processes) {
        this.processes = processes;
    }

    /** The next meeting welcomes new members. (GROUP-07) */
    public void welcomeMeetingScheduled(JourneyId journeyId, Instant startsAt) {
        processes.correlateIfAwaited(
                JoinGroupProcess.KEY,
                WelcomeEveningProcess.MESSAGE_GROUP_WELCOME_MEETING_SCHEDULED,
                journeyId,
                VariableValues.with(WelcomeEveningProcess.WELCOME_MEETING_ON, startsAt),
                VariableValues.none());
    }

    /** @param wasHeld it took place without them; else it was moved, cancelled, or welcomes nobody any more */
    public void welcomeMeetingOver(JourneyId journeyId, boolean wasHeld) {
        processes.correlateIfAwaited(
                JoinGroupProcess.KEY,
                WelcomeEveningProcess.MESSAGE_GROUP_WELCOME_MEETING_OVER,
                journeyId,
                VariableValues.none(),
                VariableValues.with(WAS_HELD, wasHeld));
    }

    /** Something of the survivor or the group changed, so that this group is not possible now. */
    public void eligibilityChanged(JourneyId journeyId) {
        processes.correlateIfAwaited(
                JoinGroupProcess.KEY,
                JoinGroupProcess.MESSAGE_GROUP_ELIGIBILITY_CHANGED,
                journeyId,
                VariableValues.none(),
                VariableValues.none());
    }

    /** They do not want it any more. */
    public void withdrew(JourneyId journeyId) {
        processes.correlateIfAwaited(
                JoinGroupProcess.KEY,
                JoinGroupProcess.MESSAGE_GROUP_CANDIDATE_WITHDREW,
                journeyId,
                VariableValues.none(),
                VariableValues.none());
    }
}
