package org.alongside.groups.joining;

import org.alongside.engine.BpmnTask;
import org.alongside.engine.Caller;
import org.alongside.engine.JourneyScope;
import org.alongside.ids.CandidateId;
import org.alongside.ids.GroupId;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Makes the survivor a member. (GROUP-01, GROUP-06, GROUP-07, GROUP-08) */
@BpmnTask(process = "welcome-evening", elements = "serviceTask_admitMember")
public class AdmitMember implements JavaDelegate {
    private final Joining joining;
    private final Caller caller;

    AdmitMember(Joining joining, Caller caller) {
        this.joining = joining;
        this.caller = caller;
    }

    @Override
    public void execute(DelegateExecution execution) {
        boolean isMember = joining.admit(
                CandidateId.of(JourneyScope.required(execution, "candidateId")),
                GroupId.of(JourneyScope.required(execution, "groupId")),
                JourneyScope.isYes(execution, "endorsesNow"),
                caller.id());
        execution.setVariable("eligibility", isMember ? "POSSIBLE" : "NOT_NOW");
    }
}
