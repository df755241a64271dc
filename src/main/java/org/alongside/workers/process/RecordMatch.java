package org.alongside.workers.process;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.alongside.access.Compartment;
import org.alongside.access.Readers;
import org.alongside.engine.BpmnTask;
import org.alongside.engine.JourneyScope;
import org.alongside.engine.Processes;
import org.alongside.ids.JourneyId;
import org.alongside.workers.Matching;
import org.alongside.workers.Walks;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** A worker begins to walk with a survivor; what the one before had open goes over to them. */
@BpmnTask(process = "match-worker", elements = "serviceTask_recordMatch")
public class RecordMatch implements JavaDelegate {
    /** What is open to them for another reason than that they walked: they assess, or host a group of the survivor. */
    private static final List<Compartment> FOR_ANOTHER_REASON = List.of(Compartment.OFFENDING, Compartment.JOINING);

    private final Matching matching;
    private final Walks walks;
    private final Readers readers;
    private final Processes processes;
    private final Clock clock;

    RecordMatch(Matching matching, Walks walks, Readers readers, Processes processes, Clock clock) {
        this.matching = matching;
        this.walks = walks;
        this.readers = readers;
        this.processes = processes;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        JourneyId journeyId = JourneyScope.journeyId(execution);
        String worker = JourneyScope.required(execution, "offeredWorkerId");
        Optional<String> before = walks.lastWorkerOf(journeyId);
        boolean seesAll = before.isEmpty() || "ALL".equals(JourneyScope.text(execution, "releaseEarlier"));
        walks.answered(journeyId, worker, "ACCEPT");
        walks.begin(journeyId, worker, matching.wishes(journeyId), seesAll ? Instant.EPOCH : clock.instant());
        String firstContactBy = JourneyScope.required(execution, "firstContactBy");
        Stream.concat(before.stream(), Stream.of(firstContactBy))
                .filter(other -> !other.equals(worker))
                .forEach(other -> stopsFor(journeyId, other, worker));
        execution.setVariable("workerId", worker);
        processes.set("survivor-journey", journeyId, "workerId", worker);
        processes.handOver(journeyId, worker, "survivor-journey");
    }

    /** What they were to act on is for the new worker; what a supervisor has taken over stays with the supervisor. */
    private void stopsFor(JourneyId journeyId, String other, String worker) {
        readers.close(journeyId, other, FOR_ANOTHER_REASON);
        Map<String, String> theirs = Map.of("workerId", other);
        if (processes.isRunning("safety-concern", journeyId, theirs)) {
            processes.handOver("safety-concern", journeyId, theirs, "workerId", worker, List.of("userTask_actNow"));
            readers.end(journeyId, other, List.of(Compartment.ACTING, Compartment.CONCERN));
        }
    }
}
