package org.alongside.journey.support;

import org.alongside.engine.BpmnTask;
import org.alongside.engine.BusinessKey;
import org.alongside.journey.bpmn.LookAtSafetyProcess;
import org.alongside.safety.FollowUps;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.jspecify.annotations.Nullable;

/** Safety was asked, so nobody has to come back for it; what comes next follows from the answer. */
@BpmnTask(process = LookAtSafetyProcess.KEY, elements = LookAtSafetyProcess.BUSINESS_RULE_TASK_TRIAGE)
public class AnswerSafetyFollowUp implements ExecutionListener {
    private final FollowUps followUps;

    AnswerSafetyFollowUp(FollowUps followUps) {
        this.followUps = followUps;
    }

    @Override
    public void notify(DelegateExecution execution) {
        followUps.answered(BusinessKey.journeyId(execution), wasAsked(execution));
    }

    /** A form that was sent without asking is to be watched as well, and must not put off that somebody asks. */
    static boolean wasAsked(DelegateExecution execution) {
        @Nullable String now = LookAtSafetyProcess.SAFETY_NOW.find(execution).orElse(null);
        return !LookAtSafetyProcess.SafetyLevel.WATCH.equals(
                        LookAtSafetyProcess.SAFETY_LEVEL.find(execution).orElse(null))
                || (now != null && !now.equals(LookAtSafetyProcess.SafetyNow.NOT_SAID));
    }
}
