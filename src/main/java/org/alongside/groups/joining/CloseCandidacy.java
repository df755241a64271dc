package org.alongside.groups.joining;

import org.alongside.engine.BpmnTask;
import org.alongside.engine.Caller;
import org.alongside.groups.bpmn.JoinGroupProcess;
import org.alongside.groups.joining.Candidates.Stage;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** The survivor leaves it for now; no reason is kept. (CONSENT-01) */
@BpmnTask(
        process = JoinGroupProcess.KEY,
        elements = {JoinGroupProcess.SERVICE_TASK_CLOSE_CANDIDACY, JoinGroupProcess.SERVICE_TASK_CLOSE_WITHDRAWN})
public class CloseCandidacy implements JavaDelegate {
    private final JoinGroupSteps joining;
    private final Caller caller;

    CloseCandidacy(JoinGroupSteps joining, Caller caller) {
        this.joining = joining;
        this.caller = caller;
    }

    @Override
    public void execute(DelegateExecution execution) {
        joining.giveBack(JoinGroupProcess.CANDIDATE_ID.get(execution), Stage.ENDED, caller.id());
    }
}
