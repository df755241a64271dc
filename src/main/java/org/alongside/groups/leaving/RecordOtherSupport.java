package org.alongside.groups.leaving;

import org.alongside.engine.BpmnTask;
import org.alongside.engine.BusinessKey;
import org.alongside.engine.Caller;
import org.alongside.groups.bpmn.LeaveGroupProcess;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;

/** Whoever is no longer in a group was offered other support. */
@BpmnTask(process = LeaveGroupProcess.KEY, elements = LeaveGroupProcess.END_EVENT_OTHER_SUPPORT_OFFERED)
public class RecordOtherSupport implements ExecutionListener {
    private final LeaveGroupStarter leaving;
    private final Caller caller;

    RecordOtherSupport(LeaveGroupStarter leaving, Caller caller) {
        this.leaving = leaving;
        this.caller = caller;
    }

    @Override
    public void notify(DelegateExecution execution) {
        leaving.otherSupportOffered(
                BusinessKey.journeyId(execution), LeaveGroupProcess.IS_OFFERED.get(execution), caller.id());
    }
}
