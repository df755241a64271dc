package org.alongside.journey.support;

import org.alongside.engine.BpmnTask;
import org.alongside.engine.BusinessKey;
import org.alongside.engine.Caller;
import org.alongside.journey.bpmn.SupportProcess;
import org.alongside.journey.state.Journeys;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Keeps that a session took place, also while something is assessed: they go on meeting meanwhile (OFFEND-01). */
@BpmnTask(process = SupportProcess.KEY, elements = SupportProcess.SERVICE_TASK_KEEP_SESSION)
public class KeepSession implements JavaDelegate {
    private final Journeys journeys;
    private final Caller caller;

    KeepSession(Journeys journeys, Caller caller) {
        this.journeys = journeys;
        this.caller = caller;
    }

    @Override
    public void execute(DelegateExecution execution) {
        journeys.sessionHeld(BusinessKey.journeyId(execution), caller.id());
    }
}
