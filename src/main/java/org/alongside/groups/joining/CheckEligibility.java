package org.alongside.groups.joining;

import org.alongside.engine.BpmnTask;
import org.alongside.engine.Caller;
import org.alongside.engine.JourneyScope;
import org.alongside.ids.CandidateId;
import org.alongside.ids.GroupId;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Sees whether the group is possible now, and who talks with the survivor next. (GROUP-01, OFFEND-07) */
@BpmnTask(process = "way-into-group", elements = "serviceTask_checkEligibility")
public class CheckEligibility implements JavaDelegate {
    private final Joining joining;
    private final Caller caller;

    CheckEligibility(Joining joining, Caller caller) {
        this.joining = joining;
        this.caller = caller;
    }

    @Override
    public void execute(DelegateExecution execution) {
        boolean isPossible = joining.goOn(
                CandidateId.of(JourneyScope.required(execution, "candidateId")),
                GroupId.of(JourneyScope.required(execution, "groupId")),
                caller.id());
        execution.setVariable("eligibility", isPossible ? "POSSIBLE" : "NOT_NOW");
        Joining.Next next = joining.next(
                GroupId.of(JourneyScope.required(execution, "groupId")), JourneyScope.required(execution, "workerId"));
        execution.setVariable("nextTalk", next.talk().name());
        execution.setVariable("facilitatorId", next.facilitatorId());
    }
}
