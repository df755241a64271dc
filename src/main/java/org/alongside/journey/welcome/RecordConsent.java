package org.alongside.journey.welcome;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import org.alongside.consent.ConsentLedger;
import org.alongside.consent.Point;
import org.alongside.consent.Purpose;
import org.alongside.engine.BpmnTask;
import org.alongside.engine.BusinessKey;
import org.alongside.engine.Caller;
import org.alongside.engine.Processes;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.bpmn.ArrangeMeetingProcess;
import org.alongside.journey.bpmn.ConnectProcess;
import org.alongside.journey.policy.EffectOfNoNotesIsExplained;
import org.alongside.policy.PolicyId;
import org.alongside.policy.Refused;
import org.alongside.settings.SettingKey;
import org.alongside.settings.Settings;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Writes the survivor's decision into the consent ledger: yes to each purpose by itself, more time, or not now. */
@BpmnTask(process = ConnectProcess.KEY, elements = ConnectProcess.SERVICE_TASK_RECORD_CONSENT)
public class RecordConsent implements JavaDelegate {
    private final ConsentLedger consent;
    private final Caller caller;
    private final Clock clock;
    private final Settings settings;
    private final Processes processes;

    RecordConsent(ConsentLedger consent, Caller caller, Clock clock, Settings settings, Processes processes) {
        this.consent = consent;
        this.caller = caller;
        this.clock = clock;
        this.settings = settings;
        this.processes = processes;
    }

    @Override
    public void execute(DelegateExecution execution) {
        JourneyId journeyId = BusinessKey.journeyId(execution);
        WorkerId by = caller.id();
        Optional<Integer> shown = ConnectProcess.WORDING_SHOWN.find(execution);
        consent.explained(
                journeyId, by, RecordExplanation.points(ConnectProcess.EXPLAINED_TODAY.get(execution)), shown);
        switch (ConnectProcess.CONSENT_DECISION.get(execution)) {
            case ConnectProcess.ConsentDecision.YES -> yes(execution, journeyId, by, shown);
            case ConnectProcess.ConsentDecision.MORE_TIME -> moreTime(execution);
            default -> consent.decline(journeyId, by, Purpose.KEEP_RECORD, shown);
        }
    }

    private void yes(DelegateExecution execution, JourneyId journeyId, WorkerId by, Optional<Integer> shown) {
        String given = ConnectProcess.HOW_GIVEN.find(execution).orElse(null);
        ConsentLedger.How how = given == null ? ConsentLedger.How.NOT_SAID : ConsentLedger.How.valueOf(given);
        boolean keepsNotes = ConnectProcess.KEEP_SESSION_NOTES.get(execution);
        if (!keepsNotes) {
            consent.mayConsent(journeyId).orRefuse();
            EffectOfNoNotesIsExplained.decide(
                            keepsNotes,
                            ConnectProcess.NotesEffectExplained.YES.equals(ConnectProcess.NOTES_EFFECT_EXPLAINED
                                    .find(execution)
                                    .orElse(null)))
                    .orRefuse();
            consent.explained(journeyId, by, EnumSet.of(Point.EFFECT_OF_NO_NOTES), shown);
        }
        Map<Purpose, Boolean> answers = new EnumMap<>(Purpose.class);
        answers.put(Purpose.KEEP_RECORD, true);
        answers.put(Purpose.KEEP_SESSION_NOTES, keepsNotes);
        answers.put(Purpose.ANONYMOUS_REPORTING, ConnectProcess.ANONYMOUS_REPORTING.get(execution));
        answers.put(Purpose.CONTACT_WHANAU, ConnectProcess.CONTACT_WHANAU.get(execution));
        consent.answer(journeyId, by, answers, how, shown);
        processes.set(ArrangeMeetingProcess.KEY, journeyId, ArrangeMeetingProcess.RECORD_AGREED, true);
    }

    private void moreTime(DelegateExecution execution) {
        Instant followUp = ConnectProcess.CONSENT_FOLLOW_UP_ON.find(execution).orElse(null);
        if (followUp == null) {
            ConnectProcess.CONSENT_FOLLOW_UP_ON.set(
                    execution, clock.instant().plus(settings.duration(SettingKey.CONSENT_WAIT)));
        } else if (followUp.isBefore(clock.instant().minus(Duration.ofDays(1)))) {
            throw Refused.notNow(PolicyId.CONSENT_04, "The day to ask again lies in the past. Please choose another.");
        }
    }
}
