package org.alongside.safety.process;

import org.alongside.engine.BpmnTask;
import org.alongside.engine.JourneyScope;
import org.alongside.ids.ConcernId;
import org.alongside.safety.Concerns;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Asks all supervisors, because nobody has acted in time or nobody was reached. */
@BpmnTask(process = "safety-concern", elements = "serviceTask_escalateConcern")
public class EscalateConcern implements JavaDelegate {
    private final Concerns concerns;

    EscalateConcern(Concerns concerns) {
        this.concerns = concerns;
    }

    @Override
    public void execute(DelegateExecution execution) {
        JourneyScope.date(
                execution,
                "supervisorDueOn",
                concerns.escalate(
                        JourneyScope.journeyId(execution),
                        ConcernId.of(JourneyScope.required(execution, "concernId"))));
    }
}
