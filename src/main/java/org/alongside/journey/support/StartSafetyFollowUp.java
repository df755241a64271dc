package org.alongside.journey.support;

import org.alongside.engine.BpmnTask;
import org.alongside.engine.BusinessKey;
import org.alongside.engine.Caller;
import org.alongside.ids.WorkerId;
import org.alongside.journey.bpmn.ConnectProcess;
import org.alongside.journey.bpmn.LookAtSafetyProcess;
import org.alongside.journey.bpmn.SupportProcess;
import org.alongside.journey.policy.ErasureIsConfirmed;
import org.alongside.safety.FollowUps;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Arranges that somebody asks again how safe things are, beside the journey. */
@BpmnTask(process = LookAtSafetyProcess.KEY, elements = LookAtSafetyProcess.SERVICE_TASK_START_FOLLOW_UP_FROM_ANSWERS)
@BpmnTask(process = SupportProcess.KEY, elements = SupportProcess.SERVICE_TASK_START_FOLLOW_UP_BY_WORKER)
public class StartSafetyFollowUp implements JavaDelegate {
    private final FollowUps followUps;
    private final Caller caller;

    StartSafetyFollowUp(FollowUps followUps, Caller caller) {
        this.followUps = followUps;
        this.caller = caller;
    }

    @Override
    public void execute(DelegateExecution execution) {
        if (isErased(execution)) {
            return;
        }
        WorkerId worker = LookAtSafetyProcess.WORKER_ID.find(execution).orElse(null);
        followUps.start(
                BusinessKey.journeyId(execution),
                caller.id(),
                worker != null ? worker : LookAtSafetyProcess.FIRST_CONTACT_BY.get(execution),
                LookAtSafetyProcess.JOURNEY_LABEL.get(execution),
                AnswerSafetyFollowUp.wasAsked(execution));
    }

    /** They do not go on, and everything is erased in this same step: nobody asks any more. */
    private static boolean isErased(DelegateExecution execution) {
        boolean isOfEarlierVersion = ConnectProcess.WelcomeNext.NOT_NOW.equals(
                ConnectProcess.WELCOME_NEXT.find(execution).orElse(null));
        return isOfEarlierVersion
                || ErasureIsConfirmed.YES.equals(
                        LookAtSafetyProcess.EVERYTHING_ERASED.find(execution).orElse(null));
    }
}
