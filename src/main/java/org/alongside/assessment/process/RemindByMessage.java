package org.alongside.assessment.process;

import org.alongside.assessment.AssessmentInvitations;
import org.alongside.assessment.Assessments;
import org.alongside.assessment.bpmn.ClientAssessmentProcess;
import org.alongside.engine.BpmnTask;
import org.alongside.engine.BusinessKey;
import org.alongside.ids.JourneyId;
import org.alongside.messages.MessageTemplate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/**
 * Sends the same message again with a new link, two times at most, tries of their worker counted in; not where the one before is
 * still to reach them. (MONITOR-02)
 */
@BpmnTask(process = ClientAssessmentProcess.KEY, elements = ClientAssessmentProcess.SERVICE_TASK_REMIND_BY_MESSAGE)
public class RemindByMessage implements JavaDelegate {
    private final Assessments assessments;
    private final AssessmentInvitations invitations;

    RemindByMessage(Assessments assessments, AssessmentInvitations invitations) {
        this.assessments = assessments;
        this.invitations = invitations;
    }

    @Override
    public void execute(DelegateExecution execution) {
        JourneyId journeyId = BusinessKey.journeyId(execution);
        if (!invitations.isUnderWay(journeyId) && assessments.countReminder(journeyId)) {
            ClientAssessmentProcess.NOT_DELIVERED.set(execution, false);
            invitations.queue(journeyId, MessageTemplate.ASSESSMENT_REMINDED);
        }
    }
}
