package org.alongside.safety.process;

import org.alongside.engine.BpmnTask;
import org.alongside.engine.BusinessKey;
import org.alongside.safety.Concerns;
import org.alongside.safety.bpmn.SafetyConcernProcess;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Asks all supervisors, because nobody has acted in time or nobody was reached. */
@BpmnTask(process = SafetyConcernProcess.KEY, elements = SafetyConcernProcess.SERVICE_TASK_ESCALATE_CONCERN)
public class EscalateConcern implements JavaDelegate {
    private final Concerns concerns;

    EscalateConcern(Concerns concerns) {
        this.concerns = concerns;
    }

    @Override
    public void execute(DelegateExecution execution) {
        SafetyConcernProcess.SUPERVISOR_DUE_ON.set(
                execution,
                concerns.escalate(BusinessKey.journeyId(execution), SafetyConcernProcess.CONCERN_ID.get(execution)));
    }
}
