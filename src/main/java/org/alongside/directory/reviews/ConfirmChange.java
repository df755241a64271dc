package org.alongside.directory.reviews;

import org.alongside.directory.bpmn.ReviewDirectoryEntryProcess;
import org.alongside.engine.BpmnTask;
import org.alongside.engine.BusinessKey;
import org.alongside.engine.Caller;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** It was changed on its page, and all of it is right now. (REFER-03) */
@BpmnTask(process = ReviewDirectoryEntryProcess.KEY, elements = ReviewDirectoryEntryProcess.SERVICE_TASK_CONFIRM_CHANGE)
public class ConfirmChange implements JavaDelegate {
    private final EntryReviews reviews;
    private final Caller caller;

    ConfirmChange(EntryReviews reviews, Caller caller) {
        this.reviews = reviews;
        this.caller = caller;
    }

    @Override
    public void execute(DelegateExecution execution) {
        reviews.confirmChange(BusinessKey.entryId(execution), caller.id());
    }
}
