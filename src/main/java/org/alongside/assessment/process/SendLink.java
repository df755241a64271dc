package org.alongside.assessment.process;

import org.alongside.assessment.AssessmentInvitations;
import org.alongside.assessment.bpmn.ClientAssessmentProcess;
import org.alongside.engine.BpmnTask;
import org.alongside.engine.BusinessKey;
import org.alongside.messages.MessageTemplate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** The survivor asked for a link: the one before opens nothing once the new one is sent. (MONITOR-01) */
@BpmnTask(process = ClientAssessmentProcess.KEY, elements = ClientAssessmentProcess.SERVICE_TASK_SEND_LINK)
public class SendLink implements JavaDelegate {
    private final AssessmentInvitations invitations;

    SendLink(AssessmentInvitations invitations) {
        this.invitations = invitations;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ClientAssessmentProcess.NOT_DELIVERED.set(execution, false);
        invitations.queue(BusinessKey.journeyId(execution), MessageTemplate.ASSESSMENT_REMINDED);
    }
}
