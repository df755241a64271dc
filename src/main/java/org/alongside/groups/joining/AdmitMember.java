package org.alongside.groups.joining;

import org.alongside.engine.BpmnTask;
import org.alongside.engine.Caller;
import org.alongside.groups.bpmn.WelcomeEveningProcess;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Makes the survivor a member. (GROUP-01, GROUP-06, GROUP-07, GROUP-08) */
@BpmnTask(process = WelcomeEveningProcess.KEY, elements = WelcomeEveningProcess.SERVICE_TASK_ADMIT_MEMBER)
public class AdmitMember implements JavaDelegate {
    private final JoinGroupSteps joining;
    private final Caller caller;

    AdmitMember(JoinGroupSteps joining, Caller caller) {
        this.joining = joining;
        this.caller = caller;
    }

    @Override
    public void execute(DelegateExecution execution) {
        boolean isMember = joining.admit(
                WelcomeEveningProcess.CANDIDATE_ID.get(execution),
                WelcomeEveningProcess.GROUP_ID.get(execution),
                WelcomeEveningProcess.ENDORSES_NOW.get(execution),
                caller.id());
        WelcomeEveningProcess.ELIGIBILITY.set(
                execution,
                isMember ? WelcomeEveningProcess.Eligibility.POSSIBLE : WelcomeEveningProcess.Eligibility.NOT_NOW);
    }
}
