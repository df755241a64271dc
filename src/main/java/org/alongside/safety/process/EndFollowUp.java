package org.alongside.safety.process;

import org.alongside.engine.BpmnTask;
import org.alongside.engine.BusinessKey;
import org.alongside.engine.Caller;
import org.alongside.engine.Variable;
import org.alongside.safety.FollowUps;
import org.alongside.safety.bpmn.SafetyFollowUpProcess;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;

/** The follow-up is done, whatever came of it. */
@BpmnTask(
        process = SafetyFollowUpProcess.KEY,
        elements = {
            SafetyFollowUpProcess.END_EVENT_FOLLOWED_UP,
            SafetyFollowUpProcess.END_EVENT_CONCERN_RAISED_AT_FOLLOW_UP
        })
public class EndFollowUp implements ExecutionListener {
    static final Variable<Boolean> IS_ASKED_ONCE_MORE = Variable.yesNo("isAskedOnceMore");

    private final FollowUps followUps;
    private final Caller caller;

    EndFollowUp(FollowUps followUps, Caller caller) {
        this.followUps = followUps;
        this.caller = caller;
    }

    @Override
    public void notify(DelegateExecution execution) {
        followUps.ended(
                BusinessKey.journeyId(execution),
                caller.id(),
                SafetyFollowUpProcess.WORKER_ID.get(execution),
                IS_ASKED_ONCE_MORE.get(execution));
    }
}
