package org.alongside.safety.process;

import org.alongside.engine.BpmnTask;
import org.alongside.engine.Caller;
import org.alongside.engine.JourneyScope;
import org.alongside.safety.FollowUps;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;

/** The follow-up is done, whatever came of it. */
@BpmnTask(
        process = "safety-follow-up",
        elements = {"endEvent_followedUp", "endEvent_concernRaisedAtFollowUp"})
public class EndFollowUp implements ExecutionListener {
    static final String IS_ASKED_ONCE_MORE = "isAskedOnceMore";

    private final FollowUps followUps;
    private final Caller caller;

    EndFollowUp(FollowUps followUps, Caller caller) {
        this.followUps = followUps;
        this.caller = caller;
    }

    @Override
    public void notify(DelegateExecution execution) {
        followUps.ended(
                JourneyScope.journeyId(execution),
                caller.id(),
                JourneyScope.required(execution, "workerId"),
                JourneyScope.isYes(execution, IS_ASKED_ONCE_MORE));
    }
}
