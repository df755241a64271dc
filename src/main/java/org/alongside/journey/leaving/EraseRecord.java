package org.alongside.journey.leaving;

import org.alongside.engine.BpmnTask;
import org.alongside.engine.BusinessKey;
import org.alongside.engine.Caller;
import org.alongside.journey.bpmn.LeaveJourneyProcess;
import org.alongside.journey.policy.ErasureIsConfirmed;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/**
 * The survivor took their consent back, and when asked again wants everything erased: what they said is erased in the same
 * transaction.
 */
@BpmnTask(process = LeaveJourneyProcess.KEY, elements = LeaveJourneyProcess.SERVICE_TASK_ERASE_RECORD)
public class EraseRecord implements JavaDelegate {
    private final Erasure erasure;
    private final Caller caller;

    EraseRecord(Erasure erasure, Caller caller) {
        this.erasure = erasure;
        this.caller = caller;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ErasureIsConfirmed.decide(
                        LeaveJourneyProcess.EVERYTHING_ERASED.find(execution).orElse(null))
                .orRefuse();
        if (LeaveJourneyProcess.WORKER_ID.find(execution).isEmpty()) {
            LeaveJourneyProcess.WORKER_ID.set(
                    execution,
                    LeaveJourneyProcess.FIRST_CONTACT_BY.find(execution).orElse(null));
        }
        erasure.erase(BusinessKey.journeyId(execution), caller.id());
    }
}
