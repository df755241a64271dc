package org.alongside.journey.process;

import org.alongside.engine.BpmnTask;
import org.alongside.engine.Caller;
import org.alongside.engine.JourneyScope;
import org.alongside.groups.joining.JoiningGroups;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Begins the way into a group, beside the journey. */
@BpmnTask(process = "support", elements = "serviceTask_startJoinGroup")
public class StartJoinGroup implements JavaDelegate {
    private final JoiningGroups groups;
    private final Caller caller;

    StartJoinGroup(JoiningGroups groups, Caller caller) {
        this.groups = groups;
        this.caller = caller;
    }

    @Override
    public void execute(DelegateExecution execution) {
        groups.wishes(JourneyScope.journeyId(execution), caller.id());
    }
}
