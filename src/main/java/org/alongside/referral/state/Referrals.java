package org.alongside.referral.state;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.alongside.access.CurrentOrganisation;
import org.alongside.access.Words;
import org.alongside.audit.Ledger;
import org.alongside.consent.ConsentLedger;
import org.alongside.directory.Directory;
import org.alongside.directory.Proposals;
import org.alongside.engine.Processes;
import org.alongside.engine.VariableValues;
import org.alongside.ids.EntryId;
import org.alongside.ids.JourneyId;
import org.alongside.ids.ReferralId;
import org.alongside.ids.WorkerId;
import org.alongside.policy.Decision;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.policy.Refused;
import org.alongside.referral.DataClass;
import org.alongside.referral.Referral;
import org.alongside.referral.bpmn.ReferralProcess;
import org.alongside.workers.Walks;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Referrals of survivors to services of the directory: which there are, and how one begins. Each is a process of its own beside the
 * journey; several at once are ordinary. What the survivor agreed to is in the consent ledger, by the service as recipient.
 */
@Service
@Transactional(propagation = Propagation.REQUIRED)
@Policy(PolicyId.REFER_01)
@Policy(PolicyId.REFER_03)
@Policy(PolicyId.CONSENT_05)
@NamedInterface("api")
public class Referrals {
    /** More services at once are no help. */
    static final int OPEN_MAX = 10;

    /** How many a page shows. */
    public static final int SHOWN_MAX = 50;

    private static final String RECIPIENT = "service:";

    private final ReferralRows rows;
    private final Directory directory;
    private final Proposals proposals;
    private final ConsentLedger consent;
    private final Walks walks;
    private final Processes processes;
    private final Ledger ledger;
    private final Clock clock;

    Referrals(
            ReferralRows rows,
            Directory directory,
            Proposals proposals,
            ConsentLedger consent,
            Walks walks,
            Processes processes,
            Ledger ledger,
            Clock clock) {
        this.rows = rows;
        this.directory = directory;
        this.proposals = proposals;
        this.consent = consent;
        this.walks = walks;
        this.processes = processes;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** How the consent ledger names a service. */
    public static String recipient(EntryId service) {
        return RECIPIENT + service;
    }

    /** Names of those of these recipients that are services. */
    @Transactional(readOnly = true)
    public Map<String, String> recipients(Set<String> recipients) {
        Map<EntryId, String> services = recipients.stream()
                .filter(recipient -> recipient.startsWith(RECIPIENT))
                .map(recipient -> EntryId.of(recipient.substring(RECIPIENT.length())))
                .collect(Collectors.collectingAndThen(Collectors.toSet(), directory::names));
        return services.entrySet().stream()
                .collect(Collectors.toMap(service -> recipient(service.getKey()), Map.Entry::getValue));
    }

    /**
     * What a service may learn now.
     *
     * @param name of the service
     * @param until the last day
     */
    @NamedInterface("api")
    public record Agreed(EntryId service, String name, Set<DataClass> classes, LocalDate until) {}

    /** What a survivor agrees to now that services learn, by name of the service. (CONSENT-05) */
    @Transactional(readOnly = true)
    public List<Agreed> agreed(JourneyId journeyId) {
        Map<String, ConsentLedger.Disclosure> disclosures = consent.disclosures(journeyId);
        return recipients(disclosures.keySet()).entrySet().stream()
                .map(service -> agreed(
                        service.getKey(),
                        service.getValue(),
                        Objects.requireNonNull(disclosures.get(service.getKey()))))
                .sorted(Comparator.comparing(Agreed::name)
                        .thenComparing(one -> one.service().value()))
                .toList();
    }

    private static Agreed agreed(String recipient, String name, ConsentLedger.Disclosure disclosure) {
        return new Agreed(
                EntryId.of(recipient.substring(RECIPIENT.length())),
                name,
                disclosure.covers().stream()
                        .map(DataClass::valueOf)
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(DataClass.class))),
                Objects.requireNonNull(disclosure.until()));
    }

    /** Those of a survivor, the newest first, {@link #SHOWN_MAX} at most. */
    @Transactional(readOnly = true)
    public List<Referral> of(JourneyId journeyId) {
        return rows.of(journeyId, SHOWN_MAX);
    }

    public Optional<Referral> find(ReferralId id) {
        return rows.find(id);
    }

    /** The task with which it goes on. */
    public Optional<String> taskOf(Referral referral) {
        return processes.openTaskOf(ReferralProcess.KEY, referral.journeyId(), with(referral.id()));
    }

    /** Whether somebody may look for other support with a survivor now. (REFER-01) */
    public Decision mayBegin(JourneyId journeyId, WorkerId by) {
        return walks.workerOf(journeyId).filter(by::equals).isPresent()
                ? Decision.allowed(PolicyId.REFER_01)
                : Decision.refused(PolicyId.REFER_01, Words.here("refused.looked-for-with-their-worker"));
    }

    /**
     * Begins, with a service that was chosen together; where a referral to it is open, that one is meant.
     *
     * @param journeyId locked by the caller, to whom it is open
     * @return the task to go on with; empty where there is no such service
     * @throws Refused under REFER-01 unless they walk with the survivor, under REFER-03 when the service is closed or was not reviewed in
     *     time (what a worker named just now can be told of, and gets no letter), or when too many are open
     */
    public Optional<String> begin(JourneyId journeyId, String label, EntryId service, WorkerId by) {
        mayBegin(journeyId, by).orRefuse();
        Optional<Referral> open = rows.of(journeyId, SHOWN_MAX).stream()
                .filter(one -> one.entryId().equals(service) && one.state().isOpen())
                .findFirst();
        if (open.isPresent()) {
            return taskOf(open.get());
        }
        if (proposals.toTellOf(service).isEmpty()) {
            return Optional.empty();
        }
        if (rows.openCount(journeyId) >= OPEN_MAX) {
            throw Refused.notNow(PolicyId.REFER_01, Words.here("refused.services-are-open", OPEN_MAX));
        }
        ReferralId id = ReferralId.random();
        rows.insert(id, journeyId, service, LetterNumber.next(), by, clock.instant());
        ledger.done(journeyId.toString(), by, "referral begun", Map.of("id", id));
        processes.start(
                ReferralProcess.KEY,
                journeyId,
                with(id).and(ReferralProcess.JOURNEY_LABEL, label)
                        .and(
                                ReferralProcess.ORGANISATION_ID,
                                CurrentOrganisation.current().orElseThrow())
                        .and(ReferralProcess.WORKER_ID, by)
                        .and(ReferralProcess.ANSWER_BY, null)
                        .and(ReferralProcess.AFTER_ANSWER, null)
                        .and(ReferralProcess.ASK_ON, null));
        return processes.openTaskOf(ReferralProcess.KEY, journeyId, with(id));
    }

    private static VariableValues with(ReferralId id) {
        return VariableValues.with(ReferralProcess.REFERRAL_ID, id);
    }
}
