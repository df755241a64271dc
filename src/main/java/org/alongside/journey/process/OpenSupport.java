package org.alongside.journey.process;

import org.alongside.assessment.Invitations;
import org.alongside.engine.BpmnTask;
import org.alongside.engine.JourneyScope;
import org.alongside.journey.Journeys;
import org.alongside.journey.Step;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Support begins or goes on; the six months to the first assessment count from its beginning. */
@BpmnTask(process = "survivor-journey", elements = "serviceTask_openSupport")
public class OpenSupport implements JavaDelegate {
    private final Journeys journeys;
    private final Invitations invitations;

    OpenSupport(Journeys journeys, Invitations invitations) {
        this.journeys = journeys;
        this.invitations = invitations;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable("step", Step.SUPPORT.name());
        journeys.reached(JourneyScope.journeyId(execution), Step.SUPPORT);
        if (JourneyScope.date(execution, "nextAssessmentOn") == null) {
            JourneyScope.date(execution, "nextAssessmentOn", invitations.nextDue(JourneyScope.journeyId(execution)));
        }
    }
}
