package org.alongside.safety.process;

import org.alongside.engine.BpmnTask;
import org.alongside.engine.BusinessKey;
import org.alongside.engine.Caller;
import org.alongside.safety.FollowUps;
import org.alongside.safety.bpmn.SafetyFollowUpProcess;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** The worker asks after all, or the supervisor does in their place; either way it is looked at again in a day. */
@BpmnTask(process = SafetyFollowUpProcess.KEY, elements = SafetyFollowUpProcess.SERVICE_TASK_SETTLE_WHO_ASKS)
public class SettleWhoAsks implements JavaDelegate {
    private final FollowUps followUps;
    private final Caller caller;

    SettleWhoAsks(FollowUps followUps, Caller caller) {
        this.followUps = followUps;
        this.caller = caller;
    }

    @Override
    public void execute(DelegateExecution execution) {
        if (SafetyFollowUpProcess.WhoAsks.MYSELF.equals(
                SafetyFollowUpProcess.WHO_ASKS.find(execution).orElse(null))) {
            followUps.takeOver(
                    BusinessKey.journeyId(execution), SafetyFollowUpProcess.WORKER_ID.get(execution), caller.id());
        }
        SafetyFollowUpProcess.LOOK_AGAIN_ON.set(execution, followUps.whenItIsTriedAgain());
    }
}
