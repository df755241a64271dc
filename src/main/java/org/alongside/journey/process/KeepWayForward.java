package org.alongside.journey.process;

import java.util.UUID;
import org.alongside.engine.BpmnTask;
import org.alongside.engine.JourneyScope;
import org.alongside.journey.policy.SafetyPlanWhereThereIsRisk;
import org.alongside.journey.policy.SupportWaitsForLook;
import org.alongside.policy.Policy;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Checks a way forward before support follows from it. */
@BpmnTask(process = "integrate", elements = "serviceTask_keepWayForward")
@BpmnTask(process = "support", elements = "serviceTask_keepRevisedWayForward")
@Policy(
        id = "JOURNEY-02",
        rule =
                "Hopes, next steps and keeping safe are written together and can be changed at any time; next steps have "
                        + "no deadline, score or milestone.",
        source = "Guidelines, integrate")
@Policy(id = "JOURNEY-03", rule = "Options are a menu: any mix, at any time.", source = "Guidelines, support")
public class KeepWayForward implements JavaDelegate {
    private final SafetyPlanWhereThereIsRisk safetyPlan;
    private final SupportWaitsForLook look;

    KeepWayForward(SafetyPlanWhereThereIsRisk safetyPlan, SupportWaitsForLook look) {
        this.safetyPlan = safetyPlan;
        this.look = look;
    }

    @Override
    public void execute(DelegateExecution execution) {
        UUID journeyId = JourneyScope.journeyId(execution);
        look.decide(journeyId).orRefuse();
        safetyPlan.decide(journeyId).orRefuse();
    }
}
