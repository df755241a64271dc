package org.alongside.journey.support;

import org.alongside.engine.BpmnTask;
import org.alongside.engine.BusinessKey;
import org.alongside.engine.Caller;
import org.alongside.ids.WorkerId;
import org.alongside.journey.bpmn.AtAnyTimeProcess;
import org.alongside.journey.bpmn.LookAtSafetyProcess;
import org.alongside.journey.bpmn.SupportProcess;
import org.alongside.safety.Concerns;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jspecify.annotations.Nullable;

/** Raises a concern beside the journey, for the walking worker, or for who took the first contact while there is none. */
@BpmnTask(process = LookAtSafetyProcess.KEY, elements = LookAtSafetyProcess.SERVICE_TASK_RAISE_CONCERN_FROM_ANSWERS)
@BpmnTask(process = SupportProcess.KEY, elements = SupportProcess.SERVICE_TASK_RAISE_CONCERN_BY_WORKER)
@BpmnTask(process = AtAnyTimeProcess.KEY, elements = AtAnyTimeProcess.SERVICE_TASK_RAISE_CONCERN_FROM_MESSAGE)
public class RaiseSafetyConcern implements JavaDelegate {
    private final Concerns concerns;
    private final Caller caller;

    RaiseSafetyConcern(Concerns concerns, Caller caller) {
        this.concerns = concerns;
        this.caller = caller;
    }

    @Override
    public void execute(DelegateExecution execution) {
        WorkerId worker = LookAtSafetyProcess.WORKER_ID.find(execution).orElse(null);
        concerns.raise(
                BusinessKey.journeyId(execution),
                level(LookAtSafetyProcess.SAFETY_LEVEL.find(execution).orElse(null)),
                caller.id(),
                worker != null ? worker : LookAtSafetyProcess.FIRST_CONTACT_BY.get(execution),
                LookAtSafetyProcess.JOURNEY_LABEL.get(execution));
    }

    /** A concern that came without a level, or with one below urgent, is taken as urgent: somebody raised it. */
    private static Concerns.Level level(@Nullable String given) {
        return LookAtSafetyProcess.SafetyLevel.EMERGENCY.equals(given)
                ? Concerns.Level.EMERGENCY
                : Concerns.Level.URGENT;
    }
}
