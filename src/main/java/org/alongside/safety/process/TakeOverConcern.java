package org.alongside.safety.process;

import org.alongside.engine.BpmnTask;
import org.alongside.engine.Caller;
import org.alongside.engine.JourneyScope;
import org.alongside.ids.ConcernId;
import org.alongside.safety.Concerns;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** A supervisor acts from now on. */
@BpmnTask(process = "safety-concern", elements = "serviceTask_takeOverConcern")
public class TakeOverConcern implements JavaDelegate {
    private final Concerns concerns;
    private final Caller caller;

    TakeOverConcern(Concerns concerns, Caller caller) {
        this.concerns = concerns;
        this.caller = caller;
    }

    @Override
    public void execute(DelegateExecution execution) {
        JourneyScope.date(
                execution,
                "dueOn",
                concerns.takeOver(
                        JourneyScope.journeyId(execution),
                        ConcernId.of(JourneyScope.required(execution, "concernId")),
                        caller.id()));
    }
}
