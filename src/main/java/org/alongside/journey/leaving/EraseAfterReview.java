package org.alongside.journey.leaving;

import org.alongside.engine.BpmnTask;
import org.alongside.engine.BusinessKey;
import org.alongside.engine.Caller;
import org.alongside.journey.bpmn.ErasureReviewProcess;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Somebody else agreed: what is old is erased in the same transaction. */
@BpmnTask(process = ErasureReviewProcess.KEY, elements = ErasureReviewProcess.SERVICE_TASK_ERASE_AFTER_REVIEW)
@Policy(PolicyId.CONF_09)
public class EraseAfterReview implements JavaDelegate {
    private final Erasure erasure;
    private final Caller caller;

    EraseAfterReview(Erasure erasure, Caller caller) {
        this.erasure = erasure;
        this.caller = caller;
    }

    @Override
    public void execute(DelegateExecution execution) {
        erasure.eraseAfterReview(BusinessKey.journeyId(execution), caller.id());
    }
}
