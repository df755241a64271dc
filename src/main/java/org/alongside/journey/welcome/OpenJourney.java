package org.alongside.journey.welcome;

import java.time.Instant;
import org.alongside.access.Readers;
import org.alongside.access.RecordPart;
import org.alongside.engine.BpmnTask;
import org.alongside.engine.BusinessKey;
import org.alongside.engine.Caller;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.bpmn.FirstContactProcess;
import org.alongside.journey.state.Journeys;
import org.alongside.journey.state.Step;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Opens a journey. Whoever took the first contact sees how to make contact until a worker walks with the survivor. */
@BpmnTask(process = FirstContactProcess.KEY, elements = FirstContactProcess.SERVICE_TASK_OPEN_JOURNEY)
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
        JourneyId journeyId = BusinessKey.journeyId(execution);
        WorkerId by = caller.id();
        FirstContactProcess.JOURNEY_LABEL.set(execution, journeys.open(journeyId, by));
        FirstContactProcess.FIRST_CONTACT_BY.set(execution, by);
        FirstContactProcess.ORGANISATION_ID.set(execution, execution.getTenantId());
        FirstContactProcess.STEP.set(execution, Step.MATCH.name());
        readers.open(journeyId, by, RecordPart.CONTACT, Instant.EPOCH, Readers.Reason.FIRST_CONTACT);
    }
}
