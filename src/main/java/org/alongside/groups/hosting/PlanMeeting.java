package org.alongside.groups.hosting;

import java.util.Optional;
import org.alongside.engine.BpmnTask;
import org.alongside.engine.BusinessKey;
import org.alongside.groups.bpmn.PrepareMeetingProcess;
import org.alongside.groups.group.Meetings.Meeting;
import org.alongside.ids.GroupId;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Plans the next meeting by the rhythm of the group, where there is one. */
@BpmnTask(process = PrepareMeetingProcess.KEY, elements = PrepareMeetingProcess.SERVICE_TASK_PLAN_MEETING)
public class PlanMeeting implements JavaDelegate {
    private final HostGroupSteps hosting;
    private final MeetingVariables variables;

    PlanMeeting(HostGroupSteps hosting, MeetingVariables variables) {
        this.hosting = hosting;
        this.variables = variables;
    }

    @Override
    public void execute(DelegateExecution execution) {
        GroupId groupId = BusinessKey.groupId(execution);
        Optional<Meeting> meeting = hosting.planNext(groupId);
        PrepareMeetingProcess.HAS_MEETING_AHEAD.set(execution, meeting.isPresent());
        meeting.ifPresent(planned -> variables.set(execution, planned));
    }
}
