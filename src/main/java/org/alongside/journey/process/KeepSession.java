package org.alongside.journey.process;

import org.alongside.engine.BpmnTask;
import org.alongside.engine.Caller;
import org.alongside.engine.JourneyScope;
import org.alongside.journey.Journeys;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Keeps that a session took place, also while something is assessed: they go on meeting meanwhile (OFFEND-01). */
@BpmnTask(process = "support", elements = "serviceTask_keepSession")
public class KeepSession implements JavaDelegate {
    private final Journeys journeys;
    private final Caller caller;

    KeepSession(Journeys journeys, Caller caller) {
        this.journeys = journeys;
        this.caller = caller;
    }

    @Override
    public void execute(DelegateExecution execution) {
        journeys.sessionHeld(JourneyScope.journeyId(execution), caller.id());
    }
}
