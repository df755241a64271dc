package org.alongside.journey.process;

import org.alongside.engine.BpmnTask;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;

/** The survivor took their consent back: whatever was going on, what follows is that the record is erased. (CONSENT-06) */
@BpmnTask(process = "survivor-journey", elements = "boundaryEvent_consentWithdrawn")
public class RememberWithdrawal implements ExecutionListener {
    @Override
    public void notify(DelegateExecution execution) {
        execution.setVariable("wayOut", "consent.withdrawn");
    }
}
