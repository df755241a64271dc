package org.alongside.journey.support;

import org.alongside.engine.BpmnTask;
import org.alongside.engine.BusinessKey;
import org.alongside.engine.Caller;
import org.alongside.groups.leaving.LeaveGroupStarter;
import org.alongside.groups.leaving.MembershipOrCandidateId;
import org.alongside.journey.bpmn.SupportProcess;
import org.alongside.policy.Refused;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Begins the way out of a group, beside the journey. */
@BpmnTask(process = SupportProcess.KEY, elements = SupportProcess.SERVICE_TASK_START_LEAVE_GROUP)
public class StartLeaveGroup implements JavaDelegate {
    private final LeaveGroupStarter groups;
    private final Caller caller;

    StartLeaveGroup(LeaveGroupStarter groups, Caller caller) {
        this.groups = groups;
        this.caller = caller;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String membership = SupportProcess.LEAVES_GROUP.find(execution).orElse(null);
        if (membership == null) {
            throw Refused.form("Please choose which group the survivor leaves.");
        }
        groups.wishes(BusinessKey.journeyId(execution), MembershipOrCandidateId.of(membership), caller.id());
    }
}
