package org.alongside.journey.support;

import java.time.Duration;
import java.time.Instant;
import org.alongside.assessment.Assessments;
import org.alongside.engine.BpmnTask;
import org.alongside.engine.BusinessKey;
import org.alongside.ids.JourneyId;
import org.alongside.journey.bpmn.ReflectProcess;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Plans the next assessment, whatever comes of this one, and by when what is still open then makes room for it. */
@Policy(PolicyId.MONITOR_02)
@BpmnTask(process = ReflectProcess.KEY, elements = ReflectProcess.SERVICE_TASK_PLAN_NEXT_ASSESSMENT)
public class RememberAssessment implements JavaDelegate {
    /** So that the next one never begins beside this one. */
    static final Duration BEFORE = Duration.ofHours(23);

    private final Assessments assessments;

    RememberAssessment(Assessments assessments) {
        this.assessments = assessments;
    }

    @Override
    public void execute(DelegateExecution execution) {
        JourneyId journeyId = BusinessKey.journeyId(execution);
        boolean isOfEarlierVersion =
                !ReflectProcess.SERVICE_TASK_PLAN_NEXT_ASSESSMENT.equals(execution.getCurrentActivityId());
        if (isOfEarlierVersion) {
            ReflectProcess.NEXT_ASSESSMENT_ON.set(execution, assessments.next(journeyId));
            return;
        }
        Instant next = assessments
                .begin(journeyId, ReflectProcess.NEXT_ASSESSMENT_ON.get(execution))
                .nextDueAt();
        ReflectProcess.NEXT_ASSESSMENT_ON.set(execution, next);
        ReflectProcess.MAKES_ROOM_ON.set(execution, next.minus(BEFORE));
    }
}
