package org.alongside.referral.answers;

import java.time.Instant;
import org.alongside.engine.BpmnTask;
import org.alongside.engine.Caller;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.policy.Refused;
import org.alongside.referral.Referral;
import org.alongside.referral.bpmn.ReferralProcess;
import org.alongside.referral.state.OfficeHours;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jspecify.annotations.Nullable;

/** Keeps what the service answered or that its letter did not arrive, and until when it is waited for. */
@BpmnTask(process = ReferralProcess.KEY, elements = ReferralProcess.SERVICE_TASK_KEEP_ANSWER)
@Policy(PolicyId.REFER_05)
public class KeepAnswer implements JavaDelegate {
    private final AnswerSteps answers;
    private final Caller caller;

    KeepAnswer(AnswerSteps answers, Caller caller) {
        this.answers = answers;
        this.caller = caller;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Referral.Answer answer = Referral.Answer.valueOf(ReferralProcess.SERVICE_ANSWER.get(execution));
        answers.answered(ReferralProcess.REFERRAL_ID.get(execution), answer, caller.id());
        switch (answer) {
            case WAITING -> waits(execution, OfficeHours.endOf(waitingUntil(execution)));
            case ASKED_AGAIN -> waits(execution, answers.answerBy());
            case CALL_US, NOT_ARRIVED, NOT_SURE -> ReferralProcess.AFTER_ANSWER.set(execution, "CALL");
            // Where they wait for an appointment there is nothing to tell yet; else the survivor is asked now.
            case TAKEN -> asks(execution, answers.askOn());
            case NOT_POSSIBLE, NO_LONGER -> asks(execution, null);
        }
    }

    private static void waits(DelegateExecution execution, Instant until) {
        ReferralProcess.AFTER_ANSWER.set(execution, "WAIT");
        ReferralProcess.ANSWER_BY.set(execution, until);
    }

    private static void asks(DelegateExecution execution, @Nullable Instant on) {
        ReferralProcess.AFTER_ANSWER.set(execution, "ASK");
        ReferralProcess.ASK_ON.set(execution, on);
    }

    private static Instant waitingUntil(DelegateExecution execution) {
        return ReferralProcess.WAITING_UNTIL
                .find(execution)
                .orElseThrow(() -> Refused.form("Please say until when they need."));
    }
}
