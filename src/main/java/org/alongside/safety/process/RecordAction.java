package org.alongside.safety.process;

import org.alongside.engine.BpmnTask;
import org.alongside.engine.BusinessKey;
import org.alongside.engine.Caller;
import org.alongside.safety.Concerns;
import org.alongside.safety.bpmn.SafetyConcernProcess;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Records how things are once somebody has acted, and who says so. */
@BpmnTask(process = SafetyConcernProcess.KEY, elements = SafetyConcernProcess.SERVICE_TASK_RECORD_ACTION)
public class RecordAction implements JavaDelegate {
    private final Concerns concerns;
    private final Caller caller;

    RecordAction(Concerns concerns, Caller caller) {
        this.concerns = concerns;
        this.caller = caller;
    }

    @Override
    public void execute(DelegateExecution execution) {
        concerns.recordAction(
                BusinessKey.journeyId(execution),
                SafetyConcernProcess.CONCERN_ID.get(execution),
                caller.id(),
                Concerns.Outcome.valueOf(SafetyConcernProcess.CONCERN_OUTCOME.get(execution)),
                SafetyConcernProcess.LOOK_AGAIN_ON.find(execution).orElse(null));
        SafetyConcernProcess.DECIDED_BY.set(execution, caller.id());
    }
}
