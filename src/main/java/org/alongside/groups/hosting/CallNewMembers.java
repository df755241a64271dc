package org.alongside.groups.hosting;

import org.alongside.engine.BpmnTask;
import org.alongside.engine.BusinessKey;
import org.alongside.groups.bpmn.PrepareMeetingProcess;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Calls those who are ready to the meeting ahead, if it welcomes new members. (GROUP-07) */
@BpmnTask(process = PrepareMeetingProcess.KEY, elements = PrepareMeetingProcess.SERVICE_TASK_CALL_NEW_MEMBERS)
public class CallNewMembers implements JavaDelegate {
    private final HostGroupSteps hosting;

    CallNewMembers(HostGroupSteps hosting) {
        this.hosting = hosting;
    }

    @Override
    public void execute(DelegateExecution execution) {
        hosting.callNewMembers(BusinessKey.groupId(execution));
    }
}
