package org.alongside.safety.process;

import java.time.Instant;
import java.util.Objects;
import org.alongside.engine.BpmnTask;
import org.alongside.engine.Caller;
import org.alongside.engine.JourneyScope;
import org.alongside.ids.ConcernId;
import org.alongside.safety.Concerns;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** A supervisor reached who acts, so they go on, with time to do so. */
@BpmnTask(process = "safety-concern", elements = "serviceTask_letWorkerAct")
public class LetWorkerAct implements JavaDelegate {
    private final Concerns concerns;
    private final Caller caller;

    LetWorkerAct(Concerns concerns, Caller caller) {
        this.concerns = concerns;
        this.caller = caller;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Instant due = Objects.requireNonNull(JourneyScope.date(execution, "dueOn"));
        JourneyScope.date(
                execution,
                "dueOn",
                concerns.letWorkerAct(
                        JourneyScope.journeyId(execution),
                        ConcernId.of(JourneyScope.required(execution, "concernId")),
                        caller.id(),
                        due));
    }
}
