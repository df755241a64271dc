package org.alongside.groups.joining;

import org.alongside.engine.BpmnTask;
import org.alongside.engine.Caller;
import org.alongside.engine.JourneyScope;
import org.alongside.groups.joining.Candidates.Stage;
import org.alongside.ids.CandidateId;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** The survivor leaves it for now; no reason is kept. (CONSENT-01) */
@BpmnTask(
        process = "join-group",
        elements = {"serviceTask_closeCandidacy", "serviceTask_closeWithdrawn"})
public class CloseCandidacy implements JavaDelegate {
    private final Joining joining;
    private final Caller caller;

    CloseCandidacy(Joining joining, Caller caller) {
        this.joining = joining;
        this.caller = caller;
    }

    @Override
    public void execute(DelegateExecution execution) {
        joining.giveBack(CandidateId.of(JourneyScope.required(execution, "candidateId")), Stage.ENDED, caller.id());
    }
}
