package org.alongside.directory.reviews;

import org.alongside.directory.bpmn.ReviewDirectoryEntryProcess;
import org.alongside.engine.BpmnTask;
import org.alongside.engine.BusinessKey;
import org.alongside.engine.Caller;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Nobody answers there: it is asked for again in some days, and its months go on. (REFER-03) */
@BpmnTask(process = ReviewDirectoryEntryProcess.KEY, elements = ReviewDirectoryEntryProcess.SERVICE_TASK_PUT_OFF_REVIEW)
public class PutOffReview implements JavaDelegate {
    private final EntryReviews reviews;
    private final Caller caller;

    PutOffReview(EntryReviews reviews, Caller caller) {
        this.reviews = reviews;
        this.caller = caller;
    }

    @Override
    public void execute(DelegateExecution execution) {
        reviews.putOff(BusinessKey.entryId(execution), caller.id());
    }
}
