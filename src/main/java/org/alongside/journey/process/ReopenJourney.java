package org.alongside.journey.process;

import java.time.Instant;
import java.util.List;
import org.alongside.access.Compartment;
import org.alongside.access.Readers;
import org.alongside.engine.BpmnTask;
import org.alongside.engine.Caller;
import org.alongside.engine.JourneyScope;
import org.alongside.engine.Processes;
import org.alongside.ids.JourneyId;
import org.alongside.journey.InTouch;
import org.alongside.journey.Journeys;
import org.alongside.workers.Matching;
import org.alongside.workers.Walks;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/**
 * Somebody who had left comes back to where they left off. The worker they knew walks with them again where the policies
 * let them; else a worker is looked for beside the journey, which waits with the step that they had reached.
 */
@BpmnTask(process = "survivor-journey", elements = "serviceTask_reopenJourney")
public class ReopenJourney implements JavaDelegate {
    private final Journeys journeys;
    private final Matching matching;
    private final Walks walks;
    private final Readers readers;
    private final InTouch inTouch;
    private final WorkerSearch search;
    private final Processes processes;
    private final Caller caller;

    ReopenJourney(
            Journeys journeys,
            Matching matching,
            Walks walks,
            Readers readers,
            InTouch inTouch,
            WorkerSearch search,
            Processes processes,
            Caller caller) {
        this.journeys = journeys;
        this.matching = matching;
        this.walks = walks;
        this.readers = readers;
        this.inTouch = inTouch;
        this.search = search;
        this.processes = processes;
        this.caller = caller;
    }

    @Override
    public void execute(DelegateExecution execution) {
        JourneyId journeyId = JourneyScope.journeyId(execution);
        Journeys.Journey journey = journeys.find(journeyId).orElseThrow();
        processes.cancel("match-worker", journeyId, "The survivor came back.");
        execution.setVariable("journeyLabel", journey.label());
        String firstContactBy =
                inTouch.with(journeyId, journey.firstContactBy()).orElse(journey.firstContactBy());
        execution.setVariable("firstContactBy", firstContactBy);
        execution.setVariable("organisationId", execution.getTenantId());
        execution.setVariable("step", journey.step().name());
        for (String empty : List.of("workerId", "consentFollowUpOn", "nextAssessmentOn", "followUpOn")) {
            execution.setVariable(empty, null);
        }
        journeys.become(journeyId, Journeys.State.OPEN, caller.id());
        walks.lastWorkerOf(journeyId)
                .filter(worker -> matching.mayBeAsked(journeyId, worker))
                .ifPresentOrElse(
                        worker -> {
                            walks.beginAgain(journeyId, worker, matching.wishes(journeyId));
                            execution.setVariable("workerId", worker);
                        },
                        () -> {
                            readers.open(
                                    journeyId,
                                    firstContactBy,
                                    Compartment.CONTACT,
                                    Instant.EPOCH,
                                    Readers.Reason.FIRST_CONTACT);
                            search.beside(execution, "CONTACT_ONLY");
                        });
    }
}
