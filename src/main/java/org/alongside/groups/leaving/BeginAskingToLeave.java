package org.alongside.groups.leaving;

import org.alongside.engine.BpmnTask;
import org.alongside.engine.BusinessKey;
import org.alongside.engine.Caller;
import org.alongside.groups.bpmn.PrepareMeetingProcess;
import org.alongside.ids.MembershipId;
import org.alongside.policy.Refused;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Begins the way on which a member is asked to leave. (GROUP-14) */
@BpmnTask(process = PrepareMeetingProcess.KEY, elements = PrepareMeetingProcess.SERVICE_TASK_BEGIN_ASKING_TO_LEAVE)
public class BeginAskingToLeave implements JavaDelegate {
    private final LeaveGroupStarter leaving;
    private final Caller caller;

    BeginAskingToLeave(LeaveGroupStarter leaving, Caller caller) {
        this.leaving = leaving;
        this.caller = caller;
    }

    @Override
    public void execute(DelegateExecution execution) {
        MembershipId member =
                PrepareMeetingProcess.LEAVING_MEMBERSHIP_ID.find(execution).orElse(null);
        if (member == null) {
            throw Refused.form("Please choose whom it is about.");
        }
        leaving.asks(BusinessKey.groupId(execution), member, caller.id());
    }
}
