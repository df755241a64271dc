package org.alongside.journey.process;

import java.time.Instant;
import org.alongside.access.Compartment;
import org.alongside.access.Readers;
import org.alongside.engine.BpmnTask;
import org.alongside.engine.Caller;
import org.alongside.engine.JourneyScope;
import org.alongside.ids.JourneyId;
import org.alongside.journey.Journeys;
import org.alongside.journey.Step;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Opens a journey. Whoever took the first contact sees how to make contact until a worker walks with the survivor. */
@BpmnTask(process = "first-contact", elements = "serviceTask_openJourney")
public class OpenJourney implements JavaDelegate {
    private final Journeys journeys;
    private final Readers readers;
    private final Caller caller;

    OpenJourney(Journeys journeys, Readers readers, Caller caller) {
        this.journeys = journeys;
        this.readers = readers;
        this.caller = caller;
    }

    @Override
    public void execute(DelegateExecution execution) {
        JourneyId journeyId = JourneyScope.journeyId(execution);
        String by = caller.id();
        execution.setVariable("journeyLabel", journeys.open(journeyId, by));
        execution.setVariable("firstContactBy", by);
        execution.setVariable("organisationId", execution.getTenantId());
        execution.setVariable("step", Step.MATCH.name());
        readers.open(journeyId, by, Compartment.CONTACT, Instant.EPOCH, Readers.Reason.FIRST_CONTACT);
    }
}
