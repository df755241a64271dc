package org.alongside.journey.process;

import org.alongside.engine.BpmnTask;
import org.alongside.engine.Caller;
import org.alongside.engine.JourneyScope;
import org.alongside.safety.OffenceOverlap;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Has overlapping offending assessed, beside the journey and not shown in it. */
@BpmnTask(process = "connect", elements = "serviceTask_startOffenceOverlapAtShare")
@BpmnTask(process = "support", elements = "serviceTask_startOffenceOverlapByWorker")
@BpmnTask(process = "at-any-time", elements = "serviceTask_startOffenceOverlapFromMessage")
public class StartOffenceOverlap implements JavaDelegate {
    private final OffenceOverlap overlap;
    private final Caller caller;

    StartOffenceOverlap(OffenceOverlap overlap, Caller caller) {
        this.overlap = overlap;
        this.caller = caller;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String worker = JourneyScope.text(execution, "workerId");
        overlap.disclosed(
                JourneyScope.journeyId(execution),
                worker != null ? worker : JourneyScope.required(execution, "firstContactBy"),
                JourneyScope.required(execution, "journeyLabel"),
                caller.id());
    }
}
