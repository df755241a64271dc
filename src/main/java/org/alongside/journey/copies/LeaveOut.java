package org.alongside.journey.copies;

import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alongside.access.Language;
import org.alongside.access.Words;
import org.alongside.engine.PageTransactions;
import org.alongside.ids.JourneyId;
import org.alongside.ids.RecordEntryId;
import org.alongside.ids.RequestId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.copies.document.CopyDocument;
import org.alongside.journey.copies.document.CopyDocument.Ground;
import org.alongside.journey.own.CopyRequests;
import org.alongside.journey.own.OwnRequests;
import org.alongside.journey.own.OwnRequests.Request;
import org.alongside.journey.requests.AccessRequests;
import org.alongside.journey.state.Journeys;
import org.alongside.journey.state.Journeys.State;
import org.alongside.journey.state.NoSuchJourneyException;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.policy.Refused;
import org.alongside.records.CopyReading;
import org.alongside.records.RecordEntry;
import org.alongside.records.RecordField;
import org.alongside.records.Records;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What a supervisor does who has the task to go through a record for a copy: reads what could be about others, marks what is left
 * out, and prints the copy where the survivor wants it printed. It is open to them as long as they have the task, and each look is
 * listed. (CONF-03, CONF-05)
 */
@Service
@Policy(PolicyId.CONF_01)
@Policy(PolicyId.CONF_03)
@Policy(
        value = PolicyId.CONF_05,
        database = {"trigger left_out_is_open", "table own_request_left_out"})
public class LeaveOut {
    /** Moments a page. */
    public static final int MOMENTS_MAX = 20;

    /** How many can be marked at once. */
    public static final int MARKED_MAX = 200;

    private static final int LISTED_MAX = 50;

    private final OwnRequests requests;
    private final AccessRequests running;
    private final CopyContent content;
    private final CopyRequests copies;
    private final LeftOutRows leftOut;
    private final CopyReading reading;
    private final Records records;
    private final Journeys journeys;
    private final JdbcClient jdbc;
    private final PageTransactions acts;
    private final TransactionTemplate transaction;
    private final Clock clock;

    LeaveOut(
            OwnRequests requests,
            AccessRequests running,
            CopyContent content,
            CopyRequests copies,
            LeftOutRows leftOut,
            CopyReading reading,
            Records records,
            Journeys journeys,
            JdbcClient jdbc,
            PageTransactions acts,
            TransactionTemplate transaction,
            Clock clock) {
        this.requests = requests;
        this.running = running;
        this.content = content;
        this.copies = copies;
        this.leftOut = leftOut;
        this.reading = reading;
        this.records = records;
        this.journeys = journeys;
        this.jdbc = jdbc;
        this.acts = acts;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** @param toGoThrough what this person has to go through; @param ready what they decided about, to be printed */
    public record Lists(List<Waiting> toGoThrough, List<Request> ready) {}

    /** @param isThrough whether they have gone through it, and nothing was written since */
    public record Waiting(Request request, boolean isThrough) {}

    /**
     * Part of what could be about others.
     *
     * @param isThrough whether they have gone through all of it, and nothing was written since
     * @param older the moment before which the next page begins; empty on the last one
     * @param marked how many are left out so far, on all pages
     * @param firstSeen which of them were on no page before
     */
    public record Page(
            Request request,
            boolean isThrough,
            List<RecordEntry> entries,
            Map<RecordEntryId, Ground> without,
            Optional<Instant> older,
            int marked,
            Set<RecordEntryId> firstSeen) {}

    public Lists lists(WorkerId me) {
        return Objects.requireNonNull(transaction.execute(status -> new Lists(
                mine(me).stream()
                        .flatMap(id -> requests.find(id).stream())
                        .filter(one -> running.hasToGoThrough(one, me))
                        .map(one -> new Waiting(one, running.isThrough(one, me)))
                        .toList(),
                copies.toPrint(me, LISTED_MAX))));
    }

    private List<RequestId> mine(WorkerId me) {
        return jdbc.sql("""
                        select r.id from alongside.own_request r join alongside.reader_grant g on g.journey_id = r.journey_id
                        where r.kind = 'COPY' and r.done_at is null and r.decided_at is null
                            and g.user_id = :me and g.compartment = 'COPYING' and g.ended_at is null
                        order by r.due_on, r.id limit :max
                        """)
                .param("me", me.value())
                .param("max", LISTED_MAX)
                .query((row, n) -> RequestId.of(row.getObject(1, UUID.class)))
                .list();
    }

    /** @throws NoSuchJourneyException where it is not the caller's to go through, or there is no such one */
    public Page page(RequestId id, Optional<Instant> before, WorkerId me) {
        return Objects.requireNonNull(
                transaction.execute(status -> whereMine(id, me, request -> page(request, before, me))));
    }

    private Page page(Request request, Optional<Instant> before, WorkerId me) {
        CopyReading.ForCopy found = reading.readForCopy(
                request.journeyId(), me, before, MOMENTS_MAX, AccessRequests.WORRIES, AccessRequests.LEAVING_OUT);
        Set<RecordEntryId> firstSeen = new HashSet<>(found.gone());
        firstSeen.removeAll(copies.seen(request.id()));
        copies.saw(request.id(), firstSeen);
        Map<RecordEntryId, Ground> without = leftOut.of(request.id());
        return new Page(
                request,
                running.isThrough(request, me),
                found.entries(),
                without,
                found.older(),
                without.size(),
                firstSeen);
    }

    /** Leaves these entries of a page out. @param ground null where they are to be in it after all */
    public void mark(
            RequestId id, Optional<Instant> before, Set<RecordEntryId> entries, Optional<Ground> ground, WorkerId me) {
        change("copy: leave out", id, me, request -> {
            Set<RecordEntryId> shown = page(request, before, me).entries().stream()
                    .map(RecordEntry::id)
                    .collect(Collectors.toSet());
            if (!shown.containsAll(entries)) {
                throw Refused.form(Words.here("refused.not-on-this-page"));
            }
            ground.ifPresentOrElse(
                    why -> leftOut.leaveOut(id, entries, why, me, clock.instant()), () -> leftOut.putBack(id, entries));
            return request;
        });
    }

    /**
     * They are through.
     *
     * @throws Refused where something is there that was on no page before them, also because it was written meanwhile
     */
    public void goneThrough(RequestId id, WorkerId me) {
        change("copy: gone through", id, me, request -> {
            if (running.notGoneThrough(request).isPresent()) {
                throw Refused.form(Words.here("refused.not-seen-yet"));
            }
            copies.goneThrough(id, me);
            return request;
        });
    }

    /** Before which moment the page begins with the newest that they have not seen; empty where they saw all. */
    public Optional<Instant> notSeen(RequestId id, WorkerId me) {
        return Objects.requireNonNull(transaction.execute(status -> whereMine(id, me, running::notGoneThrough)))
                .map(newest -> newest.plusNanos(1_000));
    }

    /**
     * The copy, to be printed by who decided about it, where the survivor would like it on paper, or left. Each part is listed as a look.
     */
    public CopyDocument print(RequestId id, Language language, WorkerId me) {
        return acts.inOne("copy: print", null, me, () -> {
            Request request = requests.find(id)
                    .filter(one -> me.equals(one.decidedBy()) && one.isReady(clock.instant()))
                    .filter(one -> one.onPaperAt() != null || hasLeft(one))
                    .orElseThrow(NoSuchJourneyException::new);
            JourneyId journeyId = request.journeyId();
            records.wereRead(
                    journeyId,
                    me,
                    Stream.of(RecordField.values())
                            .filter(RecordField::isOpenToSurvivor)
                            .toList(),
                    AccessRequests.PRINTED);
            records.agreementsWereRead(journeyId, me, AccessRequests.PRINTED);
            records.requestsWereRead(journeyId, me, AccessRequests.PRINTED);
            return content.of(request, language);
        });
    }

    private boolean hasLeft(Request request) {
        return journeys.find(request.journeyId())
                .filter(journey -> journey.state() == State.ENDED)
                .isPresent();
    }

    private void change(String act, RequestId id, WorkerId me, Function<Request, Request> work) {
        acts.inOne(act, null, me, () -> {
            requests.find(id).ifPresent(request -> {
                records.lock(request.journeyId());
                journeys.lock(request.journeyId());
            });
            return whereMine(id, me, work);
        });
    }

    private <T> T whereMine(RequestId id, WorkerId me, Function<Request, T> work) {
        return requests.find(id)
                .filter(one -> one.isOpen() && one.decidedAt() == null && running.hasToGoThrough(one, me))
                .map(work)
                .orElseThrow(NoSuchJourneyException::new);
    }
}
