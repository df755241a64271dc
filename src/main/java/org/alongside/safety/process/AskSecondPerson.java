package org.alongside.safety.process;

import org.alongside.engine.BpmnTask;
import org.alongside.engine.JourneyScope;
import org.alongside.ids.ConcernId;
import org.alongside.safety.Concerns;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Asks somebody else than who decided whether it is enough. */
@BpmnTask(process = "agree-to-close", elements = "serviceTask_askSecondPerson")
public class AskSecondPerson implements JavaDelegate {
    private final Concerns concerns;

    AskSecondPerson(Concerns concerns) {
        this.concerns = concerns;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Concerns.Asked asked = concerns.askSecondPerson(
                JourneyScope.journeyId(execution),
                ConcernId.of(JourneyScope.required(execution, "concernId")),
                JourneyScope.required(execution, "decidedBy"));
        execution.setVariable("secondId", asked.worker());
        JourneyScope.date(execution, "agreeDueOn", asked.due());
    }
}
