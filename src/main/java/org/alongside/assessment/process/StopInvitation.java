package org.alongside.assessment.process;

import org.alongside.assessment.AssessmentInvitations;
import org.alongside.assessment.bpmn.ClientAssessmentProcess;
import org.alongside.engine.BpmnTask;
import org.alongside.engine.BusinessKey;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;

/** The survivor assesses with somebody: a message that nobody has passed on yet stands in no list any more. (MONITOR-01) */
@BpmnTask(process = ClientAssessmentProcess.KEY, elements = ClientAssessmentProcess.USER_TASK_HELP_TO_ASSESS)
public class StopInvitation implements ExecutionListener {
    private final AssessmentInvitations invitations;

    StopInvitation(AssessmentInvitations invitations) {
        this.invitations = invitations;
    }

    @Override
    public void notify(DelegateExecution execution) {
        invitations.stop(BusinessKey.journeyId(execution));
    }
}
