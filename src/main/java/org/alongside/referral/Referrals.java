package org.alongside.referral;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
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
import org.alongside.consent.Purpose;
import org.alongside.directory.Directory;
import org.alongside.directory.Entry;
import org.alongside.directory.Proposals;
import org.alongside.engine.EngineClock;
import org.alongside.engine.Processes;
import org.alongside.engine.VariableValues;
import org.alongside.groups.WorkingDays;
import org.alongside.ids.EntryId;
import org.alongside.ids.JourneyId;
import org.alongside.ids.ReferralId;
import org.alongside.ids.WorkerId;
import org.alongside.policy.Decision;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.policy.Refused;
import org.alongside.referral.bpmn.ReferralProcess;
import org.alongside.referral.policy.OnlyWhatWasAgreed;
import org.alongside.referral.policy.SurvivorChoosesWay;
import org.alongside.referral.policy.SurvivorChoosesWay.Way;
import org.alongside.settings.SettingKey;
import org.alongside.settings.Settings;
import org.alongside.workers.Walks;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Referrals of survivors to services of the directory. Each is a process of its own beside the journey; several at once are ordinary.
 * What the survivor agreed to is in the consent ledger, by the service as recipient.
 */
@Service
@Transactional(propagation = Propagation.REQUIRED)
@Policy(PolicyId.REFER_01)
@Policy(PolicyId.REFER_02)
@Policy(PolicyId.REFER_03)
@Policy(PolicyId.REFER_05)
@Policy(PolicyId.CONSENT_05)
@Policy(PolicyId.CONSENT_06)
public class Referrals {
    /** More services at once are no help. */
    static final int OPEN_MAX = 10;

    /** How many a page shows. */
    public static final int SHOWN_MAX = 50;

    private static final String RECIPIENT = "service:";

    private static final int ASK_AFTER_DAYS = 14;
    private static final LocalTime MORNING = LocalTime.of(9, 0);
    static final LocalTime AFTERNOON = LocalTime.of(17, 0);

    private final ReferralRows rows;
    private final Letters letters;
    private final LettersByMail byMail;
    private final Directory directory;
    private final Proposals proposals;
    private final ConsentLedger consent;
    private final Walks walks;
    private final WorkingDays days;
    private final Settings settings;
    private final Processes processes;
    private final Ledger ledger;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Referrals(
            ReferralRows rows,
            Letters letters,
            LettersByMail byMail,
            Directory directory,
            Proposals proposals,
            ConsentLedger consent,
            Walks walks,
            WorkingDays days,
            Settings settings,
            Processes processes,
            Ledger ledger,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.letters = letters;
        this.byMail = byMail;
        this.directory = directory;
        this.proposals = proposals;
        this.consent = consent;
        this.walks = walks;
        this.days = days;
        this.settings = settings;
        this.processes = processes;
        this.ledger = ledger;
        this.events = events;
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
                        .and(ReferralProcess.ORGANISATION_ID, here())
                        .and(ReferralProcess.WORKER_ID, by)
                        .and(ReferralProcess.ANSWER_BY, null)
                        .and(ReferralProcess.AFTER_ANSWER, null)
                        .and(ReferralProcess.ASK_ON, null));
        return processes.openTaskOf(ReferralProcess.KEY, journeyId, with(id));
    }

    /**
     * Keeps what the survivor agreed to for this service, and builds the letter from it.
     *
     * @param goesBy how the survivor chose that it goes
     * @throws Refused under REFER-01 unless they chose a way in which something leaves, and what; when they agreed to no record; where it
     *     cannot go as they chose
     */
    void prepare(
            ReferralId id,
            @Nullable Way way,
            Set<DataClass> classes,
            LocalDate until,
            Referral.GoesBy goesBy,
            WorkerId by) {
        SurvivorChoosesWay.decide(way, classes.size()).orRefuse();
        Referral referral = lock(id);
        if (!consent.agrees(referral.journeyId(), Purpose.KEEP_RECORD)) {
            throw Refused.notNow(PolicyId.CONSENT_05, Words.here("refused.no-record-to-build-a-letter-from"));
        }
        Entry service = openService(referral);
        ReferralRows.Going going = byMail.going(referral, service, goesBy);
        rows.chooseAgain(id);
        consent.giveFor(referral.journeyId(), by, recipient(referral.entryId()), names(classes), until);
        byte[] letter = letters.build(referral, service, classes, until, by);
        rows.prepared(id, Objects.requireNonNull(way), classes, until, letter, going, by);
    }

    /**
     * The letter leaves.
     *
     * @return by when the service answers
     * @throws Refused under CONSENT-06 when the survivor does not agree any more, under REFER-02 when they agreed to something else,
     *     somebody else built it or nobody has seen it, under REFER-03 when the service is closed or was not reviewed in time
     */
    Instant send(ReferralId id, Referral.SentHow how, WorkerId by) {
        Referral referral = lock(id);
        Optional<ConsentLedger.Disclosure> agreed =
                consent.agreedFor(referral.journeyId(), recipient(referral.entryId()));
        OnlyWhatWasAgreed.decide(new OnlyWhatWasAgreed.Facts(
                        names(referral.classes()),
                        agreed.map(ConsentLedger.Disclosure::covers).orElse(null),
                        agreed.map(ConsentLedger.Disclosure::until).orElse(null),
                        LocalDate.now(clock),
                        by.equals(referral.preparedBy()),
                        referral.seenAt() != null))
                .orRefuse();
        if (!how.is(referral.goesBy())) {
            throw Refused.form(Words.here("refused.chose-another-way-for-this-letter"));
        }
        Entry service = openService(referral);
        Instant answerBy = answerBy();
        rows.sent(id, how, clock.instant(), answerBy);
        boolean isQueued = referral.goesBy() != Referral.GoesBy.PAPER;
        ledger.done(
                referral.journeyId().toString(),
                by,
                isQueued ? "letter queued" : "letter left",
                Map.of("id", id, "how", how, "classes", referral.classes()));
        if (isQueued) {
            byMail.queue(referral, service);
        }
        if (referral.way() == Way.MET_TOGETHER) {
            events.publishEvent(new MeetingOfThreeWished(referral.journeyId(), by));
        }
        return answerBy;
    }

    /** @throws Refused under REFER-03 when it is closed or was not reviewed in time */
    private Entry openService(Referral referral) {
        return directory.toReferTo(referral.entryId()).orElseThrow();
    }

    /** When a service is to have answered if it is asked today. (REFER-05) */
    Instant answerBy() {
        return at(days.after(LocalDate.now(clock), settings.number(SettingKey.REFERRAL_ANSWER)), AFTERNOON);
    }

    /** The end of office hours of a day, given at any time of it. */
    static Instant endOf(Instant day) {
        return at(day.atZone(EngineClock.ZONE).toLocalDate(), AFTERNOON);
    }

    /** When the survivor is asked next how it went. */
    Instant askOn() {
        return at(LocalDate.now(clock).plusDays(ASK_AFTER_DAYS), MORNING);
    }

    /** The service answered, or did not. */
    void answered(ReferralId id, Referral.Answer answer, WorkerId by) {
        Referral referral = lock(id);
        rows.answered(id, answer, clock.instant());
        ledger.done(referral.journeyId().toString(), by, "service answered", Map.of("id", id, "answer", answer));
    }

    /** The survivor said how it went. The peer relationship goes on. (REFER-04) */
    Referral close(ReferralId id, Referral.Outcome outcome, WorkerId by) {
        Referral referral = lock(id);
        byMail.end(referral, by);
        rows.closed(id, outcome, clock.instant());
        ledger.done(referral.journeyId().toString(), by, "referral ended", Map.of("id", id, "outcome", outcome));
        return referral;
    }

    /** They know of it and are left free; that it was offered is kept, as they agreed. */
    void keepOffer(ReferralId id, WorkerId by) {
        Referral referral = nothingLeaves(id, by);
        rows.told(id, clock.instant());
        ledger.done(referral.journeyId().toString(), by, "told of a service", Map.of("id", id));
    }

    /** Nothing of it is kept. */
    void forget(ReferralId id, WorkerId by) {
        nothingLeaves(id, by);
        rows.delete(id);
    }

    private Referral nothingLeaves(ReferralId id, WorkerId by) {
        Referral referral = lock(id);
        rows.chooseAgain(id);
        String recipient = recipient(referral.entryId());
        Optional<ConsentLedger.Disclosure> agreed = consent.agreedFor(referral.journeyId(), recipient);
        Optional<Referral> earlier = earlierLetter(referral);
        if (earlier.isEmpty()) {
            consent.withdrawFor(referral.journeyId(), by, recipient);
        } else if (agreed.isPresent() && (referral.state() == Referral.State.PREPARED || referral.hasLeft())) {
            // What was agreed to for this letter alone ends with it.
            consent.holdsAgainFor(
                    referral.journeyId(),
                    by,
                    recipient,
                    names(earlier.get().classes()),
                    Objects.requireNonNull(earlier.get().agreedUntil()));
        }
        return referral;
    }

    /** A letter to the same service that has left and still rests on what was agreed to; the last one where there are several. */
    private Optional<Referral> earlierLetter(Referral referral) {
        return rows.of(referral.journeyId(), SHOWN_MAX).stream()
                .filter(other -> other.entryId().equals(referral.entryId())
                        && !other.id().equals(referral.id())
                        && other.hasLeft())
                .filter(other -> other.state() != Referral.State.TAKEN_BACK
                        && !Objects.requireNonNull(other.agreedUntil()).isBefore(LocalDate.now(clock)))
                .max(Comparator.comparing(other -> Objects.requireNonNull(other.sentAt())));
    }

    static Set<String> names(Set<DataClass> classes) {
        return classes.stream().map(Enum::name).collect(Collectors.toSet());
    }

    /** @throws Refused where it is not there any more */
    Referral lock(ReferralId id) {
        return rows.lock(id)
                .orElseThrow(() ->
                        Refused.notNow(PolicyId.CONSENT_06, Words.here("refused.decided-otherwise-nothing-leaves")));
    }

    static VariableValues with(ReferralId id) {
        return VariableValues.with(ReferralProcess.REFERRAL_ID, id);
    }

    static String here() {
        return CurrentOrganisation.current().orElseThrow();
    }

    static Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(EngineClock.ZONE).toInstant();
    }
}
