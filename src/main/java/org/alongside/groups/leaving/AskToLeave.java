package org.alongside.groups.leaving;

import org.alongside.engine.BpmnTask;
import org.alongside.engine.Caller;
import org.alongside.groups.bpmn.LeaveGroupProcess;
import org.alongside.groups.group.Protocols;
import org.alongside.groups.group.Protocols.Ground;
import org.alongside.groups.policy.AskedToLeaveOnNamedGround;
import org.alongside.ids.GroupId;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Keeps the ground, which the protocols in force name, and who asks. (GROUP-14) */
@BpmnTask(process = LeaveGroupProcess.KEY, elements = LeaveGroupProcess.SERVICE_TASK_ASK_TO_LEAVE)
public class AskToLeave implements JavaDelegate {
    private final Protocols protocols;
    private final Caller caller;

    AskToLeave(Protocols protocols, Caller caller) {
        this.protocols = protocols;
        this.caller = caller;
    }

    @Override
    public void execute(DelegateExecution execution) {
        GroupId groupId = LeaveGroupProcess.GROUP_ID.get(execution);
        String ground = LeaveGroupProcess.LEAVING_GROUND.find(execution).orElse(null);
        boolean isNamed = ground != null && protocols.inForce(groupId).grounds().contains(Ground.valueOf(ground));
        AskedToLeaveOnNamedGround.mayAsk(isNamed).orRefuse();
        LeaveGroupProcess.REQUESTED_BY.set(execution, caller.id());
    }
}
