package org.alongside.assessment.process;

import java.time.Clock;
import org.alongside.assessment.Assessments;
import org.alongside.assessment.bpmn.ClientAssessmentProcess;
import org.alongside.engine.BpmnTask;
import org.alongside.engine.BusinessKey;
import org.alongside.ids.JourneyId;
import org.alongside.settings.SettingKey;
import org.alongside.settings.Settings;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Sets by when the survivor is to be asked, and when this time is over. */
@BpmnTask(process = ClientAssessmentProcess.KEY, elements = ClientAssessmentProcess.SERVICE_TASK_OPEN_ASSESSMENT)
public class OpenAssessment implements JavaDelegate {
    private final Assessments assessments;
    private final Settings settings;
    private final Clock clock;

    OpenAssessment(Assessments assessments, Settings settings, Clock clock) {
        this.assessments = assessments;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        JourneyId journeyId = BusinessKey.journeyId(execution);
        Assessments.Open open = assessments.open(journeyId).orElseThrow();
        ClientAssessmentProcess.ASSESSMENT_ID.set(execution, open.id());
        ClientAssessmentProcess.ENDS_ON.set(execution, open.endsAt());
        ClientAssessmentProcess.OFFER_BY.set(
                execution, clock.instant().plus(settings.duration(SettingKey.ASSESSMENT_REMIND)));
    }
}
