package org.alongside.safety.process;

import org.alongside.engine.BpmnTask;
import org.alongside.engine.JourneyScope;
import org.alongside.safety.FollowUps;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** No supervisor saw to the follow-up for a day, so that it is urgent now. */
@BpmnTask(process = "safety-follow-up", elements = "serviceTask_makeFollowUpUrgent")
public class MakeFollowUpUrgent implements JavaDelegate {
    private final FollowUps followUps;

    MakeFollowUpUrgent(FollowUps followUps) {
        this.followUps = followUps;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable("taskPriority", followUps.makeUrgent(JourneyScope.journeyId(execution)));
    }
}
