package org.alongside.safety.process;

import org.alongside.engine.BpmnTask;
import org.alongside.engine.Caller;
import org.alongside.engine.JourneyScope;
import org.alongside.safety.FollowUps;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** The worker asks after all, or the supervisor does in their place; either way it is looked at again in a day. */
@BpmnTask(process = "safety-follow-up", elements = "serviceTask_settleWhoAsks")
public class SettleWhoAsks implements JavaDelegate {
    private final FollowUps followUps;
    private final Caller caller;

    SettleWhoAsks(FollowUps followUps, Caller caller) {
        this.followUps = followUps;
        this.caller = caller;
    }

    @Override
    public void execute(DelegateExecution execution) {
        if ("MYSELF".equals(JourneyScope.text(execution, "whoAsks"))) {
            followUps.takeOver(
                    JourneyScope.journeyId(execution), JourneyScope.required(execution, "workerId"), caller.id());
        }
        JourneyScope.date(execution, "lookAgainOn", followUps.inADay());
    }
}
