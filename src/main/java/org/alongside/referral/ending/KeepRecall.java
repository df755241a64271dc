package org.alongside.referral.ending;

import org.alongside.engine.BpmnTask;
import org.alongside.engine.Caller;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.referral.Referral;
import org.alongside.referral.bpmn.RecallLetterProcess;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** A service was told that an agreement ended. */
@BpmnTask(process = RecallLetterProcess.KEY, elements = RecallLetterProcess.SERVICE_TASK_KEEP_RECALL)
@Policy(PolicyId.CONSENT_06)
public class KeepRecall implements JavaDelegate {
    private final EndedAgreements referrals;
    private final Caller caller;

    KeepRecall(EndedAgreements referrals, Caller caller) {
        this.referrals = referrals;
        this.caller = caller;
    }

    @Override
    public void execute(DelegateExecution execution) {
        referrals.recalled(
                RecallLetterProcess.REFERRAL_ID.get(execution),
                Referral.RecalledHow.valueOf(RecallLetterProcess.RECALL_GOES.get(execution)),
                caller.id());
    }
}
