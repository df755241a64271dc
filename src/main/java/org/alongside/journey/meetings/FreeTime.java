package org.alongside.journey.meetings;

import org.alongside.engine.BpmnTask;
import org.alongside.engine.BusinessKey;
import org.alongside.ids.JourneyId;
import org.alongside.journey.bpmn.ArrangeMeetingProcess;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** They do not meet at this time, and arrange another; whether it was moved or missed is kept nowhere. (JOURNEY-04) */
@BpmnTask(process = ArrangeMeetingProcess.KEY, elements = ArrangeMeetingProcess.SERVICE_TASK_FREE_TIME)
public class FreeTime implements JavaDelegate {
    private final MeetingsOfJourney meetings;

    FreeTime(MeetingsOfJourney meetings) {
        this.meetings = meetings;
    }

    @Override
    public void execute(DelegateExecution execution) {
        JourneyId journeyId = BusinessKey.journeyId(execution);
        meetings.free(journeyId);
        ArrangeMeetingProcess.RECORD_AGREED.set(execution, meetings.isRecordAgreed(journeyId));
    }
}
