package org.alongside.assessment.process;

import org.alongside.assessment.Invitations;
import org.alongside.assessment.bpmn.ClientAssessmentProcess;
import org.alongside.engine.BpmnTask;
import org.alongside.engine.BusinessKey;
import org.alongside.engine.Caller;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Keeps whether the survivor assessed the support, declined, or could not be reached. */
@BpmnTask(process = ClientAssessmentProcess.KEY, elements = ClientAssessmentProcess.SERVICE_TASK_RECORD_INVITATION)
public class RecordInvitation implements JavaDelegate {
    private final Invitations invitations;
    private final Caller caller;

    RecordInvitation(Invitations invitations, Caller caller) {
        this.invitations = invitations;
        this.caller = caller;
    }

    @Override
    public void execute(DelegateExecution execution) {
        invitations.record(
                BusinessKey.journeyId(execution),
                caller.id(),
                ClientAssessmentProcess.INVITATION_OUTCOME.get(execution));
    }
}
