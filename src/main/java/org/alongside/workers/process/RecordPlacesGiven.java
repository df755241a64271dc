package org.alongside.workers.process;

import java.util.Map;
import org.alongside.audit.Ledger;
import org.alongside.engine.BpmnTask;
import org.alongside.engine.BusinessKey;
import org.alongside.engine.Caller;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.workers.bpmn.MatchWorkerProcess;
import org.alongside.workers.policy.HelpIsNamedBeforeWaiting;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;

/** Who waits has places that help; the ledger says who gave them. */
@BpmnTask(process = MatchWorkerProcess.KEY, elements = MatchWorkerProcess.END_EVENT_HELP_GIVEN)
@Policy(PolicyId.SAFE_03)
public class RecordPlacesGiven implements ExecutionListener {
    private final Ledger ledger;
    private final Caller caller;

    RecordPlacesGiven(Ledger ledger, Caller caller) {
        this.ledger = ledger;
        this.caller = caller;
    }

    @Override
    public void notify(DelegateExecution execution) {
        HelpIsNamedBeforeWaiting.decide(MatchWorkerProcess.GIVEN.get(execution)).orRefuse();
        ledger.done(BusinessKey.journeyId(execution).toString(), caller.id(), "places that help given", Map.of());
    }
}
