package org.alongside.groups.hosting;

import org.alongside.engine.BpmnTask;
import org.alongside.engine.BusinessKey;
import org.alongside.engine.Caller;
import org.alongside.groups.bpmn.HoldMeetingProcess;
import org.alongside.groups.bpmn.PrepareMeetingProcess;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** The meeting ahead does not take place. */
@BpmnTask(process = PrepareMeetingProcess.KEY, elements = PrepareMeetingProcess.SERVICE_TASK_CANCEL_MEETING)
@BpmnTask(process = HoldMeetingProcess.KEY, elements = HoldMeetingProcess.SERVICE_TASK_CALL_MEETING_OFF)
public class CancelMeeting implements JavaDelegate {
    private final HostGroupSteps hosting;
    private final Caller caller;

    CancelMeeting(HostGroupSteps hosting, Caller caller) {
        this.hosting = hosting;
        this.caller = caller;
    }

    @Override
    public void execute(DelegateExecution execution) {
        hosting.cancel(BusinessKey.groupId(execution), caller.id());
    }
}
