package org.alongside.safety.process;

import org.alongside.engine.BpmnTask;
import org.alongside.engine.BusinessKey;
import org.alongside.engine.Caller;
import org.alongside.safety.FollowUps;
import org.alongside.safety.bpmn.SafetyFollowUpProcess;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** It is still to be watched, or the survivor was not reached: somebody asks once more. */
@BpmnTask(process = SafetyFollowUpProcess.KEY, elements = SafetyFollowUpProcess.SERVICE_TASK_START_NEXT_FOLLOW_UP)
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
                BusinessKey.journeyId(execution),
                caller.id(),
                SafetyFollowUpProcess.WORKER_ID.get(execution),
                SafetyFollowUpProcess.JOURNEY_LABEL.get(execution),
                !SafetyFollowUpProcess.FollowUpAnswer.NOT_REACHED.equals(
                        SafetyFollowUpProcess.FOLLOW_UP_ANSWER.find(execution).orElse(null)));
        EndFollowUp.IS_ASKED_ONCE_MORE.passOn(execution, true);
    }
}
