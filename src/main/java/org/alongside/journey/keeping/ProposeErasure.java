package org.alongside.journey.keeping;

import java.time.Clock;
import org.alongside.engine.BpmnTask;
import org.alongside.engine.BusinessKey;
import org.alongside.engine.Caller;
import org.alongside.journey.bpmn.ErasureReviewProcess;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Somebody would erase the record, and somebody else is asked, who has as long to answer as the first one had. */
@BpmnTask(process = ErasureReviewProcess.KEY, elements = ErasureReviewProcess.SERVICE_TASK_PROPOSE_ERASURE)
public class ProposeErasure implements JavaDelegate {
    private final ErasureReviews reviews;
    private final Caller caller;
    private final Clock clock;

    ProposeErasure(ErasureReviews reviews, Caller caller, Clock clock) {
        this.reviews = reviews;
        this.caller = caller;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        reviews.propose(BusinessKey.journeyId(execution), caller.id());
        ErasureReviewProcess.ASK_AGAIN_ON.set(execution, clock.instant().plus(AskForReview.ASKED_AGAIN_AFTER));
    }
}
