package org.alongside.referral.offer;

import org.alongside.engine.BpmnTask;
import org.alongside.engine.Caller;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.policy.Refused;
import org.alongside.referral.Referral;
import org.alongside.referral.bpmn.ReferralProcess;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** The letter leaves, if the survivor still agrees and the service can be referred to; an answer is waited for. */
@BpmnTask(process = ReferralProcess.KEY, elements = ReferralProcess.SERVICE_TASK_SEND_LETTER)
@Policy(PolicyId.REFER_02)
@Policy(PolicyId.REFER_03)
@Policy(PolicyId.CONSENT_06)
public class SendLetter implements JavaDelegate {
    private final OfferSteps offers;
    private final Caller caller;

    SendLetter(OfferSteps offers, Caller caller) {
        this.offers = offers;
        this.caller = caller;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String how = ReferralProcess.LETTER_GOES
                .find(execution)
                .orElseThrow(() -> Refused.form("Please say how the letter goes."));
        ReferralProcess.ANSWER_BY.set(
                execution,
                offers.send(ReferralProcess.REFERRAL_ID.get(execution), Referral.SentHow.valueOf(how), caller.id()));
    }
}
