package org.alongside.journey.support;

import java.time.Duration;
import java.time.Instant;
import org.alongside.assessment.Invitations;
import org.alongside.engine.BpmnTask;
import org.alongside.engine.BusinessKey;
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
    private static final Duration BEFORE = Duration.ofDays(1);

    private final Invitations invitations;

    RememberAssessment(Invitations invitations) {
        this.invitations = invitations;
    }

    @Override
    public void execute(DelegateExecution execution) {
        boolean isOfEarlierVersion =
                !ReflectProcess.SERVICE_TASK_PLAN_NEXT_ASSESSMENT.equals(execution.getCurrentActivityId());
        if (isOfEarlierVersion) {
            ReflectProcess.NEXT_ASSESSMENT_ON.set(execution, invitations.nextDue(BusinessKey.journeyId(execution)));
            return;
        }
        Instant planned = ReflectProcess.NEXT_ASSESSMENT_ON.get(execution);
        Instant next = invitations.dueAfter(planned);
        ReflectProcess.NEXT_ASSESSMENT_ON.set(execution, next);
        ReflectProcess.MAKES_ROOM_ON.set(execution, next.minus(BEFORE));
    }
}
