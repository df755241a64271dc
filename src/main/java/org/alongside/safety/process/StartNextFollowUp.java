package org.alongside.safety.process;

import org.alongside.engine.BpmnTask;
import org.alongside.engine.Caller;
import org.alongside.engine.JourneyScope;
import org.alongside.safety.FollowUps;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** It is still to be watched, or the survivor was not reached: somebody asks once more. */
@BpmnTask(process = "safety-follow-up", elements = "serviceTask_startNextFollowUp")
public class StartNextFollowUp implements JavaDelegate {
    private final FollowUps followUps;
    private final Caller caller;

    StartNextFollowUp(FollowUps followUps, Caller caller) {
        this.followUps = followUps;
        this.caller = caller;
    }

    @Override
    public void execute(DelegateExecution execution) {
        followUps.startNext(
                JourneyScope.journeyId(execution),
                caller.id(),
                JourneyScope.required(execution, "workerId"),
                JourneyScope.required(execution, "journeyLabel"),
                !"NOT_REACHED".equals(JourneyScope.text(execution, "followUpAnswer")));
        JourneyScope.passOn(execution, EndFollowUp.IS_ASKED_ONCE_MORE, true);
    }
}
