package org.alongside.journey.leaving;

import org.alongside.engine.BpmnTask;
import org.alongside.journey.bpmn.SurvivorJourneyProcess;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;

/** The survivor took their consent back: whatever was going on, what follows is that the record is erased. (CONSENT-06) */
@BpmnTask(process = SurvivorJourneyProcess.KEY, elements = SurvivorJourneyProcess.BOUNDARY_EVENT_CONSENT_WITHDRAWN)
public class RememberWithdrawal implements ExecutionListener {
    @Override
    public void notify(DelegateExecution execution) {
        SurvivorJourneyProcess.WAY_OUT.set(execution, SurvivorJourneyProcess.MESSAGE_CONSENT_WITHDRAWN);
    }
}
