package org.alongside.journey.process;

import org.alongside.assessment.Invitations;
import org.alongside.engine.BpmnTask;
import org.alongside.engine.JourneyScope;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Plans the next assessment, whatever came of this one. */
@BpmnTask(process = "survivor-journey", elements = "serviceTask_rememberAssessment")
public class RememberAssessment implements JavaDelegate {
    private final Invitations invitations;

    RememberAssessment(Invitations invitations) {
        this.invitations = invitations;
    }

    @Override
    public void execute(DelegateExecution execution) {
        JourneyScope.date(execution, "nextAssessmentOn", invitations.nextDue(JourneyScope.journeyId(execution)));
    }
}
