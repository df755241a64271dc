package org.alongside.safety.process;

import org.alongside.engine.BpmnTask;
import org.alongside.engine.BusinessKey;
import org.alongside.safety.FollowUps;
import org.alongside.safety.bpmn.SafetyFollowUpProcess;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Nobody asked in time; the supervisors have a day to see to it. */
@BpmnTask(process = SafetyFollowUpProcess.KEY, elements = SafetyFollowUpProcess.SERVICE_TASK_ESCALATE_FOLLOW_UP)
public class EscalateFollowUp implements JavaDelegate {
    private final FollowUps followUps;

    EscalateFollowUp(FollowUps followUps) {
        this.followUps = followUps;
    }

    @Override
    public void execute(DelegateExecution execution) {
        SafetyFollowUpProcess.LOOK_AGAIN_ON.set(execution, followUps.escalate(BusinessKey.journeyId(execution)));
    }
}
