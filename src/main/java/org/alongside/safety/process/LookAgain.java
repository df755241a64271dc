package org.alongside.safety.process;

import org.alongside.engine.BpmnTask;
import org.alongside.engine.BusinessKey;
import org.alongside.engine.Caller;
import org.alongside.safety.OffenceOverlap;
import org.alongside.safety.bpmn.OffenceOverlapProcess;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** The survivor does not want to be referred, so the trained person looks for another way. */
@BpmnTask(process = OffenceOverlapProcess.KEY, elements = OffenceOverlapProcess.SERVICE_TASK_LOOK_AGAIN)
public class LookAgain implements JavaDelegate {
    private final OffenceOverlap overlap;
    private final Caller caller;

    LookAgain(OffenceOverlap overlap, Caller caller) {
        this.overlap = overlap;
        this.caller = caller;
    }

    @Override
    public void execute(DelegateExecution execution) {
        overlap.lookAgain(
                BusinessKey.journeyId(execution), OffenceOverlapProcess.ASSESSOR_ID.get(execution), caller.id());
    }
}
