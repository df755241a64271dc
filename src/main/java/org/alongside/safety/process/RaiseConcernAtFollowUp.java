package org.alongside.safety.process;

import org.alongside.engine.BpmnTask;
import org.alongside.engine.Caller;
import org.alongside.engine.JourneyScope;
import org.alongside.safety.Concerns;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** The follow-up found that somebody has to act now. */
@BpmnTask(process = "safety-follow-up", elements = "serviceTask_raiseConcern")
public class RaiseConcernAtFollowUp implements JavaDelegate {
    private final Concerns concerns;
    private final Caller caller;

    RaiseConcernAtFollowUp(Concerns concerns, Caller caller) {
        this.concerns = concerns;
        this.caller = caller;
    }

    @Override
    public void execute(DelegateExecution execution) {
        concerns.raise(
                JourneyScope.journeyId(execution),
                Concerns.Level.valueOf(JourneyScope.required(execution, "safetyLevel")),
                caller.id(),
                JourneyScope.required(execution, "workerId"),
                JourneyScope.required(execution, "journeyLabel"));
    }
}
