package org.alongside.workers.process;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.alongside.access.Readers;
import org.alongside.access.RecordPart;
import org.alongside.engine.BpmnTask;
import org.alongside.engine.BusinessKey;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.workers.JourneyLock;
import org.alongside.workers.Matching;
import org.alongside.workers.Walks;
import org.alongside.workers.WorkerMatched;
import org.alongside.workers.bpmn.MatchWorkerProcess;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.ApplicationEventPublisher;

/** A worker begins to walk with a survivor; what the one before had open goes over to them. */
@BpmnTask(process = MatchWorkerProcess.KEY, elements = MatchWorkerProcess.SERVICE_TASK_RECORD_MATCH)
@Policy(PolicyId.CONF_08)
public class RecordMatch implements JavaDelegate {
    /** What is open to them for another reason than that they walked: they assess, or host a group of the survivor. */
    private static final List<RecordPart> FOR_ANOTHER_REASON = List.of(RecordPart.OFFENDING, RecordPart.JOINING);

    private final Matching matching;
    private final JourneyLock journeys;
    private final Walks walks;
    private final Readers readers;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    RecordMatch(
            Matching matching,
            JourneyLock journeys,
            Walks walks,
            Readers readers,
            ApplicationEventPublisher events,
            Clock clock) {
        this.matching = matching;
        this.journeys = journeys;
        this.walks = walks;
        this.readers = readers;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        JourneyId journeyId = BusinessKey.journeyId(execution);
        journeys.lock(journeyId);
        WorkerId worker = MatchWorkerProcess.OFFERED_WORKER_ID.get(execution);
        Optional<WorkerId> before = walks.lastWorkerOf(journeyId);
        boolean seesAll = before.isEmpty()
                || MatchWorkerProcess.ReleaseEarlier.ALL.equals(
                        MatchWorkerProcess.RELEASE_EARLIER.find(execution).orElse(null));
        walks.answered(journeyId, worker, MatchWorkerProcess.OfferAnswer.ACCEPT);
        walks.begin(journeyId, worker, matching.wishes(journeyId), seesAll ? Instant.EPOCH : clock.instant());
        WorkerId firstContactBy = MatchWorkerProcess.FIRST_CONTACT_BY.get(execution);
        List<WorkerId> others = Stream.concat(before.stream(), Stream.of(firstContactBy))
                .filter(other -> !other.equals(worker))
                .toList();
        others.forEach(other -> readers.close(journeyId, other, FOR_ANOTHER_REASON));
        MatchWorkerProcess.WORKER_ID.set(execution, worker);
        events.publishEvent(new WorkerMatched(journeyId, worker, others));
    }
}
