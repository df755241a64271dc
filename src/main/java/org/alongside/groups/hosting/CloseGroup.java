package org.alongside.groups.hosting;

import org.alongside.engine.BpmnTask;
import org.alongside.engine.BusinessKey;
import org.alongside.engine.Caller;
import org.alongside.groups.bpmn.HostGroupProcess;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Closes the group and offers its members something else. (GROUP-13) */
@BpmnTask(process = HostGroupProcess.KEY, elements = HostGroupProcess.SERVICE_TASK_CLOSE_GROUP)
public class CloseGroup implements JavaDelegate {
    private final HostGroupSteps hosting;
    private final Caller caller;

    CloseGroup(HostGroupSteps hosting, Caller caller) {
        this.hosting = hosting;
        this.caller = caller;
    }

    @Override
    public void execute(DelegateExecution execution) {
        hosting.close(BusinessKey.groupId(execution), caller.id());
    }
}
