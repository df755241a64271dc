package org.alongside.journey.meetings;

import org.alongside.engine.BpmnTask;
import org.alongside.engine.BusinessKey;
import org.alongside.journey.bpmn.ArrangeMeetingProcess;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** There is no meeting for now, whether one was agreed on before or not. (JOURNEY-04) */
@BpmnTask(process = ArrangeMeetingProcess.KEY, elements = ArrangeMeetingProcess.SERVICE_TASK_CALL_OFF_MEETING)
public class CallOffMeeting implements JavaDelegate {
    private final MeetingsOfJourney meetings;

    CallOffMeeting(MeetingsOfJourney meetings) {
        this.meetings = meetings;
    }

    @Override
    public void execute(DelegateExecution execution) {
        meetings.free(BusinessKey.journeyId(execution));
    }
}
