package org.alongside.directory.reviews;

import org.alongside.directory.bpmn.ReviewDirectoryEntryProcess;
import org.alongside.engine.BpmnTask;
import org.alongside.engine.BusinessKey;
import org.alongside.engine.Caller;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** All that was shown of it is right. (REFER-03) */
@BpmnTask(process = ReviewDirectoryEntryProcess.KEY, elements = ReviewDirectoryEntryProcess.SERVICE_TASK_CONFIRM_ENTRY)
public class ConfirmEntry implements JavaDelegate {
    /** No version is that. */
    private static final int NOT_SHOWN = -1;

    private final EntryReviews reviews;
    private final Caller caller;

    ConfirmEntry(EntryReviews reviews, Caller caller) {
        this.reviews = reviews;
        this.caller = caller;
    }

    @Override
    public void execute(DelegateExecution execution) {
        reviews.confirm(
                BusinessKey.entryId(execution),
                ReviewDirectoryEntryProcess.ENTRY_VERSION_SHOWN.find(execution).orElse(NOT_SHOWN),
                caller.id());
    }
}
