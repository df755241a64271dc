package org.alongside.journey.support;

import java.util.Optional;
import org.alongside.assessment.Assessments;
import org.alongside.consent.ConsentLedger;
import org.alongside.consent.Purpose;
import org.alongside.engine.BpmnTask;
import org.alongside.engine.BusinessKey;
import org.alongside.ids.JourneyId;
import org.alongside.journey.bpmn.SupportProcess;
import org.alongside.journey.bpmn.SurvivorJourneyProcess;
import org.alongside.journey.state.Journeys;
import org.alongside.journey.state.Step;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Support begins or goes on, with notes of sessions where the survivor agreed to them. (CONSENT-07) */
@BpmnTask(process = SupportProcess.KEY, elements = SupportProcess.SERVICE_TASK_OPEN_SUPPORT)
public class OpenSupport implements JavaDelegate {
    private final Journeys journeys;
    private final ConsentLedger consent;
    private final Assessments assessments;

    OpenSupport(Journeys journeys, ConsentLedger consent, Assessments assessments) {
        this.journeys = journeys;
        this.consent = consent;
        this.assessments = assessments;
    }

    @Override
    public void execute(DelegateExecution execution) {
        JourneyId journeyId = BusinessKey.journeyId(execution);
        journeys.reached(journeyId, Step.SUPPORT);
        SupportProcess.SESSION_NOTES_ALLOWED.set(execution, consent.agrees(journeyId, Purpose.KEEP_SESSION_NOTES));
        boolean isOfEarlierVersion = SurvivorJourneyProcess.NEXT_ASSESSMENT_ON.isKnown(execution);
        if (isOfEarlierVersion) {
            // Versions of the journey that hold support themselves know the step here, and begin the six months.
            SurvivorJourneyProcess.STEP.set(execution, Step.SUPPORT.name());
            if (SurvivorJourneyProcess.NEXT_ASSESSMENT_ON.find(execution).isEmpty()) {
                SurvivorJourneyProcess.NEXT_ASSESSMENT_ON.set(execution, assessments.plan(journeyId, Optional.empty()));
            }
        }
    }
}
