package org.alongside.assessment.process;

import org.alongside.assessment.Assessments;
import org.alongside.assessment.bpmn.ClientAssessmentProcess;
import org.alongside.engine.BpmnTask;
import org.alongside.engine.BusinessKey;
import org.alongside.engine.Caller;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Nothing came of it until the next time was near: that is kept, and the next time comes. (MONITOR-02) */
@BpmnTask(process = ClientAssessmentProcess.KEY, elements = ClientAssessmentProcess.SERVICE_TASK_EXPIRE_ASSESSMENT)
public class ExpireAssessment implements JavaDelegate {
    private final Assessments assessments;

    ExpireAssessment(Assessments assessments) {
        this.assessments = assessments;
    }

    @Override
    public void execute(DelegateExecution execution) {
        assessments.ended(
                BusinessKey.journeyId(execution),
                ClientAssessmentProcess.ASSESSMENT_ID.get(execution),
                Assessments.State.EXPIRED,
                Caller.SERVICE,
                null,
                null);
    }
}
