package org.alongside.assessment.process;

import org.alongside.assessment.AssessmentInvitations;
import org.alongside.assessment.Assessments;
import org.alongside.assessment.bpmn.ClientAssessmentProcess;
import org.alongside.engine.BpmnTask;
import org.alongside.engine.BusinessKey;
import org.alongside.messages.MessageTemplate;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.settings.SettingKey;
import org.alongside.settings.Settings;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Invites the survivor by a message to their safe contact, whoever their worker is and whatever they do. */
@BpmnTask(process = ClientAssessmentProcess.KEY, elements = ClientAssessmentProcess.SERVICE_TASK_SEND_INVITATION)
@Policy(PolicyId.MONITOR_01)
public class SendInvitation implements JavaDelegate {
    private final AssessmentInvitations invitations;
    private final Settings settings;

    SendInvitation(AssessmentInvitations invitations, Settings settings) {
        this.invitations = invitations;
        this.settings = settings;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ClientAssessmentProcess.NOT_DELIVERED.set(execution, false);
        ClientAssessmentProcess.REMINDERS.set(
                execution, Assessments.remindersEvery(settings.number(SettingKey.ASSESSMENT_REMIND)));
        invitations.queue(BusinessKey.journeyId(execution), MessageTemplate.ASSESSMENT_INVITED);
    }
}
