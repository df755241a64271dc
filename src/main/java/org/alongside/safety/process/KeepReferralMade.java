package org.alongside.safety.process;

import org.alongside.engine.BpmnTask;
import org.alongside.engine.BusinessKey;
import org.alongside.engine.Caller;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.safety.OffenceOverlap;
import org.alongside.safety.bpmn.OffenceOverlapProcess;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** The survivor agreed to a referral, and it is made. */
@BpmnTask(process = OffenceOverlapProcess.KEY, elements = OffenceOverlapProcess.SERVICE_TASK_KEEP_REFERRAL_MADE)
@Policy(PolicyId.OFFEND_04)
public class KeepReferralMade implements JavaDelegate {
    private final OffenceOverlap overlap;
    private final Caller caller;

    KeepReferralMade(OffenceOverlap overlap, Caller caller) {
        this.overlap = overlap;
        this.caller = caller;
    }

    /** @throws org.alongside.policy.Refused under OFFEND-04; whoever is at the form sees why */
    @Override
    public void execute(DelegateExecution execution) {
        overlap.referred(BusinessKey.journeyId(execution), caller.id());
    }
}
