package org.alongside.assessment;

import java.util.List;
import org.alongside.assessment.bpmn.ClientAssessmentProcess;
import org.alongside.engine.Processes;
import org.alongside.engine.TaskReassignment;
import org.alongside.engine.TaskTaken;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.workers.WalkBegan;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Who walks with a survivor offers the assessment to them, and somebody else helps: also when the worker changes. */
@Component
@Transactional(propagation = Propagation.REQUIRED)
@Policy(PolicyId.MONITOR_01)
class WhoOffersAndHelps {
    private final Assessments assessments;
    private final Processes processes;
    private final TaskReassignment tasks;

    WhoOffersAndHelps(Assessments assessments, Processes processes, TaskReassignment tasks) {
        this.assessments = assessments;
        this.processes = processes;
        this.tasks = tasks;
    }

    /** @throws org.alongside.policy.Refused under MONITOR-01 when whoever takes it walks with the survivor */
    @EventListener
    void on(TaskTaken taken) {
        if (taken.process().equals(ClientAssessmentProcess.KEY)
                && taken.task().equals(ClientAssessmentProcess.USER_TASK_HELP_TO_ASSESS)) {
            assessments.refuseUnlessMayHelp(taken.recordId().journey(), taken.userId());
        }
    }

    /** Somebody else walks with them: they offer it now, and if they had agreed to help, somebody else does. */
    @EventListener
    void on(WalkBegan began) {
        processes.set(
                ClientAssessmentProcess.KEY, began.journeyId(), ClientAssessmentProcess.WORKER_ID, began.workerId());
        processes.handOverTasks(
                began.journeyId(),
                began.workerId(),
                ClientAssessmentProcess.KEY,
                List.of(ClientAssessmentProcess.USER_TASK_OFFER_ASSESSMENT));
        tasks.release(
                began.workerId(),
                began.journeyId(),
                ClientAssessmentProcess.KEY,
                ClientAssessmentProcess.USER_TASK_HELP_TO_ASSESS);
    }
}
