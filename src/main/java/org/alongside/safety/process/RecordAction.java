package org.alongside.safety.process;

import org.alongside.engine.BpmnTask;
import org.alongside.engine.Caller;
import org.alongside.engine.JourneyScope;
import org.alongside.ids.ConcernId;
import org.alongside.safety.Concerns;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Records how things are once somebody has acted, and who says so. */
@BpmnTask(process = "safety-concern", elements = "serviceTask_recordAction")
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
                JourneyScope.journeyId(execution),
                ConcernId.of(JourneyScope.required(execution, "concernId")),
                caller.id(),
                Concerns.Outcome.valueOf(JourneyScope.required(execution, "concernOutcome")),
                JourneyScope.date(execution, "lookAgainOn"));
        execution.setVariable("decidedBy", caller.id());
    }
}
