package org.alongside.groups.hosting;

import org.alongside.engine.BpmnTask;
import org.alongside.engine.BusinessKey;
import org.alongside.engine.Caller;
import org.alongside.groups.bpmn.HoldMeetingProcess;
import org.alongside.groups.group.MembershipIds;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Keeps who came, and closes the meeting. (GROUP-01) */
@BpmnTask(process = HoldMeetingProcess.KEY, elements = HoldMeetingProcess.SERVICE_TASK_CLOSE_MEETING)
public class CloseMeeting implements JavaDelegate {
    private final HostGroupSteps hosting;
    private final Caller caller;

    CloseMeeting(HostGroupSteps hosting, Caller caller) {
        this.hosting = hosting;
        this.caller = caller;
    }

    @Override
    public void execute(DelegateExecution execution) {
        hosting.held(
                BusinessKey.groupId(execution),
                HoldMeetingProcess.MEETING_ID.get(execution),
                MembershipIds.of(HoldMeetingProcess.ATTENDED.get(execution)),
                MembershipIds.of(HoldMeetingProcess.ENDORSED_NOW.get(execution)),
                HoldMeetingProcess.PROTOCOLS_REMINDED.get(execution),
                caller.id());
    }
}
