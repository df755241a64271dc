package org.alongside.journey.leaving;

import java.time.Instant;
import org.alongside.access.Readers;
import org.alongside.access.RecordPart;
import org.alongside.engine.BpmnTask;
import org.alongside.engine.BusinessKey;
import org.alongside.engine.Caller;
import org.alongside.engine.Processes;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.bpmn.SurvivorJourneyProcess;
import org.alongside.journey.keeping.ErasureReviews;
import org.alongside.journey.state.InterimContact;
import org.alongside.journey.state.Journeys;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.workers.Matching;
import org.alongside.workers.Walks;
import org.alongside.workers.bpmn.MatchWorkerProcess;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/**
 * Somebody who had left comes back to where they left off. The worker they knew walks with them again where the policies
 * let them; else a worker is looked for beside the journey, which waits with the step that they had reached.
 */
@BpmnTask(process = SurvivorJourneyProcess.KEY, elements = SurvivorJourneyProcess.SERVICE_TASK_REOPEN_JOURNEY)
@Policy(PolicyId.CONSENT_02)
public class ReopenJourney implements JavaDelegate {
    private final Journeys journeys;
    private final Matching matching;
    private final Walks walks;
    private final Readers readers;
    private final InterimContact inTouch;
    private final WorkerSearch search;
    private final Processes processes;
    private final ErasureReviews reviews;
    private final Caller caller;

    ReopenJourney(
            Journeys journeys,
            Matching matching,
            Walks walks,
            Readers readers,
            InterimContact inTouch,
            WorkerSearch search,
            Processes processes,
            ErasureReviews reviews,
            Caller caller) {
        this.journeys = journeys;
        this.matching = matching;
        this.walks = walks;
        this.readers = readers;
        this.inTouch = inTouch;
        this.search = search;
        this.processes = processes;
        this.reviews = reviews;
        this.caller = caller;
    }

    @Override
    public void execute(DelegateExecution execution) {
        JourneyId journeyId = BusinessKey.journeyId(execution);
        Journeys.Journey journey = journeys.find(journeyId).orElseThrow();
        processes.cancel(MatchWorkerProcess.KEY, journeyId, "The survivor came back.");
        reviews.noLongerNeeded(journeyId, caller.id());
        SurvivorJourneyProcess.JOURNEY_LABEL.set(execution, journey.label());
        WorkerId firstContactBy =
                inTouch.with(journeyId, journey.firstContactBy()).orElse(journey.firstContactBy());
        SurvivorJourneyProcess.FIRST_CONTACT_BY.set(execution, firstContactBy);
        SurvivorJourneyProcess.ORGANISATION_ID.set(execution, execution.getTenantId());
        SurvivorJourneyProcess.STEP.set(execution, journey.step().name());
        SurvivorJourneyProcess.WORKER_ID.set(execution, null);
        SurvivorJourneyProcess.CONSENT_FOLLOW_UP_ON.set(execution, null);
        SurvivorJourneyProcess.NEXT_ASSESSMENT_ON.set(execution, null);
        SurvivorJourneyProcess.FOLLOW_UP_ON.set(execution, null);
        journeys.become(journeyId, Journeys.State.OPEN, caller.id());
        walks.lastWorkerOf(journeyId)
                .filter(worker -> matching.mayBeAsked(journeyId, worker))
                .ifPresentOrElse(
                        worker -> {
                            walks.beginAgain(journeyId, worker, matching.wishes(journeyId));
                            SurvivorJourneyProcess.WORKER_ID.set(execution, worker);
                        },
                        () -> {
                            readers.open(
                                    journeyId,
                                    firstContactBy,
                                    RecordPart.CONTACT,
                                    Instant.EPOCH,
                                    Readers.Reason.FIRST_CONTACT);
                            search.beside(execution, MatchWorkerProcess.ReleaseEarlier.CONTACT_ONLY);
                        });
    }
}
