package org.alongside.journey.process;

import org.alongside.engine.BpmnTask;
import org.alongside.engine.Caller;
import org.alongside.engine.JourneyScope;
import org.alongside.journey.policy.ErasureIsConfirmed;
import org.alongside.safety.FollowUps;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Arranges that somebody asks again how safe things are, beside the journey. */
@BpmnTask(process = "look-at-safety", elements = "serviceTask_startFollowUpFromAnswers")
@BpmnTask(process = "support", elements = "serviceTask_startFollowUpByWorker")
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
        String worker = JourneyScope.text(execution, "workerId");
        followUps.start(
                JourneyScope.journeyId(execution),
                caller.id(),
                worker != null ? worker : JourneyScope.required(execution, "firstContactBy"),
                JourneyScope.required(execution, "journeyLabel"),
                AnswerSafetyFollowUp.wasAsked(execution));
    }

    /** They do not go on, and everything is erased in this same step: nobody asks any more. */
    private static boolean isErased(DelegateExecution execution) {
        boolean isOfEarlierVersion = "NOT_NOW".equals(JourneyScope.text(execution, "welcomeNext"));
        return isOfEarlierVersion
                || ErasureIsConfirmed.YES.equals(JourneyScope.text(execution, ErasureIsConfirmed.ANSWER));
    }
}
