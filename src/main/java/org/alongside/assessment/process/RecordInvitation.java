package org.alongside.assessment.process;

import org.alongside.assessment.Assessments;
import org.alongside.assessment.Assessments.State;
import org.alongside.assessment.Way;
import org.alongside.assessment.bpmn.ClientAssessmentProcess;
import org.alongside.assessment.bpmn.ClientAssessmentProcess.InvitationOutcome;
import org.alongside.engine.BpmnTask;
import org.alongside.engine.BusinessKey;
import org.alongside.engine.Caller;
import org.alongside.ids.WorkerId;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/**
 * Keeps whether the survivor assessed the support, declined, or could not be reached. Who took it on paper is not their
 * worker. (MONITOR-01)
 */
@BpmnTask(process = ClientAssessmentProcess.KEY, elements = ClientAssessmentProcess.SERVICE_TASK_RECORD_INVITATION)
public class RecordInvitation implements JavaDelegate {
    private final Assessments assessments;
    private final Caller caller;

    RecordInvitation(Assessments assessments, Caller caller) {
        this.assessments = assessments;
        this.caller = caller;
    }

    @Override
    public void execute(DelegateExecution execution) {
        // Of this moment, before what came of an earlier try.
        String outcome = ClientAssessmentProcess.HOW_THEY_ASSESS
                .find(execution)
                .or(() -> ClientAssessmentProcess.INVITATION_OUTCOME.find(execution))
                .orElse("");
        WorkerId by = caller.id();
        boolean isOnPaper = InvitationOutcome.FILLED_ON_PAPER.equals(outcome);
        State state =
                switch (outcome) {
                    case InvitationOutcome.FILLED_ON_PAPER -> State.ON_PAPER;
                    case InvitationOutcome.DECLINED -> State.DECLINED;
                    case InvitationOutcome.NOT_REACHED -> State.NOT_REACHED;
                    // They had a link, and said nothing.
                    default -> State.EXPIRED;
                };
        assessments.ended(
                BusinessKey.journeyId(execution),
                ClientAssessmentProcess.ASSESSMENT_ID.find(execution).orElse(null),
                state,
                by,
                isOnPaper ? by : null,
                isOnPaper ? Way.ON_PAPER : null);
    }
}
