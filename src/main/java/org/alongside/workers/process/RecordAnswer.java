package org.alongside.workers.process;

import java.util.List;
import org.alongside.access.Readers;
import org.alongside.engine.BpmnTask;
import org.alongside.engine.BusinessKey;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.alongside.workers.Walks;
import org.alongside.workers.Workers;
import org.alongside.workers.bpmn.MatchWorkerProcess;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Keeps that a worker did not take the offer, and what rules them out for good, if they said so. */
@BpmnTask(
        process = MatchWorkerProcess.KEY,
        elements = {MatchWorkerProcess.SERVICE_TASK_RECORD_ANSWER, MatchWorkerProcess.SERVICE_TASK_RECORD_NO_ANSWER})
public class RecordAnswer implements JavaDelegate {
    private final Walks walks;
    private final Workers workers;
    private final Readers readers;

    RecordAnswer(Walks walks, Workers workers, Readers readers) {
        this.walks = walks;
        this.workers = workers;
        this.readers = readers;
    }

    @Override
    public void execute(DelegateExecution execution) {
        JourneyId journeyId = BusinessKey.journeyId(execution);
        WorkerId worker = MatchWorkerProcess.OFFERED_WORKER_ID.get(execution);
        boolean isExpired = execution.getCurrentActivityId().equals(MatchWorkerProcess.SERVICE_TASK_RECORD_NO_ANSWER);
        String answer =
                isExpired ? MatchWorkerProcess.OfferAnswer.NO_ANSWER : MatchWorkerProcess.OFFER_ANSWER.get(execution);
        MatchWorkerProcess.OFFER_ANSWER.set(execution, answer);
        walks.answered(journeyId, worker, answer);
        if (answer.equals(MatchWorkerProcess.OfferAnswer.KNOWS_THE_SURVIVOR)) {
            String kind = MatchWorkerProcess.CONFLICT_KIND.find(execution).orElse(null);
            workers.declareConflict(
                    worker, journeyId, kind == null ? MatchWorkerProcess.ConflictKind.RATHER_NOT_SAY : kind);
            readers.close(journeyId, worker, List.of());
        }
        walks.closeToDecliner(journeyId, worker, MatchWorkerProcess.FIRST_CONTACT_BY.get(execution));
    }
}
