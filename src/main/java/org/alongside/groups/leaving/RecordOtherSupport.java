package org.alongside.groups.leaving;

import org.alongside.engine.BpmnTask;
import org.alongside.engine.Caller;
import org.alongside.engine.JourneyScope;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;

/** Whoever is no longer in a group was offered other support. */
@BpmnTask(process = "leave-group", elements = "endEvent_otherSupportOffered")
public class RecordOtherSupport implements ExecutionListener {
    private final LeavingGroups leaving;
    private final Caller caller;

    RecordOtherSupport(LeavingGroups leaving, Caller caller) {
        this.leaving = leaving;
        this.caller = caller;
    }

    @Override
    public void notify(DelegateExecution execution) {
        leaving.otherSupportOffered(
                JourneyScope.journeyId(execution), JourneyScope.isYes(execution, "isOffered"), caller.id());
    }
}
