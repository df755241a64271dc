package org.alongside.journey.keeping;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.alongside.access.AccessGiven;
import org.alongside.access.CurrentOrganisation;
import org.alongside.access.Readers;
import org.alongside.audit.Ledger;
import org.alongside.engine.EngineClock;
import org.alongside.engine.Processes;
import org.alongside.engine.TaskTaken;
import org.alongside.engine.VariableValues;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.bpmn.ErasureReviewProcess;
import org.alongside.journey.keeping.ErasureReviewRows.Age;
import org.alongside.journey.keeping.ErasureReviewRows.AskedToErase;
import org.alongside.journey.keeping.ErasureReviewRows.AskedToKeep;
import org.alongside.journey.keeping.ErasureReviewRows.NotAgreed;
import org.alongside.journey.keeping.ErasureReviewRows.Outcome;
import org.alongside.journey.keeping.ErasureReviewRows.Proposal;
import org.alongside.journey.own.OwnRequests;
import org.alongside.journey.policy.ErasedAfterReview;
import org.alongside.journey.policy.TwoOthersErase;
import org.alongside.journey.state.Journeys;
import org.alongside.policy.Decision;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.safety.Concerns;
import org.alongside.safety.FollowUps;
import org.alongside.settings.SettingKey;
import org.alongside.settings.Settings;
import org.alongside.workers.Walks;
import org.alongside.workers.Workers;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reviews of records whose time of keeping ended. A journey that goes on is not reviewed, however long it takes; whoever comes
 * back ends the review, and it counts anew from when they end next. The journey is locked first.
 */
@Service
@Transactional(propagation = Propagation.REQUIRED)
@Policy(
        value = PolicyId.CONF_09,
        database = {
            "trigger erasure_review_may_be",
            "trigger erased_after_review",
            "check erasure_review_kept",
            "check erasure_review_looked_at_again",
            "check erasure_review_asked_through_another"
        })
@Policy(PolicyId.WORKER_04)
@Policy(PolicyId.WORKER_08)
public class ErasureReviews {
    /** As many as supervisors can look at beside their work, so that however many fall due, their lists stay readable. */
    static final int OPEN_MAX = 50;

    private final ErasureReviewRows rows;
    private final Journeys journeys;
    private final OwnRequests requests;
    private final Concerns concerns;
    private final FollowUps followUps;
    private final Readers readers;
    private final Walks walks;
    private final Workers workers;
    private final AccessGiven access;
    private final Processes processes;
    private final Settings settings;
    private final Ledger ledger;
    private final Clock clock;

    ErasureReviews(
            ErasureReviewRows rows,
            Journeys journeys,
            OwnRequests requests,
            Concerns concerns,
            FollowUps followUps,
            Readers readers,
            Walks walks,
            Workers workers,
            AccessGiven access,
            Processes processes,
            Settings settings,
            Ledger ledger,
            Clock clock) {
        this.rows = rows;
        this.journeys = journeys;
        this.requests = requests;
        this.concerns = concerns;
        this.followUps = followUps;
        this.readers = readers;
        this.walks = walks;
        this.workers = workers;
        this.access = access;
        this.processes = processes;
        this.settings = settings;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Whose review is due and has not begun, the longest ago first: as many as there is room for. */
    List<JourneyId> due() {
        int room = OPEN_MAX - rows.openCount();
        return room <= 0 ? List.of() : rows.due(years(), today(), room);
    }

    /** Begins a review, unless it has begun or is not due any more. */
    void begin(JourneyId journeyId) {
        Journeys.Journey journey = journeys.lock(journeyId).orElseThrow();
        if (!isDue(journey) || rows.openCount() >= OPEN_MAX || !rows.begin(journeyId, clock.instant())) {
            return;
        }
        ledger.done(journeyId.toString(), Ledger.SERVICE, "erasure review begun", Map.of());
        start(journey);
    }

    private void start(Journeys.Journey journey) {
        processes.start(
                ErasureReviewProcess.KEY,
                journey.id(),
                VariableValues.with(ErasureReviewProcess.JOURNEY_LABEL, journey.label())
                        .and(
                                ErasureReviewProcess.ORGANISATION_ID,
                                CurrentOrganisation.current().orElseThrow()));
    }

    /**
     * Whoever left asks that everything is erased. Two supervisors decide, as of an old record, since a label proves nothing; asked for
     * once more it is the same. The journey is locked already.
     *
     * @param by who passes it on
     * @return the day by which a supervisor is to answer; today where that is over
     */
    public LocalDate survivorAsksToErase(Journeys.Journey journey, WorkerId by) {
        boolean isNew = rows.askedToErase(journey.id()).isEmpty();
        boolean isBegun = rows.asked(journey.id(), by, clock.instant());
        if (isNew) {
            ledger.done(journey.id().toString(), by, "erasure asked for by who left", Map.of());
        }
        if (isBegun) {
            start(journey);
        }
        return processes.values(ErasureReviewProcess.KEY, journey.id(), ErasureReviewProcess.REVIEW_BY).stream()
                .map(day -> LocalDate.ofInstant(day, EngineClock.ZONE))
                .filter(day -> day.isAfter(today()))
                .findFirst()
                .orElseGet(this::today);
    }

    /** Whether the survivor asks for it in the review that is open, through whom and when. */
    Optional<AskedToErase> askedToErase(JourneyId journeyId) {
        return rows.askedToErase(journeyId);
    }

    /** Whose review is open. */
    List<JourneyId> open() {
        return rows.open();
    }

    /** Ends a review of which there was contact since, or whose record is kept for longer now. */
    void callOffUnlessDue(JourneyId journeyId) {
        if (!isDue(journeys.lock(journeyId).orElseThrow())) {
            callOff(
                    journeyId,
                    Ledger.SERVICE,
                    "There was contact since, or records are kept for longer now.",
                    Map.of("because", "not due any more"));
        }
    }

    /** They came back, or everything is erased: nobody decides any more. */
    public void noLongerNeeded(JourneyId journeyId, WorkerId by) {
        callOff(journeyId, by, "The survivor decided otherwise.", Map.of());
    }

    /** Whether whoever left can have everything erased at once, by link and word: unless the law asks to keep it. (CONSENT-06) */
    public Decision mayEraseAtOnce(JourneyId journeyId) {
        return ErasedAfterReview.mayEraseAtOnce(
                rows.age(journeyId).orElseThrow().keptByLawUntil(), today());
    }

    /** There was contact with who left: a review of which that is the reason to end ends with it. The journey is locked already. */
    public void hadContact(JourneyId journeyId) {
        callOffUnlessDue(journeyId);
    }

    /**
     * The survivor asks that it is kept: for the whole time of keeping from today, whether or not somebody reviews it now. Asked for
     * twice on a day it is the same. The journey is locked already.
     *
     * @param by who passes it on
     * @return the day on which people look at it again
     */
    public LocalDate survivorAsksToKeep(JourneyId journeyId, WorkerId by) {
        LocalDate until = today().plusYears(years());
        Instant now = clock.instant();
        if (rows.end(journeyId, Outcome.KEPT, KeepReason.SURVIVOR_ASKED, until, by, now)) {
            processes.cancel(ErasureReviewProcess.KEY, journeyId, "The survivor asked to keep it.");
        } else if (rows.askedToKeep(journeyId)
                .filter(asked -> !asked.until().isBefore(until))
                .isPresent()) {
            return until;
        } else {
            rows.keepWithoutReview(journeyId, until, by, now);
        }
        ledger.done(
                journeyId.toString(),
                by,
                "record kept for longer",
                Map.of("because", KeepReason.SURVIVOR_ASKED, "until", until.toString()));
        return until;
    }

    /** When the survivor last asked that it is kept. */
    Optional<AskedToKeep> askedToKeep(JourneyId journeyId) {
        return rows.askedToKeep(journeyId);
    }

    private void callOff(JourneyId journeyId, WorkerId by, String because, Map<String, Object> details) {
        if (rows.end(journeyId, Outcome.CALLED_OFF, null, null, by, clock.instant())) {
            processes.cancel(ErasureReviewProcess.KEY, journeyId, because);
            ledger.done(journeyId.toString(), by, "erasure review called off", details);
        }
    }

    /**
     * Supervisors are asked, the first time or once more: who would erase it does so anew.
     *
     * @param by who did not agree to what was proposed; the service where nobody answered
     */
    void ask(JourneyId journeyId, boolean isAgain, WorkerId by) {
        boolean isNotAgreed =
                !by.equals(Ledger.SERVICE) && rows.proposal(journeyId).isPresent();
        rows.forgetProposal(
                journeyId, isNotAgreed ? Optional.of(new NotAgreed(by, clock.instant())) : Optional.empty());
        if (isNotAgreed) {
            ledger.done(journeyId.toString(), by, "erasure not agreed", Map.of());
        } else if (isAgain) {
            ledger.done(journeyId.toString(), Ledger.SERVICE, "erasure review: asked again", Map.of());
        }
    }

    /**
     * Nobody takes the task who walked with them or knows them otherwise, and nobody agrees with themselves.
     *
     * @throws org.alongside.policy.Refused under WORKER-04 or WORKER-08
     */
    @EventListener
    void taken(TaskTaken taken) {
        if (!taken.process().equals(ErasureReviewProcess.KEY)) {
            return;
        }
        JourneyId journeyId = taken.recordId().journey();
        mayDecide(journeyId, taken.userId()).orRefuse();
        if (taken.task().equals(ErasureReviewProcess.USER_TASK_AGREE_TO_ERASE)) {
            mayAgree(journeyId, taken.userId()).orRefuse();
        }
    }

    /**
     * Somebody would erase it.
     *
     * @throws org.alongside.policy.Refused under CONF-09 where something speaks against it, under WORKER-04 for who knows them
     */
    void propose(JourneyId journeyId, WorkerId by) {
        mayErase(journeys.lock(journeyId).orElseThrow()).orRefuse();
        mayDecide(journeyId, by).orRefuse();
        ErasedAfterReview.isStillOpen(rows.propose(journeyId, by)).orRefuse();
        ledger.done(journeyId.toString(), by, "erasure proposed", Map.of());
    }

    /**
     * It is kept, and looked at again on that day.
     *
     * @throws org.alongside.policy.Refused under CONF-09 where that day is too far or it was decided meanwhile, under WORKER-04 for who knows them
     */
    void keep(JourneyId journeyId, WorkerId by, KeepReason reason, LocalDate until) {
        journeys.lock(journeyId);
        mayDecide(journeyId, by).orRefuse();
        ErasedAfterReview.mayKeep(until, years(), today()).orRefuse();
        ErasedAfterReview.isStillOpen(rows.end(journeyId, Outcome.KEPT, reason, until, by, clock.instant()))
                .orRefuse();
        ledger.done(
                journeyId.toString(),
                by,
                "record kept for longer",
                Map.of("because", reason, "until", until.toString()));
    }

    /**
     * Somebody else agrees that it is erased, which the caller does in this transaction.
     *
     * @return whether the survivor had asked for it
     * @throws org.alongside.policy.Refused under CONF-09 where something speaks against it by now, under WORKER-04 for who knows
     *     them, under WORKER-08 for who proposed it or passed on that it was asked for
     */
    public boolean agree(JourneyId journeyId, WorkerId by) {
        mayErase(journeys.lock(journeyId).orElseThrow()).orRefuse();
        mayDecide(journeyId, by).orRefuse();
        mayAgree(journeyId, by).orRefuse();
        rows.proposal(journeyId).ifPresent(proposal -> TwoOthersErase.stillCounts(involved(journeyId, proposal.by()))
                .orRefuse());
        boolean isAsked = rows.askedToErase(journeyId).isPresent();
        ErasedAfterReview.isStillOpen(rows.end(journeyId, Outcome.ERASED, null, null, by, clock.instant()))
                .orRefuse();
        ledger.done(journeyId.toString(), by, "erasure agreed", Map.of());
        return isAsked;
    }

    /** Whether the record can be erased as it is now; what speaks against it is in the sentence. */
    Decision mayErase(JourneyId journeyId) {
        return mayErase(journeys.find(journeyId).orElseThrow());
    }

    private Decision mayErase(Journeys.Journey journey) {
        return ErasedAfterReview.mayErase(new ErasedAfterReview.Facts(
                isDue(journey),
                requests.isAnyOpen(journey.id()),
                concerns.isAnyOpen(journey.id()),
                followUps.isAnyOpen(journey.id())));
    }

    Optional<Age> age(JourneyId journeyId) {
        return rows.age(journeyId);
    }

    /** Who last did not agree that it is erased. */
    Optional<NotAgreed> notAgreed(JourneyId journeyId) {
        return rows.notAgreed(journeyId);
    }

    int years() {
        return settings.number(SettingKey.KEEP_YEARS);
    }

    private boolean isDue(Journeys.Journey journey) {
        Age age = rows.age(journey.id()).orElseThrow();
        return journey.state() == Journeys.State.ENDED
                && (rows.askedToErase(journey.id()).isPresent()
                        ? ErasedAfterReview.isDueAsAsked(age.keptByLawUntil(), today())
                        : ErasedAfterReview.isDue(age.lastContactOn(), years(), age.keptUntil(), today()));
    }

    private Decision mayDecide(JourneyId journeyId, WorkerId by) {
        return TwoOthersErase.mayDecide(involved(journeyId, by));
    }

    private TwoOthersErase.Involved involved(JourneyId journeyId, WorkerId who) {
        boolean tookFirstContact = journeys.find(journeyId)
                .filter(journey -> journey.firstContactBy().equals(who))
                .isPresent();
        return new TwoOthersErase.Involved(
                tookFirstContact || walks.workersSince(journeyId, Instant.EPOCH).contains(who),
                readers.couldEverRead(journeyId, who),
                workers.hasConflict(who, journeyId));
    }

    private Decision mayAgree(JourneyId journeyId, WorkerId by) {
        Optional<Proposal> proposal = rows.proposal(journeyId);
        Optional<WorkerId> passedOnBy = rows.askedToErase(journeyId).map(AskedToErase::by);
        if (passedOnBy.filter(by::equals).isPresent()) {
            return TwoOthersErase.mayAgreeToWhatTheyPassedOn();
        }
        Duration apart = settings.duration(SettingKey.APART_DAYS);
        return TwoOthersErase.mayAgree(
                proposal.map(Proposal::by).orElse(null),
                by,
                proposal.flatMap(made ->
                                access.lastBetween(made.by(), by, made.at().minus(apart)))
                        .map(last -> LocalDate.ofInstant(last.plus(apart), EngineClock.ZONE)
                                .plusDays(1)));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
