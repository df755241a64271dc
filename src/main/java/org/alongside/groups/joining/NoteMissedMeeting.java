package org.alongside.groups.joining;

import org.alongside.engine.BpmnTask;
import org.alongside.engine.JourneyScope;
import org.alongside.ids.CandidateId;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Counts a welcome meeting that was held without them. A place is not kept for ever: it goes back to the worker. (GROUP-07) */
@BpmnTask(process = "welcome-evening", elements = "serviceTask_noteMissedMeeting")
public class NoteMissedMeeting implements JavaDelegate {
    private final Joining joining;

    NoteMissedMeeting(Joining joining) {
        this.joining = joining;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Object wasHeld = execution.getVariable("wasHeld");
        boolean isMissed = wasHeld == null || Boolean.TRUE.equals(wasHeld);
        execution.setVariable(
                "isPlaceHeld",
                joining.noteMissedMeeting(CandidateId.of(JourneyScope.required(execution, "candidateId")), isMissed));
    }
}
