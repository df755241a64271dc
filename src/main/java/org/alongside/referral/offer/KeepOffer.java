package org.alongside.referral.offer;

import org.alongside.engine.BpmnTask;
import org.alongside.engine.Caller;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.referral.bpmn.ReferralProcess;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** The survivor was told of a service and is left free; that it was offered is kept, as they agreed. */
@BpmnTask(process = ReferralProcess.KEY, elements = ReferralProcess.SERVICE_TASK_KEEP_OFFER)
@Policy(PolicyId.REFER_01)
public class KeepOffer implements JavaDelegate {
    private final OfferSteps offers;
    private final Caller caller;

    KeepOffer(OfferSteps offers, Caller caller) {
        this.offers = offers;
        this.caller = caller;
    }

    @Override
    public void execute(DelegateExecution execution) {
        offers.keepOffer(ReferralProcess.REFERRAL_ID.get(execution), caller.id());
    }
}
