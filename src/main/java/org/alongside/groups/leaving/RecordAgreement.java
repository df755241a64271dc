package org.alongside.groups.leaving;

import java.util.Map;
import org.alongside.audit.Ledger;
import org.alongside.engine.BpmnTask;
import org.alongside.engine.Caller;
import org.alongside.groups.bpmn.LeaveGroupProcess;
import org.alongside.groups.policy.AskedToLeaveOnNamedGround;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Keeps the answer of a second person. (GROUP-14, WORKER-08) */
@BpmnTask(process = LeaveGroupProcess.KEY, elements = LeaveGroupProcess.SERVICE_TASK_RECORD_AGREEMENT)
public class RecordAgreement implements JavaDelegate {
    private final Ledger ledger;
    private final Caller caller;

    RecordAgreement(Ledger ledger, Caller caller) {
        this.ledger = ledger;
        this.caller = caller;
    }

    @Override
    public void execute(DelegateExecution execution) {
        AskedToLeaveOnNamedGround.mayAgree(LeaveGroupProcess.REQUESTED_BY.get(execution), caller.id())
                .orRefuse();
        if (LeaveGroupProcess.Agreement.AGREED.equals(
                LeaveGroupProcess.AGREEMENT.find(execution).orElse(null))) {
            LeaveGroupProcess.AGREED_BY.set(execution, caller.id());
        }
        ledger.done(
                execution.getProcessBusinessKey(),
                caller.id(),
                "second person answered",
                Map.of(
                        "membership", LeaveGroupProcess.MEMBERSHIP_ID.get(execution),
                        "agreement", LeaveGroupProcess.AGREEMENT.get(execution)));
    }
}
