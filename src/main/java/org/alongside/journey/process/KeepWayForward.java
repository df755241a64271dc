package org.alongside.journey.process;

import org.alongside.engine.BpmnTask;
import org.alongside.engine.JourneyScope;
import org.alongside.ids.JourneyId;
import org.alongside.journey.policy.SafetyPlanWhereThereIsRisk;
import org.alongside.journey.policy.SupportWaitsForLook;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Checks a way forward before support follows from it. */
@BpmnTask(process = "integrate", elements = "serviceTask_keepWayForward")
@BpmnTask(process = "support", elements = "serviceTask_keepRevisedWayForward")
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
