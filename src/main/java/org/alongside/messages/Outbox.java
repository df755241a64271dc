package org.alongside.messages;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.alongside.access.CurrentOrganisation;
import org.alongside.access.Organisations;
import org.alongside.audit.Ledger;
import org.alongside.ids.MailId;
import org.alongside.ids.MessageId;
import org.alongside.ids.WorkerId;
import org.alongside.messages.OutboxRows.Because;
import org.alongside.messages.OutboxRows.Row;
import org.alongside.messages.OutboxRows.State;
import org.alongside.messages.mail.DueMail;
import org.alongside.messages.mail.Handover;
import org.alongside.messages.mail.Mail;
import org.alongside.messages.mail.MailCameBack;
import org.alongside.messages.mail.MailServer;
import org.alongside.messages.mail.ReturnedMail;
import org.alongside.messages.policy.MailOnlyWhereSafe;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.records.Records;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends what is due, one after the other: claims a message, hands it over, and keeps what came of it, each in a transaction of its
 * own and none of them while the mail server is asked. Whoever is gone in between leaves a message claimed, which nobody sends again
 * unless a person decides so.
 */
@Component
@Policy(PolicyId.CONF_06)
@Policy(value = PolicyId.CONF_03, database = "table record_look, insert only")
class Outbox implements DueMail {
    /** Whoever claimed a message had all the time that a mail server has. */
    static final Duration CLAIMED_FOR = Duration.ofMinutes(10);

    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
    private static final List<Duration> WAITS = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(3),
            Duration.ofHours(6),
            Duration.ofHours(12));
    private static final List<Duration> AWAY = List.of(
            Duration.ofSeconds(30),
            Duration.ofMinutes(1),
            Duration.ofMinutes(2),
            Duration.ofMinutes(5),
            Duration.ofMinutes(10));
    /** After so many tries to put it into words, which a damaged record does not let anybody do, a person sees it. */
    private static final int PREPARED_MAX = 3;

    /** How many mails of one organisation are sent before those of the next, and for how long where the mail server is slow. */
    private static final int IN_A_ROW = 50;

    private static final Duration TURN = Duration.ofSeconds(20);
    private static final int SWEPT_MAX = 500;
    /** After so many tries it counts as unknown, which a person decides about. */
    private static final int SETTLED_MAX = 3;

    private final OutboxRows rows;
    private final TakenMessageRows taken;
    private final Records records;
    private final TakenContacts contacts;
    private final MailServer mailServer;
    private final ReturnedMail returned;
    private final MessageWords words;
    private final AllMessageLinks links;
    private final Organisations organisations;
    private final ApplicationEventPublisher events;
    private final Ledger ledger;
    private final TransactionTemplate transaction;
    private final Clock clock;

    private int awayTimes;
    private Instant awayUntil = Instant.EPOCH;

    Outbox(
            OutboxRows rows,
            TakenMessageRows taken,
            Records records,
            TakenContacts contacts,
            MailServer mailServer,
            ReturnedMail returned,
            MessageWords words,
            AllMessageLinks links,
            Organisations organisations,
            ApplicationEventPublisher events,
            Ledger ledger,
            TransactionTemplate transaction,
            Clock clock) {
        this.rows = rows;
        this.taken = taken;
        this.records = records;
        this.contacts = contacts;
        this.mailServer = mailServer;
        this.returned = returned;
        this.words = words;
        this.links = links;
        this.organisations = organisations;
        this.events = events;
        this.ledger = ledger;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** A message that is claimed, and the mail that it became. */
    private record Claimed(Row row, @Nullable Mail mail) {}

    /**
     * Sends what is due in all organisations in turn, until nothing is. In each round all of them are asked, so that what falls
     * due meanwhile does not wait behind thousands of another organisation.
     *
     * @param goesOn asked before each message
     */
    @Override
    public synchronized void sendDue(BooleanSupplier goesOn) {
        try (MailServer.Line line = mailServer.line()) {
            boolean isMore = true;
            while (isMore) {
                isMore = false;
                for (String organisation : organisations.ids()) {
                    CurrentOrganisation.runAs(organisation, this::sweep);
                    isMore |= sendSome(organisation, line, goesOn);
                }
            }
        }
    }

    /** Looks into the mailbox to which mail comes back. What did not arrive is for a person. */
    void lookForReturned() {
        if (returned.isThere()) {
            returned.look(id -> organisations
                    .ids()
                    .forEach(organisation ->
                            CurrentOrganisation.runAs(organisation, () -> done(() -> cameBack(id.message())))));
        }
    }

    private boolean cameBack(MessageId id) {
        rows.lock(id)
                .filter(row -> row.state() == State.SENT || row.state() == State.UNKNOWN)
                .ifPresent(row -> {
                    if (row.isToStop()) {
                        end(row, State.STOPPED, Because.CAME_BACK, null);
                    } else {
                        forAPerson(row, Because.CAME_BACK);
                    }
                });
        events.publishEvent(new MailCameBack(MailId.of(id)));
        return true;
    }

    private void sweep() {
        transaction.executeWithoutResult(status -> {
            Instant now = clock.instant();
            rows.giveUp(now, SWEPT_MAX);
            if (rows.leaveUnknown(now.minus(CLAIMED_FOR), now, SWEPT_MAX) > 0) {
                LOG.warn("Whoever sent a message is gone. A supervisor decides about it.");
            }
        });
        Set<MessageId> left = new HashSet<>();
        for (int i = 0; i < SWEPT_MAX && (endLate(left) || releaseOne()); i++) {}
    }

    /** @param left those of which whoever waits for them could not be told just now: they are for the next time, and hold up nothing */
    private boolean endLate(Set<MessageId> left) {
        AtomicReference<@Nullable MessageId> late = new AtomicReference<>();
        try {
            return done(() -> rows.late(clock.instant(), left)
                    .map(row -> {
                        late.set(row.id());
                        end(row, State.NOT_DELIVERED, Because.TOO_LATE, MessageEnded.Outcome.NOT_DELIVERED);
                        return true;
                    })
                    .orElse(false));
        } catch (RuntimeException e) {
            LOG.error("A message could not be ended: {}", e.getClass().getSimpleName());
            MessageId id = late.get();
            return id != null && left.add(id);
        }
    }

    private boolean releaseOne() {
        return done(() -> taken.takenBefore(clock.instant().minus(PassingOn.TAKEN_FOR))
                .map(row -> {
                    release(row);
                    return true;
                })
                .orElse(false));
    }

    /** Whoever had taken it sees the safe contact no more, unless another message of theirs is to the same survivor. */
    void release(Row row) {
        taken.release(row.id());
        contacts.close(row);
    }

    /** @return whether there may be more */
    private boolean sendSome(String organisation, MailServer.Line line, BooleanSupplier goesOn) {
        try (CurrentOrganisation.Binding binding = CurrentOrganisation.bind(organisation)) {
            long ends = System.nanoTime() + TURN.toNanos();
            for (int i = 0; i < IN_A_ROW && System.nanoTime() < ends; i++) {
                if (!goesOn.getAsBoolean() || !sendOne(line)) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean sendOne(MailServer.Line line) {
        AtomicReference<@Nullable MessageId> claimed = new AtomicReference<>();
        Optional<Claimed> next;
        try {
            next = done(() -> claim(claimed));
        } catch (PessimisticLockingFailureException e) {
            // Something becomes of what it is about just now. It is soon known what, and this was no try.
            MessageId id = claimed.get();
            return id != null && done(() -> waitsAMoment(id));
        } catch (RuntimeException e) {
            MessageId id = claimed.get();
            LOG.error("A message could not be prepared: {}", e.getClass().getSimpleName());
            if (id == null) {
                return false;
            }
            done(() -> postpone(id));
            return true;
        }
        next.ifPresent(one -> {
            Mail mail = one.mail();
            if (mail != null) {
                Handover handover = line.send(mail);
                serverWas(handover);
                settleAgain(one.row(), handover);
            }
        });
        return next.isPresent();
    }

    /** What the server answered is known here alone: it is kept also where whoever waits for it was busy at first. */
    private void settleAgain(Row row, Handover handover) {
        for (int tries = 1; ; tries++) {
            try {
                done(() -> settle(row, handover));
                return;
            } catch (RuntimeException e) {
                LOG.error(
                        "What became of a message could not be kept: {}",
                        e.getClass().getSimpleName());
                if (tries == SETTLED_MAX) {
                    return;
                }
            }
        }
    }

    private <T> T done(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }

    private boolean isServerAway() {
        return clock.instant().isBefore(awayUntil);
    }

    private void serverWas(Handover handover) {
        if (handover == Handover.SERVER_AWAY) {
            awayUntil = clock.instant().plus(AWAY.get(Math.min(awayTimes, AWAY.size() - 1)));
            awayTimes++;
        } else {
            awayTimes = 0;
        }
    }

    private Optional<Claimed> claim(AtomicReference<@Nullable MessageId> claimed) {
        Optional<Row> next = rows.claim(clock.instant(), isServerAway());
        next.ifPresent(row -> claimed.set(row.id()));
        return next.map(row -> new Claimed(row, mail(row)));
    }

    /** @return nothing where it does not go by mail; then it is kept what becomes of it */
    private @Nullable Mail mail(Row row) {
        if (!mailServer.isThere()) {
            forAPerson(row, Because.NO_MAIL_SERVER);
            return null;
        }
        SafeContact contact =
                new SafeContact(records.readForService(row.journeyId(), SafeContact.OF_MAIL, Messages.REASON_OF_LOOK));
        if (!MailOnlyWhereSafe.decide(contact.facts(records.isAnyTimeSaidOfThisWay(row.journeyId())))
                .isAllowed()) {
            forAPerson(row, contact.because());
            return null;
        }
        if (isServerAway()) {
            rows.waits(row.id(), Because.SERVER_AWAY, row.nextTryAt(), row.givesUpAt());
            return null;
        }
        OneTimeAddress link = null;
        if (row.template().hasLink()) {
            link = links.linkOf(row, null).orElse(null);
            if (link == null) {
                end(row, State.STOPPED, null, null);
                return null;
            }
        }
        return words.mail(row.id(), row.template(), contact, link);
    }

    private boolean waitsAMoment(MessageId id) {
        rows.lock(id)
                .filter(row -> row.state() == State.WAITING)
                .ifPresent(row -> rows.waits(id, row.because(), clock.instant().plus(wait(1)), row.givesUpAt()));
        return true;
    }

    /** In a transaction that was rolled back, it waits as before; after several, a person sees it. */
    private boolean postpone(MessageId id) {
        rows.lock(id).filter(row -> row.state() == State.WAITING).ifPresent(row -> {
            int tries = rows.triedAgain(id);
            if (tries >= PREPARED_MAX) {
                forAPerson(row, Because.UNREADABLE);
            } else {
                rows.waits(id, row.because(), clock.instant().plus(wait(tries)), row.givesUpAt());
            }
        });
        return true;
    }

    private boolean settle(Row claimed, Handover handover) {
        Row row = rows.lock(claimed.id()).orElseThrow();
        // It took so long that it counts as unknown already; that it arrived, we know now.
        if (row.state() != State.SENDING && !(row.state() == State.UNKNOWN && handover == Handover.TAKEN)) {
            return true;
        }
        if (row.isToStop()) {
            end(row, handover == Handover.TAKEN ? State.SENT : State.STOPPED, null, null);
            return true;
        }
        switch (handover) {
            case TAKEN -> end(row, State.SENT, null, MessageEnded.Outcome.SENT);
            case UNKNOWN -> {
                rows.becomes(row.id(), State.UNKNOWN, null);
                note(row, "message handed over without an answer");
            }
            case REFUSED -> forAPerson(row, Because.REFUSED);
            case LATER -> rows.waits(row.id(), null, clock.instant().plus(wait(row.tries())), row.givesUpAt());
            case SERVER_AWAY -> rows.waits(row.id(), Because.SERVER_AWAY, row.nextTryAt(), row.givesUpAt());
        }
        return true;
    }

    private static Duration wait(int tries) {
        return WAITS.get(Math.min(Math.max(tries, 1), WAITS.size()) - 1);
    }

    /** Somebody passes it on, or decides that nobody does. */
    void forAPerson(Row row, Because because) {
        rows.becomes(row.id(), State.BY_HAND, because);
        note(row, "message is for a person");
    }

    /** It is over, and whoever had taken it sees the safe contact no more. */
    void end(Row row, State state, @Nullable Because because, MessageEnded.@Nullable Outcome outcome) {
        end(row, state, because, outcome, Ledger.SERVICE);
        note(row, "message " + state.name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }

    /** The same by a person, who keeps the act. */
    void end(Row row, State state, @Nullable Because because, MessageEnded.@Nullable Outcome outcome, WorkerId by) {
        rows.ends(row.id(), state, because, by, clock.instant());
        contacts.close(row);
        if (outcome != null) {
            events.publishEvent(row.ended(outcome));
        }
    }

    private void note(Row row, String act) {
        ledger.done(row.journeyId().toString(), Ledger.SERVICE, act, Map.of("message", row.id()));
    }
}
