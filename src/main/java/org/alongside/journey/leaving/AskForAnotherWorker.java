package org.alongside.journey.leaving;

import org.alongside.audit.Ledger;
import org.alongside.engine.BpmnTask;
import org.alongside.engine.Caller;
import org.alongside.journey.bpmn.AtAnyTimeProcess;
import org.alongside.journey.bpmn.SupportProcess;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** The survivor wishes another worker; the one they have stays until the next has said yes. */
@BpmnTask(process = SupportProcess.KEY, elements = SupportProcess.SERVICE_TASK_ASK_FOR_ANOTHER_WORKER)
@BpmnTask(process = AtAnyTimeProcess.KEY, elements = AtAnyTimeProcess.SERVICE_TASK_ASK_FOR_ANOTHER_WORKER_FROM_MESSAGE)
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
        String release = SupportProcess.ReleaseEarlier.ALL.equals(
                        SupportProcess.RELEASE_EARLIER.find(execution).orElse(null))
                ? SupportProcess.ReleaseEarlier.ALL
                : SupportProcess.ReleaseEarlier.CONTACT_ONLY;
        search.beside(execution, release);
        ledger.done(
                execution.getProcessBusinessKey(),
                caller.id(),
                "another worker wished for",
                java.util.Map.of("releases", release));
    }
}
