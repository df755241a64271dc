package org.alongside.journey.support;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.alongside.engine.BpmnTask;
import org.alongside.engine.BusinessKey;
import org.alongside.engine.Caller;
import org.alongside.engine.EngineClock;
import org.alongside.engine.NeedsAnswers;
import org.alongside.ids.JourneyId;
import org.alongside.ids.RecordEntryId;
import org.alongside.ids.SupporterId;
import org.alongside.journey.bpmn.SupportProcess;
import org.alongside.journey.bpmn.SupportProcess.SessionKind;
import org.alongside.journey.state.Journeys;
import org.alongside.journey.told.TellingSurvivor;
import org.alongside.journey.whanau.WhanauSessions;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.records.ToldByOthers;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/**
 * Keeps that a session took place, also while something is assessed: they go on meeting meanwhile (OFFEND-01). One with whānau is kept
 * where the survivor agreed to each who was there, and the worker is trained for it on that day.
 */
@BpmnTask(process = SupportProcess.KEY, elements = SupportProcess.SERVICE_TASK_KEEP_SESSION)
@NeedsAnswers(
        fields = {SupportProcess.Answers.TOLD_TO_SURVIVOR, SupportProcess.Answers.TOLD_WHICH},
        policy = PolicyId.CONSENT_08)
@NeedsAnswers(
        fields = {
            SupportProcess.Answers.SESSION_KIND,
            SupportProcess.Answers.SESSION_DATE,
            SupportProcess.Answers.WHO_WAS_THERE
        },
        policy = PolicyId.REFER_06)
@Policy(PolicyId.REFER_06)
@Policy(PolicyId.CONSENT_08)
public class KeepSession implements JavaDelegate {
    private final Journeys journeys;
    private final WhanauSessions whanau;
    private final TellingSurvivor telling;
    private final ToldByOthers told;
    private final Caller caller;
    private final Clock clock;

    KeepSession(
            Journeys journeys,
            WhanauSessions whanau,
            TellingSurvivor telling,
            ToldByOthers told,
            Caller caller,
            Clock clock) {
        this.journeys = journeys;
        this.whanau = whanau;
        this.telling = telling;
        this.told = told;
        this.caller = caller;
        this.clock = clock;
    }

    /** @throws org.alongside.policy.Refused under REFER-06 or CONSENT-08; whoever is at the form sees why, and what they typed stays there */
    @Override
    public void execute(DelegateExecution execution) {
        JourneyId journeyId = BusinessKey.journeyId(execution);
        // A task that was open before this was asked says nothing of the kind, and goes on.
        if (SupportProcess.SESSION_KIND
                .find(execution)
                .filter(SessionKind.WHANAU::equals)
                .isPresent()) {
            // Who takes an agreement back at this moment has locked the journey.
            journeys.lock(journeyId);
            Set<SupporterId> who = SupportProcess.WHO_WAS_THERE.find(execution).orElse(Set.of()).stream()
                    .map(SupporterId::of)
                    .collect(Collectors.toSet());
            LocalDate day = SupportProcess.SESSION_DATE
                    .find(execution)
                    .map(at -> at.atZone(EngineClock.ZONE).toLocalDate())
                    .orElse(LocalDate.now(clock));
            whanau.held(journeyId, who, day, caller.id());
        }
        // What they told is in the record already, with the form; who of them told it is kept beside it.
        Optional<RecordEntryId> heard = SupportProcess.WHO_TOLD
                .find(execution)
                .flatMap(who -> told.toldBy(journeyId, SupporterId.of(who), caller.id()));
        telling.keep(
                new TellingSurvivor.Said(
                        "support.record-session",
                        SupportProcess.TOLD_TO_SURVIVOR.isKnown(execution),
                        SupportProcess.TOLD_TO_SURVIVOR.find(execution),
                        SupportProcess.TOLD_WHICH.find(execution)),
                journeyId,
                caller.id(),
                heard);
        journeys.sessionHeld(journeyId, caller.id());
    }
}
