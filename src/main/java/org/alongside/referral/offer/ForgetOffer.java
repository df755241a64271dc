package org.alongside.referral.offer;

import org.alongside.engine.BpmnTask;
import org.alongside.engine.Caller;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.referral.bpmn.ReferralProcess;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Nothing leaves, and nothing of it is kept. */
@BpmnTask(process = ReferralProcess.KEY, elements = ReferralProcess.SERVICE_TASK_FORGET_OFFER)
@Policy(PolicyId.REFER_01)
@Policy(PolicyId.CONSENT_06)
public class ForgetOffer implements JavaDelegate {
    private final OfferSteps offers;
    private final Caller caller;

    ForgetOffer(OfferSteps offers, Caller caller) {
        this.offers = offers;
        this.caller = caller;
    }

    @Override
    public void execute(DelegateExecution execution) {
        offers.forget(ReferralProcess.REFERRAL_ID.get(execution), caller.id());
    }
}
