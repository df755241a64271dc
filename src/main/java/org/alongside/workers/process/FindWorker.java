package org.alongside.workers.process;

import java.time.Clock;
import java.util.Optional;
import org.alongside.access.Readers;
import org.alongside.access.RecordPart;
import org.alongside.engine.BpmnTask;
import org.alongside.engine.BusinessKey;
import org.alongside.ids.WorkerId;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.settings.SettingKey;
import org.alongside.settings.Settings;
import org.alongside.workers.Matching;
import org.alongside.workers.Walks;
import org.alongside.workers.bpmn.MatchWorkerProcess;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Finds the next worker to ask, and opens the name the survivor chose to them. */
@BpmnTask(process = MatchWorkerProcess.KEY, elements = MatchWorkerProcess.SERVICE_TASK_FIND_WORKER)
@Policy(PolicyId.SAFE_03)
public class FindWorker implements JavaDelegate {
    private final Matching matching;
    private final Walks walks;
    private final Readers readers;
    private final Clock clock;
    private final Settings settings;

    FindWorker(Matching matching, Walks walks, Readers readers, Clock clock, Settings settings) {
        this.matching = matching;
        this.walks = walks;
        this.readers = readers;
        this.clock = clock;
        this.settings = settings;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var journeyId = BusinessKey.journeyId(execution);
        boolean isNewLook = MatchWorkerProcess.OFFERED_WORKER_ID.find(execution).isEmpty();
        if (isNewLook) {
            walks.lookAnew(journeyId);
        }
        Optional<WorkerId> chosen =
                MatchWorkerProcess.CHOSEN_WORKER_ID.find(execution).filter(id -> matching.mayBeAsked(journeyId, id));
        Optional<WorkerId> found = chosen.or(() -> matching.find(
                journeyId,
                MatchWorkerProcess.FIRST_CONTACT_BY.get(execution),
                MatchWorkerProcess.WISHES_RELAXED.get(execution)));
        MatchWorkerProcess.CHOSEN_WORKER_ID.set(execution, null);
        MatchWorkerProcess.OFFERED_WORKER_ID.set(execution, found.orElse(null));
        if (found.isPresent()) {
            MatchWorkerProcess.OFFER_EXPIRES_ON.set(
                    execution, clock.instant().plus(settings.duration(SettingKey.OFFER_STANDS)));
            walks.offer(journeyId, found.get());
            readers.open(journeyId, found.get(), RecordPart.CONTACT, java.time.Instant.EPOCH, Readers.Reason.OFFERED);
        } else {
            MatchWorkerProcess.HELP_OFFERED.set(
                    execution, MatchWorkerProcess.HELP_OFFERED.find(execution).isPresent());
        }
    }
}
