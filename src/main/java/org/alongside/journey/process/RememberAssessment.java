package org.alongside.journey.process;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.alongside.assessment.Invitations;
import org.alongside.engine.BpmnTask;
import org.alongside.engine.JourneyScope;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Plans the next assessment, whatever comes of this one, and by when what is still open then makes room for it. */
@BpmnTask(process = "reflect", elements = "serviceTask_planNextAssessment")
public class RememberAssessment implements JavaDelegate {
    /** So that the next one never begins beside this one. */
    private static final Duration BEFORE = Duration.ofDays(1);

    private final Invitations invitations;

    RememberAssessment(Invitations invitations) {
        this.invitations = invitations;
    }

    @Override
    public void execute(DelegateExecution execution) {
        boolean isOfEarlierVersion = !"serviceTask_planNextAssessment".equals(execution.getCurrentActivityId());
        if (isOfEarlierVersion) {
            JourneyScope.date(execution, PlanAssessments.NEXT, invitations.nextDue(JourneyScope.journeyId(execution)));
            return;
        }
        Instant planned = Objects.requireNonNull(JourneyScope.date(execution, PlanAssessments.NEXT));
        Instant next = invitations.dueAfter(planned);
        JourneyScope.date(execution, PlanAssessments.NEXT, next);
        JourneyScope.date(execution, "makesRoomOn", next.minus(BEFORE));
    }
}
