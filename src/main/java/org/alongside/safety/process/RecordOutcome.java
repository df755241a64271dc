package org.alongside.safety.process;

import org.alongside.engine.BpmnTask;
import org.alongside.engine.BusinessKey;
import org.alongside.engine.Caller;
import org.alongside.safety.OffenceOverlap;
import org.alongside.safety.bpmn.OffenceOverlapProcess;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Records what the assessor decided. */
@BpmnTask(process = OffenceOverlapProcess.KEY, elements = OffenceOverlapProcess.SERVICE_TASK_RECORD_OUTCOME)
public class RecordOutcome implements JavaDelegate {
    private final OffenceOverlap overlap;
    private final Caller caller;

    RecordOutcome(OffenceOverlap overlap, Caller caller) {
        this.overlap = overlap;
        this.caller = caller;
    }

    @Override
    public void execute(DelegateExecution execution) {
        overlap.assessed(
                BusinessKey.journeyId(execution),
                caller.id(),
                OffenceOverlap.Outcome.valueOf(OffenceOverlapProcess.OVERLAP_OUTCOME.get(execution)));
    }
}
