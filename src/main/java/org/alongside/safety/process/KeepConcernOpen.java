package org.alongside.safety.process;

import org.alongside.engine.BpmnTask;
import org.alongside.engine.Caller;
import org.alongside.engine.JourneyScope;
import org.alongside.ids.ConcernId;
import org.alongside.safety.Concerns;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Keeps a concern open and says by when it is looked at again. */
@BpmnTask(process = "safety-concern", elements = "serviceTask_keepConcernOpen")
public class KeepConcernOpen implements JavaDelegate {
    private final Concerns concerns;
    private final Caller caller;

    KeepConcernOpen(Concerns concerns, Caller caller) {
        this.concerns = concerns;
        this.caller = caller;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Concerns.Times times = concerns.keepOpen(
                JourneyScope.journeyId(execution),
                ConcernId.of(JourneyScope.required(execution, "concernId")),
                caller.id(),
                JourneyScope.date(execution, "lookAgainOn"));
        JourneyScope.date(execution, "followUpOn", times.followUp());
        JourneyScope.date(execution, "dueOn", times.due());
        JourneyScope.date(execution, "supervisorDueOn", times.supervisorDue());
        JourneyScope.date(execution, "lookAgainOn", null);
        execution.setVariable("concernOutcome", null);
        execution.setVariable("decidedBy", null);
    }
}
