package org.alongside.safety.process;

import org.alongside.engine.BpmnTask;
import org.alongside.engine.BusinessKey;
import org.alongside.engine.Caller;
import org.alongside.safety.Concerns;
import org.alongside.safety.bpmn.SafetyFollowUpProcess;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** The follow-up found that somebody has to act now. */
@BpmnTask(process = SafetyFollowUpProcess.KEY, elements = SafetyFollowUpProcess.SERVICE_TASK_RAISE_CONCERN)
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
                BusinessKey.journeyId(execution),
                Concerns.Level.valueOf(SafetyFollowUpProcess.SAFETY_LEVEL.get(execution)),
                caller.id(),
                SafetyFollowUpProcess.WORKER_ID.get(execution),
                SafetyFollowUpProcess.JOURNEY_LABEL.get(execution));
    }
}
