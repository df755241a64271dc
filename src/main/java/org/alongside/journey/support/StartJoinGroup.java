package org.alongside.journey.support;

import org.alongside.engine.BpmnTask;
import org.alongside.engine.BusinessKey;
import org.alongside.engine.Caller;
import org.alongside.groups.joining.JoinGroupStarter;
import org.alongside.journey.bpmn.SupportProcess;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Begins the way into a group, beside the journey. */
@BpmnTask(process = SupportProcess.KEY, elements = SupportProcess.SERVICE_TASK_START_JOIN_GROUP)
public class StartJoinGroup implements JavaDelegate {
    private final JoinGroupStarter groups;
    private final Caller caller;

    StartJoinGroup(JoinGroupStarter groups, Caller caller) {
        this.groups = groups;
        this.caller = caller;
    }

    @Override
    public void execute(DelegateExecution execution) {
        groups.wishes(BusinessKey.journeyId(execution), caller.id());
    }
}
