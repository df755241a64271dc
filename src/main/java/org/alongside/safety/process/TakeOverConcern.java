package org.alongside.safety.process;

import org.alongside.engine.BpmnTask;
import org.alongside.engine.BusinessKey;
import org.alongside.engine.Caller;
import org.alongside.safety.Concerns;
import org.alongside.safety.bpmn.SafetyConcernProcess;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** A supervisor acts from now on. */
@BpmnTask(process = SafetyConcernProcess.KEY, elements = SafetyConcernProcess.SERVICE_TASK_TAKE_OVER_CONCERN)
public class TakeOverConcern implements JavaDelegate {
    private final Concerns concerns;
    private final Caller caller;

    TakeOverConcern(Concerns concerns, Caller caller) {
        this.concerns = concerns;
        this.caller = caller;
    }

    @Override
    public void execute(DelegateExecution execution) {
        SafetyConcernProcess.DUE_ON.set(
                execution,
                concerns.takeOver(
                        BusinessKey.journeyId(execution), SafetyConcernProcess.CONCERN_ID.get(execution), caller.id()));
    }
}
