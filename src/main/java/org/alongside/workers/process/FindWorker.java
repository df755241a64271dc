package org.alongside.workers.process;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.alongside.access.Compartment;
import org.alongside.access.Readers;
import org.alongside.engine.BpmnTask;
import org.alongside.engine.JourneyScope;
import org.alongside.policy.Parameter;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.workers.Matching;
import org.alongside.workers.Walks;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.beans.factory.annotation.Value;

/** Finds the next worker to ask, and opens the name the survivor chose to them. */
@BpmnTask(process = "match-worker", elements = "serviceTask_findWorker")
@Policy(PolicyId.SAFE_03)
public class FindWorker implements JavaDelegate {
    private final Matching matching;
    private final Walks walks;
    private final Readers readers;
    private final Clock clock;
    private final Duration offerStands;

    FindWorker(
            Matching matching,
            Walks walks,
            Readers readers,
            Clock clock,
            @Value("${alongside.workers.offer-stands:P2D}") Duration offerStands) {
        this.matching = matching;
        this.walks = walks;
        this.readers = readers;
        this.clock = clock;
        this.offerStands = Parameter.between(
                "alongside.workers.offer-stands", offerStands, Duration.ofHours(1), Duration.ofDays(14));
    }

    @Override
    public void execute(DelegateExecution execution) {
        var journeyId = JourneyScope.journeyId(execution);
        boolean isNewLook = execution.getVariable("offeredWorkerId") == null;
        if (isNewLook) {
            walks.lookAnew(journeyId);
        }
        Optional<String> chosen = Optional.ofNullable(JourneyScope.text(execution, "chosenWorkerId"))
                .filter(id -> matching.mayBeAsked(journeyId, id));
        Optional<String> found = chosen.or(() -> matching.find(
                journeyId,
                JourneyScope.required(execution, "firstContactBy"),
                JourneyScope.isYes(execution, "wishesRelaxed")));
        execution.setVariable("chosenWorkerId", null);
        execution.setVariable("offeredWorkerId", found.orElse(null));
        if (found.isPresent()) {
            JourneyScope.date(execution, "offerExpiresOn", clock.instant().plus(offerStands));
            walks.offer(journeyId, found.get());
            readers.open(journeyId, found.get(), Compartment.CONTACT, java.time.Instant.EPOCH, Readers.Reason.OFFERED);
        } else {
            execution.setVariable("helpOffered", execution.getVariable("helpOffered") != null);
        }
    }
}
