package org.alongside.journey.process;

import org.alongside.engine.BpmnTask;
import org.alongside.engine.Caller;
import org.alongside.engine.JourneyScope;
import org.alongside.safety.Concerns;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jspecify.annotations.Nullable;

/** Raises a concern beside the journey, for the walking worker, or for who took the first contact while there is none. */
@BpmnTask(process = "look-at-safety", elements = "serviceTask_raiseConcernFromAnswers")
@BpmnTask(process = "support", elements = "serviceTask_raiseConcernByWorker")
@BpmnTask(process = "at-any-time", elements = "serviceTask_raiseConcernFromMessage")
public class RaiseSafetyConcern implements JavaDelegate {
    private final Concerns concerns;
    private final Caller caller;

    RaiseSafetyConcern(Concerns concerns, Caller caller) {
        this.concerns = concerns;
        this.caller = caller;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String worker = JourneyScope.text(execution, "workerId");
        concerns.raise(
                JourneyScope.journeyId(execution),
                level(JourneyScope.text(execution, "safetyLevel")),
                caller.id(),
                worker != null ? worker : JourneyScope.required(execution, "firstContactBy"),
                JourneyScope.required(execution, "journeyLabel"));
    }

    /** A concern that came without a level, or with one below urgent, is taken as urgent: somebody raised it. */
    private static Concerns.Level level(@Nullable String given) {
        return "EMERGENCY".equals(given) ? Concerns.Level.EMERGENCY : Concerns.Level.URGENT;
    }
}
