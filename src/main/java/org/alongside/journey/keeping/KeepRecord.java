package org.alongside.journey.keeping;

import java.time.LocalDate;
import org.alongside.engine.BpmnTask;
import org.alongside.engine.BusinessKey;
import org.alongside.engine.Caller;
import org.alongside.engine.EngineClock;
import org.alongside.journey.bpmn.ErasureReviewProcess;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** The record is kept for longer, for a reason, and looked at again. */
@BpmnTask(process = ErasureReviewProcess.KEY, elements = ErasureReviewProcess.SERVICE_TASK_KEEP_RECORD)
public class KeepRecord implements JavaDelegate {
    private final ErasureReviews reviews;
    private final Caller caller;

    KeepRecord(ErasureReviews reviews, Caller caller) {
        this.reviews = reviews;
        this.caller = caller;
    }

    @Override
    public void execute(DelegateExecution execution) {
        reviews.keep(
                BusinessKey.journeyId(execution),
                caller.id(),
                KeepReason.valueOf(ErasureReviewProcess.KEEP_REASON.get(execution)),
                LocalDate.ofInstant(ErasureReviewProcess.KEEP_UNTIL.get(execution), EngineClock.ZONE));
    }
}
