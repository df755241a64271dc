package org.alongside.safety.process;

import org.alongside.engine.BpmnTask;
import org.alongside.engine.BusinessKey;
import org.alongside.engine.Caller;
import org.alongside.safety.Concerns;
import org.alongside.safety.bpmn.SafetyConcernProcess;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Closes a concern when a second person agrees that it is enough. */
@BpmnTask(process = SafetyConcernProcess.KEY, elements = SafetyConcernProcess.SERVICE_TASK_CLOSE_CONCERN)
public class CloseConcern implements JavaDelegate {
    private final Concerns concerns;
    private final Caller caller;

    CloseConcern(Concerns concerns, Caller caller) {
        this.concerns = concerns;
        this.caller = caller;
    }

    @Override
    public void execute(DelegateExecution execution) {
        concerns.close(
                BusinessKey.journeyId(execution),
                SafetyConcernProcess.CONCERN_ID.get(execution),
                SafetyConcernProcess.DECIDED_BY.get(execution),
                caller.id(),
                SafetyConcernProcess.CONCERN_OUTCOME.get(execution));
    }
}
