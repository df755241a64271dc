package org.alongside.safety.process;

import java.util.UUID;
import org.alongside.engine.BpmnTask;
import org.alongside.engine.JourneyScope;
import org.alongside.safety.Concerns;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Writes down that nobody took the concern in time. */
@BpmnTask(process = "safety-concern", elements = "serviceTask_escalateConcern")
public class EscalateConcern implements JavaDelegate {
    private final Concerns concerns;

    EscalateConcern(Concerns concerns) {
        this.concerns = concerns;
    }

    @Override
    public void execute(DelegateExecution execution) {
        concerns.escalate(
                JourneyScope.journeyId(execution), UUID.fromString(JourneyScope.required(execution, "concernId")));
    }
}
