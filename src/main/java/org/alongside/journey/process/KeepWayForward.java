package org.alongside.journey.process;

import org.alongside.engine.BpmnTask;
import org.alongside.engine.JourneyScope;
import org.alongside.ids.JourneyId;
import org.alongside.journey.bpmn.IntegrateProcess;
import org.alongside.journey.bpmn.SupportProcess;
import org.alongside.journey.policy.SafetyPlanWhereThereIsRisk;
import org.alongside.journey.policy.SupportWaitsForLook;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Checks a way forward before support follows from it. */
@BpmnTask(process = IntegrateProcess.KEY, elements = IntegrateProcess.SERVICE_TASK_KEEP_WAY_FORWARD)
@BpmnTask(process = SupportProcess.KEY, elements = SupportProcess.SERVICE_TASK_KEEP_REVISED_WAY_FORWARD)
@Policy(PolicyId.JOURNEY_02)
@Policy(PolicyId.JOURNEY_03)
public class KeepWayForward implements JavaDelegate {
    private final SafetyPlanWhereThereIsRisk safetyPlan;
    private final SupportWaitsForLook look;

    KeepWayForward(SafetyPlanWhereThereIsRisk safetyPlan, SupportWaitsForLook look) {
        this.safetyPlan = safetyPlan;
        this.look = look;
    }

    @Override
    public void execute(DelegateExecution execution) {
        JourneyId journeyId = JourneyScope.journeyId(execution);
        look.decide(journeyId).orRefuse();
        safetyPlan.decide(journeyId).orRefuse();
    }
}
