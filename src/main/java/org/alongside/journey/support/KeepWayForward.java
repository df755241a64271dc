package org.alongside.journey.support;

import org.alongside.engine.BpmnTask;
import org.alongside.engine.BusinessKey;
import org.alongside.journey.bpmn.IntegrateProcess;
import org.alongside.journey.bpmn.SupportProcess;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Checks a way forward before support follows from it. */
@BpmnTask(process = IntegrateProcess.KEY, elements = IntegrateProcess.SERVICE_TASK_KEEP_WAY_FORWARD)
@BpmnTask(process = SupportProcess.KEY, elements = SupportProcess.SERVICE_TASK_KEEP_REVISED_WAY_FORWARD)
@Policy(PolicyId.JOURNEY_03)
public class KeepWayForward implements JavaDelegate {
    private final WayForwardCheck wayForward;

    KeepWayForward(WayForwardCheck wayForward) {
        this.wayForward = wayForward;
    }

    @Override
    public void execute(DelegateExecution execution) {
        wayForward.refuseUnlessRight(BusinessKey.journeyId(execution));
    }
}
