package org.alongside.journey.leaving;

import org.alongside.engine.BpmnTask;
import org.alongside.journey.bpmn.LeaveJourneyProcess;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.records.Feedback;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Keeps the reason somebody gave, if they gave one, tied to nobody; what they wrote was kept by the form. */
@BpmnTask(
        process = LeaveJourneyProcess.KEY,
        elements = {LeaveJourneyProcess.SERVICE_TASK_KEEP_FEEDBACK, LeaveJourneyProcess.SERVICE_TASK_KEEP_FEEDBACK_FIRST
        })
@Policy(value = PolicyId.MONITOR_04, database = "table feedback, without a journey")
public class KeepFeedback implements JavaDelegate {
    private final Feedback feedback;

    KeepFeedback(Feedback feedback) {
        this.feedback = feedback;
    }

    @Override
    public void execute(DelegateExecution execution) {
        feedback.keep(LeaveJourneyProcess.FEEDBACK_REASON.find(execution).orElse(null), null);
    }
}
