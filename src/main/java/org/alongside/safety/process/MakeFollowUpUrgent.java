package org.alongside.safety.process;

import org.alongside.engine.BpmnTask;
import org.alongside.engine.BusinessKey;
import org.alongside.safety.FollowUps;
import org.alongside.safety.bpmn.SafetyFollowUpProcess;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** No supervisor saw to the follow-up for a day, so that it is urgent now. */
@BpmnTask(process = SafetyFollowUpProcess.KEY, elements = SafetyFollowUpProcess.SERVICE_TASK_MAKE_FOLLOW_UP_URGENT)
public class MakeFollowUpUrgent implements JavaDelegate {
    private final FollowUps followUps;

    MakeFollowUpUrgent(FollowUps followUps) {
        this.followUps = followUps;
    }

    @Override
    public void execute(DelegateExecution execution) {
        SafetyFollowUpProcess.TASK_PRIORITY.set(execution, followUps.makeUrgent(BusinessKey.journeyId(execution)));
    }
}
