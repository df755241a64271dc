package org.alongside.messages;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.alongside.access.Language;
import org.alongside.access.Words;
import org.alongside.audit.Ledger;
import org.alongside.engine.AccountRemoved;
import org.alongside.engine.PageTransactions;
import org.alongside.ids.JourneyId;
import org.alongside.ids.MessageId;
import org.alongside.ids.WorkerId;
import org.alongside.messages.OutboxRows.Because;
import org.alongside.messages.OutboxRows.Row;
import org.alongside.messages.OutboxRows.State;
import org.alongside.messages.policy.LinkAndWordAreInTwoHands;
import org.alongside.messages.policy.SomebodyElsePassesOn;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.policy.Refused;
import org.alongside.records.RecordField;
import org.alongside.records.Records;
import org.alongside.workers.WalkBegan;
import org.alongside.workers.Workers;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Messages that people pass on, and those of which nobody knows whether they arrived. Whoever takes one sees how to reach the
 * survivor, for as long as they have it.
 */
@Service
@Policy(PolicyId.CONF_06)
@Policy(PolicyId.CONF_03)
@Policy(value = PolicyId.WORKER_04, database = "trigger message_passed_on_by")
@Policy(value = PolicyId.MONITOR_01, database = "trigger message_passed_on_by")
public class PassingOn {
    /** The reason of a look at a safe contact to pass a message on. */
    public static final String REASON = "messages.pass-on";

    /** So often somebody tries. Then the message has reached nobody. */
    public static final int TRIES_MAX = 3;

    /** Whoever does not come to it leaves it to others. */
    static final Duration TAKEN_FOR = Duration.ofDays(1);

    private final OutboxRows rows;
    private final TakenMessageRows taken;
    private final AllMessageLinks links;
    private final Outbox outbox;
    private final MessageWords words;
    private final Records records;
    private final TakenContacts contacts;
    private final Workers workers;
    private final SurvivorFacts survivors;
    private final PageTransactions acts;
    private final TransactionTemplate transaction;
    private final Ledger ledger;
    private final Clock clock;

    PassingOn(
            OutboxRows rows,
            TakenMessageRows taken,
            AllMessageLinks links,
            Outbox outbox,
            MessageWords words,
            Records records,
            TakenContacts contacts,
            Workers workers,
            SurvivorFacts survivors,
            PageTransactions acts,
            TransactionTemplate transaction,
            Ledger ledger,
            Clock clock) {
        this.rows = rows;
        this.taken = taken;
        this.links = links;
        this.outbox = outbox;
        this.words = words;
        this.records = records;
        this.contacts = contacts;
        this.workers = workers;
        this.survivors = survivors;
        this.acts = acts;
        this.transaction = transaction;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * A message in a list; nothing in it is from a record.
     *
     * @param because why it is for a person; empty where nobody knows whether it arrived
     * @param until when it makes no sense any more
     */
    public record Item(
            MessageId id,
            String label,
            MessageTemplate template,
            String because,
            int tries,
            Instant since,
            Instant until,
            @Nullable WorkerId takenBy) {}

    /**
     * The lists of a supervisor.
     *
     * @param waitingSince since when the longest waits that could not be sent, if any
     */
    public record Lists(
            List<Item> toPassOn,
            List<Item> unknown,
            int waiting,
            @Nullable Instant waitingSince) {}

    /**
     * A message and how to reach the survivor.
     *
     * @param contact by field of the record, absent where nothing is kept
     * @param say what to say or write, in their language
     * @param hasLink whether a link goes with it
     * @param isLinkMade whether whoever has it made one
     * @param theirsUntil when others may take it
     */
    public record Opened(
            Item item,
            Map<RecordField, Object> contact,
            Language language,
            String say,
            boolean hasLink,
            boolean isLinkMade,
            Instant theirsUntil) {}

    /** What is there to do, the oldest first. */
    public Lists lists(int max) {
        return done(() -> {
            List<Row> byHand = rows.list(State.BY_HAND, max);
            List<Row> unknown = rows.list(State.UNKNOWN, max);
            OutboxRows.Waiting waiting = rows.waiting(clock.instant());
            return new Lists(items(byHand), items(unknown), waiting.count(), waiting.since());
        });
    }

    private List<Item> items(List<Row> found) {
        Map<JourneyId, String> names =
                survivors.labels(found.stream().map(Row::journeyId).distinct().toList());
        return found.stream()
                .map(row -> item(row, names.getOrDefault(row.journeyId(), "")))
                .toList();
    }

    private static Item item(Row row, String label) {
        return new Item(
                row.id(),
                label,
                row.template(),
                row.because() == null ? "" : row.because().name(),
                row.handTries(),
                row.nextTryAt(),
                row.notAfter(),
                row.takenBy());
    }

    /**
     * Takes a message, to pass it on.
     *
     * @throws Refused when somebody else has it; under WORKER-04 when they know the survivor in another role, under MONITOR-01
     *     when its link asks about support that they gave, and under CONF-01 when they may know what else opens its page
     * @throws NoSuchMessageException when it is not to be passed on
     */
    public void take(MessageId id, WorkerId by) {
        act("message taken", id, by, State.BY_HAND, row -> {
            if (row.takenBy() != null && !row.takenBy().equals(by)) {
                throw Refused.form(Words.here("refused.message-was-taken"));
            }
            refuseUnlessPassesOn(row, by);
            taken.taken(id, by, clock.instant());
            contacts.open(row.journeyId(), by);
        });
    }

    private void refuseUnlessPassesOn(Row row, WorkerId by) {
        SomebodyElsePassesOn.decide(new SomebodyElsePassesOn.Facts(
                        workers.hasConflict(by, row.journeyId()),
                        row.template().asksAboutSupport(),
                        links.asksAbout(row).contains(by) || survivors.facilitates(row.journeyId(), by)))
                .orRefuse();
        LinkAndWordAreInTwoHands.decide(links.couldOpen(row).contains(by)).orRefuse();
    }

    /** Whether this person had taken a message that is no longer needed: they are told so, and not why. */
    public boolean wasStopped(MessageId id, WorkerId by) {
        return done(() -> taken.wasStopped(id, by));
    }

    /**
     * How to reach the survivor and what to say; the look is listed.
     *
     * @throws NoSuchMessageException when they have not taken it
     */
    public Opened open(MessageId id, WorkerId by) {
        return done(() -> opened(theirs(id, by), by));
    }

    private Opened opened(Row row, WorkerId by) {
        SafeContact contact = new SafeContact(records.read(row.journeyId(), by, SafeContact.FIELDS, REASON));
        Instant takenAt = Objects.requireNonNull(row.takenAt());
        return new Opened(
                items(List.of(row)).get(0),
                contact.answers(),
                contact.language(),
                words.toSay(row.template(), contact),
                row.template().hasLink(),
                isLinkMade(row),
                takenAt.plus(TAKEN_FOR));
    }

    /** Whether whoever has it now made a link; one that somebody else made is not theirs to pass on. */
    private static boolean isLinkMade(Row row) {
        Instant linkMadeAt = row.linkMadeAt();
        return linkMadeAt != null && !linkMadeAt.isBefore(Objects.requireNonNull(row.takenAt()));
    }

    /**
     * A link to pass on with the message. It is shown once; the one before opens nothing any more.
     *
     * @param otherwise where the service is asked, for an installation that does not say where survivors open links
     * @throws Refused when the message makes no sense any more, and as in {@link #take}; it stays theirs, to be given back
     * @throws NoSuchMessageException when they have not taken it
     */
    public String link(MessageId id, String otherwise, WorkerId by) {
        return acts.inOne("message link made", null, by, () -> {
            // What the link is for is locked before the message, as by whoever ends it.
            Row found = rows.find(id)
                    .filter(row -> row.template().hasLink() && by.equals(row.takenBy()))
                    .orElseThrow(NoSuchMessageException::new);
            Optional<OneTimeAddress> link = links.linkOf(found, by);
            Row row = theirs(id, by);
            refuseUnlessPassesOn(row, by);
            taken.linkMade(id, clock.instant());
            note(row, by, "message link made");
            return words.address(
                    link.orElseThrow(() -> Refused.form(Words.here("refused.nothing-to-open"))), otherwise);
        });
    }

    /** It was passed on: the survivor knows. */
    public void passedOn(MessageId id, WorkerId by) {
        act("message passed on", id, by, State.BY_HAND, row -> {
            mustBeTheirs(row, by);
            if (row.template().hasLink() && !isLinkMade(row)) {
                throw Refused.form(Words.here("refused.make-the-link-first"));
            }
            outbox.end(row, State.PASSED_ON, row.because(), MessageEnded.Outcome.PASSED_ON, by);
        });
    }

    /** Nobody was reached. It goes back to the list for another time; after the third time it has reached nobody. */
    public void notReached(MessageId id, WorkerId by) {
        act("message did not reach anybody", id, by, State.BY_HAND, row -> {
            mustBeTheirs(row, by);
            if (taken.notReached(id) >= TRIES_MAX) {
                outbox.end(row, State.NOT_DELIVERED, Because.NOT_REACHED, MessageEnded.Outcome.NOT_DELIVERED, by);
            } else {
                outbox.release(row);
            }
        });
    }

    /** Leaves it to others. */
    public void giveBack(MessageId id, WorkerId by) {
        act("message given back", id, by, State.BY_HAND, row -> {
            mustBeTheirs(row, by);
            outbox.release(row);
        });
    }

    /** Decides that a message of which nobody knows whether it arrived is sent again: it may arrive twice. */
    public void sendAgain(MessageId id, WorkerId by) {
        act("message sent again", id, by, State.UNKNOWN, row -> {
            Instant now = clock.instant();
            rows.waits(id, null, now, now.plus(Messages.TRIED_FOR));
        });
    }

    /** Decides that somebody passes it on, to be sure. */
    public void passOnToBeSure(MessageId id, WorkerId by) {
        act("message is for a person", id, by, State.UNKNOWN, row -> rows.becomes(id, State.BY_HAND, Because.UNSURE));
    }

    /** Decides that it counts as sent. */
    public void countsAsSent(MessageId id, WorkerId by) {
        act(
                "message counts as sent",
                id,
                by,
                State.UNKNOWN,
                row -> outbox.end(row, State.SENT, null, MessageEnded.Outcome.SENT, by));
    }

    /** Nobody is left to pass on what somebody without an account had taken. */
    @EventListener
    @Order(AccountRemoved.WHAT_IS_LEFT)
    @Transactional(propagation = Propagation.REQUIRED)
    public void accountRemoved(AccountRemoved removed) {
        taken.release(removed.userId());
    }

    /** Somebody walks with a survivor from now on: a link that asks about that is for others to pass on. */
    @EventListener
    @Transactional(propagation = Propagation.REQUIRED)
    public void walkBegan(WalkBegan began) {
        taken.takenBy(began.workerId(), began.journeyId()).stream()
                .filter(row -> row.template().asksAboutSupport())
                .forEach(outbox::release);
    }

    private void act(String act, MessageId id, WorkerId by, State state, Consumer<Row> work) {
        acts.inOne(act, null, by, () -> {
            Row row = rows.lock(id).filter(found -> found.state() == state).orElseThrow(NoSuchMessageException::new);
            work.accept(row);
            note(row, by, act);
        });
    }

    private Row theirs(MessageId id, WorkerId by) {
        Row row =
                rows.lock(id).filter(found -> found.state() == State.BY_HAND).orElseThrow(NoSuchMessageException::new);
        mustBeTheirs(row, by);
        return row;
    }

    private static void mustBeTheirs(Row row, WorkerId by) {
        if (!by.equals(row.takenBy())) {
            throw new NoSuchMessageException();
        }
    }

    private void note(Row row, WorkerId by, String act) {
        ledger.done(row.journeyId().toString(), by, act, Map.of("message", row.id()));
    }

    private <T> T done(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }
}
