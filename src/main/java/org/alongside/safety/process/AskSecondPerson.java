package org.alongside.safety.process;

import org.alongside.engine.BpmnTask;
import org.alongside.engine.BusinessKey;
import org.alongside.safety.Concerns;
import org.alongside.safety.bpmn.AgreeToCloseProcess;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Asks somebody else than who decided whether it is enough. */
@BpmnTask(process = AgreeToCloseProcess.KEY, elements = AgreeToCloseProcess.SERVICE_TASK_ASK_SECOND_PERSON)
public class AskSecondPerson implements JavaDelegate {
    private final Concerns concerns;

    AskSecondPerson(Concerns concerns) {
        this.concerns = concerns;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Concerns.Asked asked = concerns.askSecondPerson(
                BusinessKey.journeyId(execution),
                AgreeToCloseProcess.CONCERN_ID.get(execution),
                AgreeToCloseProcess.DECIDED_BY.get(execution));
        AgreeToCloseProcess.SECOND_ID.set(execution, asked.worker());
        AgreeToCloseProcess.AGREE_DUE_ON.set(execution, asked.due());
    }
}
