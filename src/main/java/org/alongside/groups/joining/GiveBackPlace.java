package org.alongside.groups.joining;

import org.alongside.engine.BpmnTask;
import org.alongside.engine.Caller;
import org.alongside.engine.JourneyScope;
import org.alongside.groups.joining.Candidates.Stage;
import org.alongside.ids.CandidateId;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** The place is free again, and the facilitator sees no more of them; the way begins anew if they want. */
@BpmnTask(process = "join-group", elements = "serviceTask_giveBackPlace")
public class GiveBackPlace implements JavaDelegate {
    private final Joining joining;
    private final Caller caller;

    GiveBackPlace(Joining joining, Caller caller) {
        this.joining = joining;
        this.caller = caller;
    }

    @Override
    public void execute(DelegateExecution execution) {
        joining.giveBack(CandidateId.of(JourneyScope.required(execution, "candidateId")), Stage.TALKING, caller.id());
    }
}
