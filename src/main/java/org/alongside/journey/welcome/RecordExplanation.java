package org.alongside.journey.welcome;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.alongside.consent.ConsentLedger;
import org.alongside.consent.Point;
import org.alongside.engine.BpmnTask;
import org.alongside.engine.BusinessKey;
import org.alongside.engine.Caller;
import org.alongside.journey.bpmn.ConnectProcess;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Dates what was explained in this conversation, and that the survivor was told what others had told us. */
@BpmnTask(process = ConnectProcess.KEY, elements = ConnectProcess.SERVICE_TASK_RECORD_EXPLANATION)
@Policy(value = PolicyId.CONSENT_08, database = "table explanation, insert only")
public class RecordExplanation implements JavaDelegate {
    private final ConsentLedger consent;
    private final Caller caller;

    RecordExplanation(ConsentLedger consent, Caller caller) {
        this.consent = consent;
        this.caller = caller;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Set<Point> points = points(ConnectProcess.EXPLAINED_TODAY.get(execution));
        if (ConnectProcess.ToldUnconfirmed.YES.equals(
                ConnectProcess.TOLD_UNCONFIRMED.find(execution).orElse(null))) {
            points.add(Point.TOLD_BY_OTHERS);
        }
        consent.explained(
                BusinessKey.journeyId(execution), caller.id(), points, ConnectProcess.WORDING_SHOWN.find(execution));
    }

    static Set<Point> points(Set<String> ticked) {
        return ticked.stream().map(Point::valueOf).collect(Collectors.toCollection(() -> EnumSet.noneOf(Point.class)));
    }
}
