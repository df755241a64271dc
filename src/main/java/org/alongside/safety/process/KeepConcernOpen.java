package org.alongside.safety.process;

import org.alongside.engine.BpmnTask;
import org.alongside.engine.BusinessKey;
import org.alongside.engine.Caller;
import org.alongside.safety.Concerns;
import org.alongside.safety.bpmn.SafetyConcernProcess;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Keeps a concern open and says by when it is looked at again. */
@BpmnTask(process = SafetyConcernProcess.KEY, elements = SafetyConcernProcess.SERVICE_TASK_KEEP_CONCERN_OPEN)
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
                BusinessKey.journeyId(execution),
                SafetyConcernProcess.CONCERN_ID.get(execution),
                caller.id(),
                SafetyConcernProcess.LOOK_AGAIN_ON.find(execution).orElse(null));
        SafetyConcernProcess.FOLLOW_UP_ON.set(execution, times.followUp());
        SafetyConcernProcess.DUE_ON.set(execution, times.due());
        SafetyConcernProcess.SUPERVISOR_DUE_ON.set(execution, times.supervisorDue());
        SafetyConcernProcess.LOOK_AGAIN_ON.set(execution, null);
        SafetyConcernProcess.CONCERN_OUTCOME.set(execution, null);
        SafetyConcernProcess.DECIDED_BY.set(execution, null);
    }
}
