package org.alongside.directory.reviews;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.alongside.access.CurrentOrganisation;
import org.alongside.audit.Ledger;
import org.alongside.directory.Directory;
import org.alongside.directory.Entry;
import org.alongside.directory.EntryDecided;
import org.alongside.directory.EntryProposed;
import org.alongside.directory.Proposals;
import org.alongside.directory.bpmn.ReviewDirectoryEntryProcess;
import org.alongside.directory.policy.ReviewedAsItStands;
import org.alongside.directory.policy.ReviewedInTime;
import org.alongside.directory.reviews.ReviewRows.Outcome;
import org.alongside.engine.Processes;
import org.alongside.engine.VariableValues;
import org.alongside.ids.EntryId;
import org.alongside.ids.WorkerId;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.settings.SettingKey;
import org.alongside.settings.Settings;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reviews of what the directory says of services. The entry is locked first, so that of a page and a task that decide at once one
 * counts. Whatever becomes of a review, an entry goes stale by its day. (REFER-03)
 */
@Service
@Transactional(propagation = Propagation.REQUIRED)
@Policy(value = PolicyId.REFER_03, database = "trigger directory_review_stays")
public class EntryReviews {
    /** As many as supervisors can look at beside their work, so that however many fall due, their lists stay readable. */
    static final int OPEN_MAX = 20;

    private static final int ASKED_AGAIN_DAYS = 7;
    /** Of what cannot be referred to as it is. */
    private static final int DUE_DAYS = 14;

    private final ReviewRows rows;
    private final Directory directory;
    private final Processes processes;
    private final Settings settings;
    private final Ledger ledger;
    private final Clock clock;

    EntryReviews(
            ReviewRows rows, Directory directory, Processes processes, Settings settings, Ledger ledger, Clock clock) {
        this.rows = rows;
        this.directory = directory;
        this.processes = processes;
        this.settings = settings;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Which are to be reviewed and are not, the soonest to go stale first: as many as there is room for. */
    List<EntryId> due() {
        int room = OPEN_MAX - rows.openCount();
        return room <= 0 ? List.of() : rows.due(dueSince(), today().minusMonths(months()), today(), room);
    }

    /** Begins a review, unless it has begun, is not due any more, or as many are open as there can be. */
    void begin(EntryId entryId) {
        rows.alone();
        directory
                .lock(entryId)
                .filter(this::isDue)
                .filter(entry -> rows.openCount() < OPEN_MAX)
                .ifPresent(entry -> begin(entry, false));
    }

    /** A worker named it, and waits: it comes to supervisors at once, however many are open. */
    @EventListener
    void proposed(EntryProposed proposed) {
        directory.lock(proposed.id()).ifPresent(entry -> begin(entry, true));
    }

    private void begin(Entry entry, boolean isProposal) {
        EntryId entryId = entry.id();
        if (!rows.begin(entryId, entry.version(), isProposal, clock.instant())) {
            return;
        }
        ledger.done(Ledger.ORGANISATION, Ledger.SERVICE, "directory review begun", Map.of("entry", entryId));
        processes.start(
                ReviewDirectoryEntryProcess.KEY,
                entryId.recordId(),
                VariableValues.with(
                        ReviewDirectoryEntryProcess.ORGANISATION_ID,
                        CurrentOrganisation.current().orElseThrow()));
    }

    /** Of which a review is open. */
    List<EntryId> open() {
        return rows.open();
    }

    /** Ends a review of what an import closed, or what counts for longer now. */
    void callOffUnlessDue(EntryId entryId) {
        if (directory.lock(entryId).filter(this::isDue).isEmpty()) {
            callOff(entryId, Ledger.SERVICE);
        }
    }

    /** Somebody decided on the page: nobody is asked any more. */
    @EventListener
    void decided(EntryDecided decided) {
        callOff(decided.id(), decided.by());
    }

    private void callOff(EntryId entryId, WorkerId by) {
        if (rows.end(entryId, Outcome.CALLED_OFF, null, by, clock.instant())) {
            processes.cancel(ReviewDirectoryEntryProcess.KEY, entryId.recordId(), "It need not be reviewed any more.");
        }
    }

    /** By when an entry is to be reviewed: the last day on which it can be referred to, or in two weeks where it cannot be now. */
    LocalDate reviewBy(EntryId entryId) {
        LocalDate soon = today().plusDays(isProposal(entryId) ? Proposals.REVIEW_DAYS : DUE_DAYS);
        return directory
                .find(entryId)
                .filter(entry -> directory.mayBeReferredTo(entry).isAllowed())
                .map(Entry::reviewedOn)
                .map(on -> on.plusMonths(months()))
                .orElse(soon);
    }

    /** Whether a worker named it and waits for its review. */
    boolean isProposal(EntryId entryId) {
        return rows.isProposal(entryId);
    }

    /** How long after they were asked once more supervisors are asked again, in days. */
    int askedAgainDays() {
        return DUE_DAYS;
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    /**
     * All of it is right.
     *
     * @param shown the version that was shown
     * @throws org.alongside.policy.Refused under REFER-03 where it was changed since, or decided meanwhile
     */
    void confirm(EntryId entryId, int shown, WorkerId by) {
        Entry entry = directory.lock(entryId).orElseThrow();
        ReviewedAsItStands.isRight(shown, entry.version()).orRefuse();
        end(entryId, Outcome.RIGHT, null, by);
        directory.reviewed(entryId, entry.version(), by);
    }

    /**
     * It was changed on its page, and all of it is right now.
     *
     * @throws org.alongside.policy.Refused under REFER-03 where it was not changed since the review was asked for, or decided meanwhile
     */
    void confirmChange(EntryId entryId, WorkerId by) {
        Entry entry = directory.lock(entryId).orElseThrow();
        Optional<Integer> asked = rows.askedVersion(entryId);
        ReviewedAsItStands.isStillAsked(asked.isPresent()).orRefuse();
        ReviewedAsItStands.isChanged(asked.orElseThrow(), entry.version()).orRefuse();
        end(entryId, Outcome.CHANGED, null, by);
        directory.reviewed(entryId, entry.version(), by);
    }

    /** The service takes nobody any more. @throws org.alongside.policy.Refused under REFER-03 where it was decided meanwhile */
    void close(EntryId entryId, WorkerId by) {
        Entry entry = directory.lock(entryId).orElseThrow();
        end(entryId, Outcome.CLOSED, null, by);
        directory.close(entryId, entry.version(), true, by);
    }

    /** Nobody answers there. @throws org.alongside.policy.Refused under REFER-03 where it was decided meanwhile */
    void putOff(EntryId entryId, WorkerId by) {
        directory.lock(entryId);
        end(entryId, Outcome.NO_ANSWER, today().plusDays(ASKED_AGAIN_DAYS), by);
        ledger.done(Ledger.ORGANISATION, by, "directory review: nobody answered", Map.of("entry", entryId));
    }

    private void end(EntryId entryId, Outcome outcome, @Nullable LocalDate again, WorkerId by) {
        ReviewedAsItStands.isStillAsked(rows.end(entryId, outcome, again, by, clock.instant()))
                .orRefuse();
    }

    private boolean isDue(Entry entry) {
        LocalDate on = entry.reviewedOn();
        return !entry.closed() && (on == null || !on.isAfter(dueSince()));
    }

    private LocalDate dueSince() {
        return ReviewedInTime.dueSince(today(), months());
    }

    private int months() {
        return settings.number(SettingKey.DIRECTORY_REVIEW);
    }
}
