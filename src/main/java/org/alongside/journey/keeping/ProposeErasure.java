package org.alongside.journey.keeping;

import org.alongside.engine.BpmnTask;
import org.alongside.engine.BusinessKey;
import org.alongside.engine.Caller;
import org.alongside.journey.bpmn.ErasureReviewProcess;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Somebody would erase the record, and somebody else is asked. */
@BpmnTask(process = ErasureReviewProcess.KEY, elements = ErasureReviewProcess.SERVICE_TASK_PROPOSE_ERASURE)
public class ProposeErasure implements JavaDelegate {
    private final ErasureReviews reviews;
    private final Caller caller;

    ProposeErasure(ErasureReviews reviews, Caller caller) {
        this.reviews = reviews;
        this.caller = caller;
    }

    @Override
    public void execute(DelegateExecution execution) {
        reviews.propose(BusinessKey.journeyId(execution), caller.id());
    }
}
