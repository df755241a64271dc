package org.alongside.groups.joining;

import org.alongside.engine.BpmnTask;
import org.alongside.groups.bpmn.WelcomeEveningProcess;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Counts a welcome meeting that was held without them. A place is not kept for ever: it goes back to the worker. (GROUP-07) */
@BpmnTask(process = WelcomeEveningProcess.KEY, elements = WelcomeEveningProcess.SERVICE_TASK_NOTE_MISSED_MEETING)
public class NoteMissedMeeting implements JavaDelegate {
    private final JoinGroupSteps joining;

    NoteMissedMeeting(JoinGroupSteps joining) {
        this.joining = joining;
    }

    @Override
    public void execute(DelegateExecution execution) {
        boolean isMissed = CandidateMessages.WAS_HELD.find(execution).orElse(true);
        WelcomeEveningProcess.IS_PLACE_HELD.set(
                execution, joining.noteMissedMeeting(WelcomeEveningProcess.CANDIDATE_ID.get(execution), isMissed));
    }
}
