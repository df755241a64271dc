package org.alongside.safety.process;

import java.time.Instant;
import java.util.Objects;
import org.alongside.engine.BpmnTask;
import org.alongside.engine.BusinessKey;
import org.alongside.engine.Caller;
import org.alongside.safety.Concerns;
import org.alongside.safety.bpmn.SafetyConcernProcess;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** A supervisor reached who acts, so they go on, with time to do so. */
@BpmnTask(process = SafetyConcernProcess.KEY, elements = SafetyConcernProcess.SERVICE_TASK_LET_WORKER_ACT)
public class LetWorkerAct implements JavaDelegate {
    private final Concerns concerns;
    private final Caller caller;

    LetWorkerAct(Concerns concerns, Caller caller) {
        this.concerns = concerns;
        this.caller = caller;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Instant due = Objects.requireNonNull(
                SafetyConcernProcess.DUE_ON.find(execution).orElse(null));
        SafetyConcernProcess.DUE_ON.set(
                execution,
                concerns.letWorkerAct(
                        BusinessKey.journeyId(execution),
                        SafetyConcernProcess.CONCERN_ID.get(execution),
                        caller.id(),
                        due));
    }
}
