package org.alongside.groups.leaving;

import java.util.Map;
import org.alongside.audit.Ledger;
import org.alongside.engine.BpmnTask;
import org.alongside.engine.Caller;
import org.alongside.engine.JourneyScope;
import org.alongside.groups.policy.AskedToLeaveOnNamedGround;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Keeps the answer of a second person. (GROUP-14, WORKER-08) */
@BpmnTask(process = "leave-group", elements = "serviceTask_recordAgreement")
public class RecordAgreement implements JavaDelegate {
    private final Ledger ledger;
    private final Caller caller;

    RecordAgreement(Ledger ledger, Caller caller) {
        this.ledger = ledger;
        this.caller = caller;
    }

    @Override
    public void execute(DelegateExecution execution) {
        AskedToLeaveOnNamedGround.mayAgree(JourneyScope.required(execution, "requestedBy"), caller.id())
                .orRefuse();
        if ("AGREED".equals(JourneyScope.text(execution, "agreement"))) {
            execution.setVariable("agreedBy", caller.id());
        }
        ledger.done(
                execution.getProcessBusinessKey(),
                caller.id(),
                "second person answered",
                Map.of(
                        "membership", JourneyScope.required(execution, "membershipId"),
                        "agreement", JourneyScope.required(execution, "agreement")));
    }
}
