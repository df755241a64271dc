package org.alongside.groups.hosting;

import org.alongside.engine.BpmnTask;
import org.alongside.engine.Caller;
import org.alongside.engine.JourneyScope;
import org.alongside.policy.Refused;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Gives the meeting ahead, or the group for good, to another facilitator. (GROUP-12) */
@BpmnTask(process = "prepare-meeting", elements = "serviceTask_setFacilitator")
@BpmnTask(process = "hold-meeting", elements = "serviceTask_setFacilitatorFound")
@BpmnTask(process = "host-group", elements = "serviceTask_setSubstitute")
public class SetFacilitator implements JavaDelegate {
    private final Hosting hosting;
    private final MeetingVariables variables;
    private final Caller caller;

    SetFacilitator(Hosting hosting, MeetingVariables variables, Caller caller) {
        this.hosting = hosting;
        this.variables = variables;
        this.caller = caller;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String who = JourneyScope.text(execution, "substituteId");
        if (who == null) {
            throw Refused.form("Please choose who facilitates.");
        }
        variables.setFacilitator(
                execution,
                hosting.facilitatedBy(
                        JourneyScope.groupId(execution),
                        who,
                        JourneyScope.text(execution, "secondFacilitatorId"),
                        JourneyScope.isYes(execution, "isForGood"),
                        caller.id()));
    }
}
