package org.alongside.journey.process;

import java.util.Set;
import java.util.UUID;
import org.alongside.engine.BpmnTask;
import org.alongside.engine.Caller;
import org.alongside.engine.JourneyScope;
import org.alongside.journey.Journeys;
import org.alongside.safety.OffenceOverlap;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Keeps that a session took place. Staying in touch is always possible; meeting is not while something is assessed. */
@BpmnTask(process = "survivor-journey", elements = "serviceTask_keepSession")
public class KeepSession implements JavaDelegate {
    private static final Set<String> IN_TOUCH = Set.of("PHONE", "MESSAGE");

    private final Journeys journeys;
    private final OffenceOverlap overlap;
    private final Caller caller;

    KeepSession(Journeys journeys, OffenceOverlap overlap, Caller caller) {
        this.journeys = journeys;
        this.overlap = overlap;
        this.caller = caller;
    }

    @Override
    public void execute(DelegateExecution execution) {
        UUID journeyId = JourneyScope.journeyId(execution);
        if (!IN_TOUCH.contains(JourneyScope.required(execution, "sessionKind"))) {
            overlap.maySupport(journeyId).orRefuse();
        }
        journeys.sessionHeld(journeyId, caller.id());
    }
}
