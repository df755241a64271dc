package org.alongside.directory.reviews;

import org.alongside.directory.bpmn.ReviewDirectoryEntryProcess;
import org.alongside.engine.BpmnTask;
import org.alongside.engine.BusinessKey;
import org.alongside.engine.Caller;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** The service takes nobody any more. (REFER-03) */
@BpmnTask(process = ReviewDirectoryEntryProcess.KEY, elements = ReviewDirectoryEntryProcess.SERVICE_TASK_CLOSE_ENTRY)
public class CloseEntry implements JavaDelegate {
    private final EntryReviews reviews;
    private final Caller caller;

    CloseEntry(EntryReviews reviews, Caller caller) {
        this.reviews = reviews;
        this.caller = caller;
    }

    @Override
    public void execute(DelegateExecution execution) {
        reviews.close(BusinessKey.entryId(execution), caller.id());
    }
}
