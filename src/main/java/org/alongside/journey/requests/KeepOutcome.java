package org.alongside.journey.requests;

import org.alongside.engine.BpmnTask;
import org.alongside.engine.BusinessKey;
import org.alongside.engine.Caller;
import org.alongside.journey.bpmn.AccessRequestProcess;
import org.alongside.journey.own.OwnRequests;
import org.alongside.journey.own.OwnRequests.Outcome;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Keeps what came of what a survivor asked for. They see it, and can say that it is not done. */
@BpmnTask(
        process = AccessRequestProcess.KEY,
        elements = {AccessRequestProcess.SERVICE_TASK_KEEP_OUTCOME, AccessRequestProcess.SERVICE_TASK_KEEP_WITHDRAWAL})
@Policy(PolicyId.CONF_07)
public class KeepOutcome implements JavaDelegate {
    private final OwnRequests requests;
    private final AccessRequests running;
    private final Caller caller;

    KeepOutcome(OwnRequests requests, AccessRequests running, Caller caller) {
        this.requests = requests;
        this.running = running;
        this.caller = caller;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Outcome outcome = AccessRequestProcess.REQUEST_OUTCOME
                .find(execution)
                .map(Outcome::valueOf)
                .orElse(Outcome.NOT_FETCHED);
        requests.done(AccessRequestProcess.REQUEST_ID.get(execution), outcome, caller.id());
        if (AccessRequestProcess.RequestKind.COPY.equals(AccessRequestProcess.REQUEST_KIND.get(execution))) {
            running.closeToAll(BusinessKey.journeyId(execution));
        }
    }
}
