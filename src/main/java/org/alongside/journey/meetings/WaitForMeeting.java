package org.alongside.journey.meetings;

import org.alongside.engine.BpmnTask;
import org.alongside.engine.BusinessKey;
import org.alongside.journey.bpmn.ConnectProcess;
import org.alongside.journey.bpmn.SupportProcess;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;

/** The standing task waits until the day of the meeting that is arranged, if one is, and comes back then. */
@BpmnTask(
        process = ConnectProcess.KEY,
        elements = {ConnectProcess.USER_TASK_WELCOME, ConnectProcess.USER_TASK_SHARE})
@BpmnTask(process = SupportProcess.KEY, elements = SupportProcess.USER_TASK_WALK_ALONGSIDE)
public class WaitForMeeting implements ExecutionListener {
    private final MeetingsOfJourney meetings;

    WaitForMeeting(MeetingsOfJourney meetings) {
        this.meetings = meetings;
    }

    @Override
    public void notify(DelegateExecution execution) {
        ConnectProcess.MEETS_ON.set(
                execution, meetings.waitsUntil(BusinessKey.journeyId(execution)).orElse(null));
    }
}
