package org.alongside.journey.own;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.alongside.audit.Ledger;
import org.alongside.engine.EngineClock;
import org.alongside.groups.WorkingDays;
import org.alongside.ids.JourneyId;
import org.alongside.ids.RequestId;
import org.alongside.ids.WorkerId;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.records.SealedTexts;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What survivors asked for that people have to do: a copy of the record, or a correction in their own words, which are kept
 * under their key. A process runs each, by the day that is kept here, and what came of it stays beside it. (CONF-07)
 */
@Service
@Transactional(propagation = Propagation.REQUIRED)
@Policy(PolicyId.CONF_07)
public class OwnRequests {
    /** Why what was written with a correction is looked at. */
    public static final String LOOKED_AT = "people.own-record";

    /** Open corrections of one survivor. */
    public static final int OPEN_MAX = 10;

    /** Working days in which it is done. */
    private static final int DAYS = 20;

    /** What a survivor is shown. */
    private static final int SHOWN_MAX = 20;

    private static final int COPIED_MAX = 1_000;

    /** What was asked for. */
    public enum Kind {
        COPY,
        CORRECTION
    }

    /** What came of it. */
    public enum Outcome {
        HANDED_OVER,
        FETCHED,
        NOT_FETCHED,
        WITHDRAWN,
        CORRECTED,
        STATEMENT_ATTACHED,
        NOT_CHANGED,
        /** It was done before an outcome was kept. */
        BEFORE;

        /** Whether it says that something was done of which they can say that it was not. */
        public boolean isDone() {
            return this != WITHDRAWN && this != NOT_FETCHED;
        }
    }

    /** How far its day is. */
    public enum Alert {
        NEAR,
        LATE
    }

    /**
     * What somebody asked for, without what was said.
     *
     * @param isBegun whether a process runs it, or did
     * @param goneThroughAt when somebody had gone through the record for it; null before
     * @param goneThroughBy who had; null before
     * @param decidedAt from when on it is clear what is in a copy; null before
     * @param readyUntil until when a copy can be fetched; null before it is ready
     * @param doneAt null while it is open
     * @param againOf the one of which they said that it was not done; null for a first one
     * @param onPaperAt when they asked for a copy on paper; null where they did not
     */
    public record Request(
            RequestId id,
            JourneyId journeyId,
            String label,
            Kind kind,
            Instant askedAt,
            LocalDate dueOn,
            boolean isBegun,
            @Nullable Alert alert,
            @Nullable Instant goneThroughAt,
            @Nullable WorkerId goneThroughBy,
            @Nullable Instant decidedAt,
            @Nullable WorkerId decidedBy,
            @Nullable Instant readyUntil,
            @Nullable Instant fetchedAt,
            @Nullable Instant doneAt,
            @Nullable Outcome outcome,
            @Nullable RequestId againOf,
            @Nullable Instant onPaperAt) {
        public boolean isOpen() {
            return doneAt == null;
        }

        /** Whether the copy can be fetched now. */
        public boolean isReady(Instant now) {
            return readyUntil != null && !now.isAfter(readyUntil) && outcome != Outcome.WITHDRAWN;
        }

        /** Whether they can still ask for it on paper. */
        public boolean canBeAskedOnPaper(Instant now) {
            return kind == Kind.COPY && onPaperAt == null && (isOpen() || isReady(now));
        }

        /** Whether they can say that it is not done. */
        public boolean canBeContradicted() {
            return outcome != null && outcome.isDone();
        }
    }

    /**
     * Somebody asked for something, in this transaction.
     *
     * @param handsOver whom they would like to get it from; null for who walks with them, or last did
     */
    public record Asked(Request request, @Nullable WorkerId handsOver) {}

    private final OwnRequestRows rows;
    private final SealedTexts texts;
    private final WorkingDays days;
    private final Ledger ledger;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    OwnRequests(
            OwnRequestRows rows,
            SealedTexts texts,
            WorkingDays days,
            Ledger ledger,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.texts = texts;
        this.days = days;
        this.ledger = ledger;
        this.events = events;
        this.clock = clock;
    }

    /** Asks for a copy; while one is open, it is that one. @param by {@code survivor}, or who passes it on */
    public void copy(JourneyId journeyId, WorkerId by) {
        insert(RequestId.random(), journeyId, Kind.COPY, null, null, by, null);
    }

    /**
     * Asks for a copy for who left; while one is open, it is that one.
     *
     * @param by who passes it on
     * @param handsOver who gives it to them; null for who last walked with them
     */
    public void copyOfWhoLeft(JourneyId journeyId, WorkerId by, @Nullable WorkerId handsOver) {
        insert(RequestId.random(), journeyId, Kind.COPY, null, null, by, handsOver);
    }

    /**
     * Asks for a correction.
     *
     * @param id by which the page knows it, so that the same one again changes nothing
     * @param words what should be changed, and how it should read
     * @return false where ten are open, and nothing was changed
     */
    public boolean correction(RequestId id, JourneyId journeyId, String words, WorkerId by) {
        if (find(id).isPresent()) {
            return true;
        }
        return correction(id, journeyId, words, null, by);
    }

    private boolean correction(
            RequestId id, JourneyId journeyId, String words, @Nullable RequestId againOf, WorkerId by) {
        if (rows.openCorrections(journeyId) >= OPEN_MAX) {
            return false;
        }
        texts.seal(journeyId, place(id), words)
                .ifPresent(ciphertext -> insert(id, journeyId, Kind.CORRECTION, ciphertext, againOf, by, null));
        return true;
    }

    /**
     * They say that what is said to be done is not: it is asked for once more, with a day of its own.
     *
     * @return false where there is nothing to contradict, or as many are open as can be
     */
    public boolean notDone(RequestId id, JourneyId journeyId, WorkerId by) {
        Optional<Request> said =
                find(id).filter(one -> one.journeyId().equals(journeyId)).filter(Request::canBeContradicted);
        if (said.isEmpty() || rows.isAskedAgain(id)) {
            return said.isPresent();
        }
        if (said.get().kind() == Kind.COPY) {
            insert(RequestId.random(), journeyId, Kind.COPY, null, id, by, null);
            return true;
        }
        return words(journeyId, id)
                .filter(words -> correction(RequestId.random(), journeyId, words, id, by))
                .isPresent();
    }

    private void insert(
            RequestId id,
            JourneyId journeyId,
            Kind kind,
            byte @Nullable [] ciphertext,
            @Nullable RequestId againOf,
            WorkerId by,
            @Nullable WorkerId handsOver) {
        Instant now = clock.instant();
        LocalDate due = days.after(now.atZone(EngineClock.ZONE).toLocalDate(), DAYS);
        if (rows.insert(id, journeyId, kind, ciphertext, againOf, by, now, due)) {
            ledger.done(
                    journeyId.toString(),
                    by,
                    againOf == null ? "asked for" : "asked for again",
                    Map.of("for", kind, "request", id));
            events.publishEvent(new Asked(find(id).orElseThrow(), handsOver));
        }
    }

    /** What was asked for before there was a process for it begins now. @return whether there is such a one */
    public boolean begin(RequestId id) {
        boolean isBegun = rows.begun(id, clock.instant());
        if (isBegun) {
            events.publishEvent(new Asked(find(id).orElseThrow(), null));
        }
        return isBegun || find(id).isPresent();
    }

    /** Whether this person passed on that the survivor asks for the copy that is open. */
    @Transactional(propagation = Propagation.REQUIRED, readOnly = true)
    public boolean hasPassedOnCopy(JourneyId journeyId, WorkerId by) {
        return rows.hasPassedOnCopy(journeyId, by);
    }

    /** Whether a survivor asked for something that is not done. */
    @Transactional(propagation = Propagation.REQUIRED, readOnly = true)
    public boolean isAnyOpen(JourneyId journeyId) {
        return rows.isAnyOpen(journeyId);
    }

    @Transactional(propagation = Propagation.REQUIRED, readOnly = true)
    public Optional<Request> find(RequestId id) {
        return rows.find(id);
    }

    /** What a survivor asked for, what is open first, then the newest; twenty at most. */
    @Transactional(propagation = Propagation.REQUIRED, readOnly = true)
    public List<Request> of(JourneyId journeyId) {
        return rows.of(journeyId, SHOWN_MAX);
    }

    /** All that they asked for. */
    @Transactional(propagation = Propagation.REQUIRED, readOnly = true)
    public List<Request> allOf(JourneyId journeyId) {
        return rows.of(journeyId, COPIED_MAX);
    }

    /** What was written with a correction, for who walks with them; empty of a copy, and where everything is erased. */
    @Transactional(propagation = Propagation.REQUIRED, readOnly = true)
    public Optional<String> words(JourneyId journeyId, RequestId id) {
        return rows.words(journeyId, id)
                .flatMap(ciphertext -> texts.open(journeyId, place(id), ciphertext))
                .map(Object::toString);
    }

    /** What is open in the organisation, what is due first at the top. */
    @Transactional(propagation = Propagation.REQUIRED, readOnly = true)
    public List<Request> open(int max) {
        return rows.open(max);
    }

    /** Its day comes near, or is over. */
    public void alert(RequestId id, Alert alert) {
        rows.alert(id, alert);
    }

    /** What came of it. A second time changes nothing. */
    public void done(RequestId id, Outcome outcome, WorkerId by) {
        if (rows.done(id, outcome, by, clock.instant())) {
            ledger.done(
                    find(id).orElseThrow().journeyId().toString(),
                    by,
                    "done what was asked for",
                    Map.of("request", id, "outcome", outcome));
        }
    }

    void erase(JourneyId journeyId) {
        rows.erase(journeyId);
    }

    private static String place(RequestId id) {
        return "own_request/" + id;
    }
}
