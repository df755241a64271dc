package org.alongside.journey.process;

import org.alongside.audit.Ledger;
import org.alongside.engine.BpmnTask;
import org.alongside.engine.Caller;
import org.alongside.engine.JourneyScope;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** The survivor wishes another worker; the one they have stays until the next has said yes. */
@BpmnTask(process = "support", elements = "serviceTask_askForAnotherWorker")
@BpmnTask(process = "at-any-time", elements = "serviceTask_askForAnotherWorkerFromMessage")
@Policy(PolicyId.WORKER_07)
public class AskForAnotherWorker implements JavaDelegate {
    private final WorkerSearch search;
    private final Ledger ledger;
    private final Caller caller;

    AskForAnotherWorker(WorkerSearch search, Ledger ledger, Caller caller) {
        this.search = search;
        this.ledger = ledger;
        this.caller = caller;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String release = "ALL".equals(JourneyScope.text(execution, "releaseEarlier")) ? "ALL" : "CONTACT_ONLY";
        search.beside(execution, release);
        ledger.done(
                execution.getProcessBusinessKey(),
                caller.id(),
                "another worker wished for",
                java.util.Map.of("releases", release));
    }
}
