package org.alongside.journey.welcome;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.alongside.consent.ConsentLedger;
import org.alongside.consent.Point;
import org.alongside.engine.BpmnTask;
import org.alongside.engine.BusinessKey;
import org.alongside.engine.Caller;
import org.alongside.engine.NeedsAnswers;
import org.alongside.ids.JourneyId;
import org.alongside.journey.bpmn.ConnectProcess;
import org.alongside.journey.told.TellingSurvivor;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/**
 * Dates what was explained in this conversation, and keeps that the survivor was told what others had told us, and what they want done
 * with it. A welcome that was open before that was asked goes on, and it is asked at the next contact.
 */
@BpmnTask(process = ConnectProcess.KEY, elements = ConnectProcess.SERVICE_TASK_RECORD_EXPLANATION)
@NeedsAnswers(
        fields = {ConnectProcess.Answers.TOLD_TO_SURVIVOR, ConnectProcess.Answers.TOLD_WHICH},
        policy = PolicyId.CONSENT_08)
@Policy(value = PolicyId.CONSENT_08, database = "table explanation, insert only")
public class RecordExplanation implements JavaDelegate {
    private final TellingSurvivor telling;
    private final ConsentLedger consent;
    private final Caller caller;

    RecordExplanation(TellingSurvivor telling, ConsentLedger consent, Caller caller) {
        this.telling = telling;
        this.consent = consent;
        this.caller = caller;
    }

    /** @throws org.alongside.policy.Refused under CONSENT-08; whoever is at the form sees why, and what they typed stays there */
    @Override
    public void execute(DelegateExecution execution) {
        JourneyId journeyId = BusinessKey.journeyId(execution);
        telling.keep(
                new TellingSurvivor.Said(
                        "connect.welcome",
                        ConnectProcess.TOLD_TO_SURVIVOR.isKnown(execution),
                        ConnectProcess.TOLD_TO_SURVIVOR.find(execution),
                        ConnectProcess.TOLD_WHICH.find(execution)),
                journeyId,
                caller.id(),
                Optional.empty());
        consent.explained(
                journeyId,
                caller.id(),
                points(ConnectProcess.EXPLAINED_TODAY.get(execution)),
                ConnectProcess.WORDING_SHOWN.find(execution));
    }

    static Set<Point> points(Set<String> ticked) {
        return ticked.stream().map(Point::valueOf).collect(Collectors.toCollection(() -> EnumSet.noneOf(Point.class)));
    }
}
