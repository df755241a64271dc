package org.alongside.referral.answers;

import org.alongside.engine.BpmnTask;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.referral.bpmn.ReferralProcess;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** It is too early to say how it went: the survivor is asked again later. */
@BpmnTask(process = ReferralProcess.KEY, elements = ReferralProcess.SERVICE_TASK_ASK_LATER)
@Policy(PolicyId.REFER_05)
public class AskLater implements JavaDelegate {
    private final AnswerSteps answers;

    AskLater(AnswerSteps answers) {
        this.answers = answers;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ReferralProcess.ASK_ON.set(execution, answers.askOn());
    }
}
