package org.alongside.journey.process;

import org.alongside.engine.BpmnTask;
import org.alongside.engine.Caller;
import org.alongside.engine.JourneyScope;
import org.alongside.safety.FollowUps;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Arranges that somebody asks again how safe things are, beside the journey. */
@BpmnTask(
        process = "survivor-journey",
        elements = {
            "serviceTask_startFollowUpAtFirstContact",
            "serviceTask_startFollowUpAtWelcome",
            "serviceTask_startFollowUpAtShare",
            "serviceTask_startFollowUpAtSession",
            "serviceTask_startFollowUpAtReview",
            "serviceTask_startFollowUpByWorker"
        })
public class StartSafetyFollowUp implements JavaDelegate {
    private final FollowUps followUps;
    private final Caller caller;

    StartSafetyFollowUp(FollowUps followUps, Caller caller) {
        this.followUps = followUps;
        this.caller = caller;
    }

    @Override
    public void execute(DelegateExecution execution) {
        if ("NOT_NOW".equals(JourneyScope.text(execution, "welcomeNext"))) {
            // They do not go on, and everything is erased in this same step: nobody asks any more.
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
}
