package org.alongside.groups.hosting;

import org.alongside.engine.BpmnTask;
import org.alongside.engine.BusinessKey;
import org.alongside.engine.Caller;
import org.alongside.groups.bpmn.HoldMeetingProcess;
import org.alongside.groups.bpmn.HostGroupProcess;
import org.alongside.groups.bpmn.PrepareMeetingProcess;
import org.alongside.ids.WorkerId;
import org.alongside.policy.Refused;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Gives the meeting ahead, or the group for good, to another facilitator. (GROUP-12) */
@BpmnTask(process = PrepareMeetingProcess.KEY, elements = PrepareMeetingProcess.SERVICE_TASK_SET_FACILITATOR)
@BpmnTask(process = HoldMeetingProcess.KEY, elements = HoldMeetingProcess.SERVICE_TASK_SET_FACILITATOR_FOUND)
@BpmnTask(process = HostGroupProcess.KEY, elements = HostGroupProcess.SERVICE_TASK_SET_SUBSTITUTE)
public class SetFacilitator implements JavaDelegate {
    private final HostGroupSteps hosting;
    private final MeetingVariables variables;
    private final Caller caller;

    SetFacilitator(HostGroupSteps hosting, MeetingVariables variables, Caller caller) {
        this.hosting = hosting;
        this.variables = variables;
        this.caller = caller;
    }

    @Override
    public void execute(DelegateExecution execution) {
        WorkerId who = PrepareMeetingProcess.SUBSTITUTE_ID.find(execution).orElse(null);
        if (who == null) {
            throw Refused.form("Please choose who facilitates.");
        }
        variables.setFacilitator(
                execution,
                hosting.facilitatedBy(
                        BusinessKey.groupId(execution),
                        who,
                        PrepareMeetingProcess.SECOND_FACILITATOR_ID
                                .find(execution)
                                .orElse(null),
                        PrepareMeetingProcess.IS_FOR_GOOD.get(execution),
                        caller.id()));
    }
}
