package org.alongside.journey.process;

import org.alongside.assessment.Invitations;
import org.alongside.engine.BpmnTask;
import org.alongside.engine.JourneyScope;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Plans the next assessment, whatever came of this one. */
@BpmnTask(process = "reflect", elements = "serviceTask_planNextAssessment")
public class RememberAssessment implements JavaDelegate {
    private final Invitations invitations;

    RememberAssessment(Invitations invitations) {
        this.invitations = invitations;
    }

    @Override
    public void execute(DelegateExecution execution) {
        JourneyScope.date(execution, PlanAssessments.NEXT, invitations.nextDue(JourneyScope.journeyId(execution)));
    }
}
