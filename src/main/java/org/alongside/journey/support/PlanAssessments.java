package org.alongside.journey.support;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.alongside.assessment.Invitations;
import org.alongside.engine.BpmnTask;
import org.alongside.engine.BusinessKey;
import org.alongside.journey.bpmn.SurvivorJourneyProcess;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;

/**
 * Sets when they look back: the first time six months after support began, and every six months from then on. A pause does
 * not put it off: what became due meanwhile is due when they are back. (MONITOR-01)
 */
@Policy(PolicyId.MONITOR_01)
@Policy(PolicyId.MONITOR_02)
@BpmnTask(process = SurvivorJourneyProcess.KEY, elements = SurvivorJourneyProcess.GATEWAY_SUPPORTING)
public class PlanAssessments implements ExecutionListener {
    private static final Duration A_MOMENT = Duration.ofMinutes(1);

    private final Invitations invitations;
    private final Clock clock;

    PlanAssessments(Invitations invitations, Clock clock) {
        this.invitations = invitations;
        this.clock = clock;
    }

    @Override
    public void notify(DelegateExecution execution) {
        Instant next = SurvivorJourneyProcess.NEXT_ASSESSMENT_ON
                .find(execution)
                .orElseGet(() -> invitations.nextDue(BusinessKey.journeyId(execution)));
        Instant soon = clock.instant().plus(A_MOMENT);
        Instant first = next.isAfter(soon) ? next : soon;
        SurvivorJourneyProcess.NEXT_ASSESSMENT_ON.set(execution, first);
        SurvivorJourneyProcess.EVERY_SIX_MONTHS.set(execution, Invitations.everySixMonthsFrom(first));
    }
}
