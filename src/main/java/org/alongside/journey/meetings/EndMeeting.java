package org.alongside.journey.meetings;

import org.alongside.engine.BpmnTask;
import org.alongside.engine.BusinessKey;
import org.alongside.ids.JourneyId;
import org.alongside.journey.bpmn.ArrangeMeetingProcess;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** They met; the next meeting is another one. */
@BpmnTask(process = ArrangeMeetingProcess.KEY, elements = ArrangeMeetingProcess.SERVICE_TASK_END_MEETING)
public class EndMeeting implements JavaDelegate {
    private final MeetingsOfJourney meetings;

    EndMeeting(MeetingsOfJourney meetings) {
        this.meetings = meetings;
    }

    @Override
    public void execute(DelegateExecution execution) {
        JourneyId journeyId = BusinessKey.journeyId(execution);
        meetings.end(journeyId);
        ArrangeMeetingProcess.MEETING_ID.set(execution, null);
        ArrangeMeetingProcess.RECORD_AGREED.set(execution, meetings.isRecordAgreed(journeyId));
    }
}
