package org.alongside.safety.process;

import org.alongside.engine.BpmnTask;
import org.alongside.engine.Caller;
import org.alongside.engine.JourneyScope;
import org.alongside.ids.ConcernId;
import org.alongside.safety.Concerns;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Closes a concern when a second person agrees that it is enough. */
@BpmnTask(process = "safety-concern", elements = "serviceTask_closeConcern")
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
                JourneyScope.journeyId(execution),
                ConcernId.of(JourneyScope.required(execution, "concernId")),
                JourneyScope.required(execution, "decidedBy"),
                caller.id(),
                JourneyScope.required(execution, "concernOutcome"));
    }
}
