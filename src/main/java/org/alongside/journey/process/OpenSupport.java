package org.alongside.journey.process;

import java.util.UUID;
import org.alongside.assessment.Invitations;
import org.alongside.consent.ConsentLedger;
import org.alongside.consent.Purpose;
import org.alongside.engine.BpmnTask;
import org.alongside.engine.JourneyScope;
import org.alongside.journey.Journeys;
import org.alongside.journey.Step;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Support begins or goes on, with notes of sessions where the survivor agreed to them. (CONSENT-07) */
@BpmnTask(process = "support", elements = "serviceTask_openSupport")
public class OpenSupport implements JavaDelegate {
    private final Journeys journeys;
    private final ConsentLedger consent;
    private final Invitations invitations;

    OpenSupport(Journeys journeys, ConsentLedger consent, Invitations invitations) {
        this.journeys = journeys;
        this.consent = consent;
        this.invitations = invitations;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable("step", Step.SUPPORT.name());
        UUID journeyId = JourneyScope.journeyId(execution);
        journeys.reached(journeyId, Step.SUPPORT);
        execution.setVariable("sessionNotesAllowed", consent.agrees(journeyId, Purpose.KEEP_SESSION_NOTES));
        boolean isHeldByJourney = execution.hasVariable(PlanAssessments.NEXT);
        if (isHeldByJourney && JourneyScope.date(execution, PlanAssessments.NEXT) == null) {
            // In versions of the journey that hold support themselves, the six months begin here.
            JourneyScope.date(execution, PlanAssessments.NEXT, invitations.nextDue(journeyId));
        }
    }
}
