package org.alongside.referral.answers;

import org.alongside.directory.Experiences;
import org.alongside.directory.Experiences.DidItFit;
import org.alongside.directory.Experiences.Waited;
import org.alongside.engine.BpmnTask;
import org.alongside.engine.Caller;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.referral.Referral;
import org.alongside.referral.bpmn.ReferralProcess;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Keeps what came of a referral, and lets the directory learn of it without a name. The peer relationship goes on. */
@BpmnTask(process = ReferralProcess.KEY, elements = ReferralProcess.SERVICE_TASK_CLOSE_REFERRAL)
@Policy(PolicyId.REFER_04)
@Policy(PolicyId.REFER_05)
public class CloseReferral implements JavaDelegate {
    private final AnswerSteps answers;
    private final Experiences experiences;
    private final Caller caller;

    CloseReferral(AnswerSteps answers, Experiences experiences, Caller caller) {
        this.answers = answers;
        this.experiences = experiences;
        this.caller = caller;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Referral referral = answers.close(
                ReferralProcess.REFERRAL_ID.get(execution),
                Referral.Outcome.valueOf(ReferralProcess.AFTER_REFERRAL.get(execution)),
                caller.id());
        experiences.learn(
                referral.entryId(),
                Waited.valueOf(ReferralProcess.WAITED_FOR.find(execution).orElse(Waited.NOT_SAID.name())),
                DidItFit.valueOf(ReferralProcess.DID_IT_FIT.find(execution).orElse(DidItFit.NOT_SAID.name())));
    }
}
