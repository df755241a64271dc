package org.alongside.groups.joining;

import org.alongside.engine.BpmnTask;
import org.alongside.engine.Caller;
import org.alongside.groups.bpmn.JoinGroupProcess;
import org.alongside.groups.joining.Candidates.Stage;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** The place is free again, and the facilitator sees no more of them; the way begins anew if they want. */
@BpmnTask(process = JoinGroupProcess.KEY, elements = JoinGroupProcess.SERVICE_TASK_GIVE_BACK_PLACE)
public class GiveBackPlace implements JavaDelegate {
    private final JoinGroupSteps joining;
    private final Caller caller;

    GiveBackPlace(JoinGroupSteps joining, Caller caller) {
        this.joining = joining;
        this.caller = caller;
    }

    @Override
    public void execute(DelegateExecution execution) {
        joining.giveBack(JoinGroupProcess.CANDIDATE_ID.get(execution), Stage.TALKING, caller.id());
    }
}
