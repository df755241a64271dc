package org.alongside.journey.support;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.alongside.assessment.AssessmentPlanned;
import org.alongside.assessment.Assessments;
import org.alongside.engine.BpmnTask;
import org.alongside.engine.BusinessKey;
import org.alongside.engine.ProcessTimers;
import org.alongside.engine.Processes;
import org.alongside.journey.bpmn.ReflectProcess;
import org.alongside.journey.bpmn.SurvivorJourneyProcess;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.context.event.EventListener;

/**
 * Sets when they look back: for the first time after support began, and from then on whenever the next day is planned. A
 * pause, or leaving and coming back, does not put it off: what became due meanwhile is due when they are back. (MONITOR-01)
 */
@Policy(PolicyId.MONITOR_01)
@Policy(PolicyId.MONITOR_02)
@BpmnTask(process = SurvivorJourneyProcess.KEY, elements = SurvivorJourneyProcess.GATEWAY_SUPPORTING)
public class PlanAssessments implements ExecutionListener {
    private static final Duration A_MOMENT = Duration.ofMinutes(1);

    private final Assessments assessments;
    private final Processes processes;
    private final ProcessTimers timers;
    private final Clock clock;

    PlanAssessments(Assessments assessments, Processes processes, ProcessTimers timers, Clock clock) {
        this.assessments = assessments;
        this.processes = processes;
        this.timers = timers;
        this.clock = clock;
    }

    @Override
    public void notify(DelegateExecution execution) {
        Instant next = assessments.plan(
                BusinessKey.journeyId(execution), SurvivorJourneyProcess.NEXT_ASSESSMENT_ON.find(execution));
        Instant soon = clock.instant().plus(A_MOMENT);
        Instant first = next.isAfter(soon) ? next : soon;
        SurvivorJourneyProcess.NEXT_ASSESSMENT_ON.set(execution, first);
        SurvivorJourneyProcess.EVERY_SIX_MONTHS.set(execution, Assessments.everySixMonthsFrom(first));
    }

    /** The next day is another one than the timer knows: it waits for that day, and what is still open makes room before. */
    @EventListener
    void on(AssessmentPlanned planned) {
        processes.set(
                SurvivorJourneyProcess.KEY,
                planned.journeyId(),
                SurvivorJourneyProcess.NEXT_ASSESSMENT_ON,
                planned.dueAt());
        timers.setDue(
                SurvivorJourneyProcess.KEY,
                planned.journeyId(),
                SurvivorJourneyProcess.BOUNDARY_EVENT_SIX_MONTHS,
                planned.dueAt());
        if (planned.isAfterAnswer()) {
            timers.setDue(
                    SurvivorJourneyProcess.KEY,
                    planned.journeyId(),
                    ReflectProcess.BOUNDARY_EVENT_NEXT_TIME_DUE,
                    planned.dueAt().minus(RememberAssessment.BEFORE));
        }
    }
}
