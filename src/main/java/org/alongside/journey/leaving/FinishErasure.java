package org.alongside.journey.leaving;

import org.alongside.engine.BpmnTask;
import org.alongside.engine.BusinessKey;
import org.alongside.engine.Caller;
import org.alongside.ids.JourneyId;
import org.alongside.journey.bpmn.LeaveJourneyProcess;
import org.alongside.journey.policy.ErasureIsConfirmed;
import org.alongside.journey.state.Journeys;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/**
 * They were invited to give feedback, or the day came: what they said is erased. Whoever came back meanwhile goes on, and
 * whoever was erased meanwhile stays so.
 */
@BpmnTask(process = LeaveJourneyProcess.KEY, elements = LeaveJourneyProcess.SERVICE_TASK_FINISH_ERASURE)
@Policy(PolicyId.CONSENT_03)
public class FinishErasure implements JavaDelegate {
    private final Erasure erasure;
    private final Journeys journeys;
    private final Caller caller;

    FinishErasure(Erasure erasure, Journeys journeys, Caller caller) {
        this.erasure = erasure;
        this.journeys = journeys;
        this.caller = caller;
    }

    @Override
    public void execute(DelegateExecution execution) {
        JourneyId journeyId = BusinessKey.journeyId(execution);
        boolean isStillWished = ErasureIsConfirmed.YES.equals(
                LeaveJourneyProcess.EVERYTHING_ERASED.find(execution).orElse(null));
        if (isStillWished && journeys.find(journeyId).orElseThrow().state() == Journeys.State.ENDED) {
            erasure.erase(journeyId, caller.id());
        }
    }
}
