package org.alongside.messages;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.alongside.access.Words;
import org.alongside.audit.Ledger;
import org.alongside.engine.Caller;
import org.alongside.ids.JourneyId;
import org.alongside.ids.MessageId;
import org.alongside.ids.MessageSubjectId;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.policy.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The outbox. A message is queued in the transaction of whoever wants it sent, so that it is sent when that is kept and not
 * otherwise. How it ends is told by {@link MessageEnded}.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
@Policy(value = PolicyId.CONF_06, database = "trigger message_may_be")
public class Messages {
    /** The reason of a look at a safe contact to send something there. */
    public static final String REASON_OF_LOOK = "messages.send";

    /** So long it is tried by mail. Then somebody passes it on. */
    static final Duration TRIED_FOR = Duration.ofDays(2);

    private static final int OPEN_MAX = 20;

    private final OutboxRows rows;
    private final TakenContacts contacts;
    private final Ledger ledger;
    private final Caller caller;
    private final Clock clock;

    Messages(OutboxRows rows, TakenContacts contacts, Ledger ledger, Caller caller, Clock clock) {
        this.rows = rows;
        this.contacts = contacts;
        this.ledger = ledger;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Queues a message. The same one (template, about, number) again changes nothing and gives the id of the first.
     *
     * @throws Refused when twenty are open for this survivor
     * @throws org.springframework.dao.DataAccessException when their record is erased
     */
    public MessageId queue(Message message) {
        Instant now = clock.instant();
        Instant due = message.notBefore().isAfter(now) ? message.notBefore() : now;
        if (rows.openOf(message.journeyId()) >= OPEN_MAX) {
            throw Refused.form(Words.here("refused.messages-still-to-reach-them", OPEN_MAX));
        }
        MessageId id = MessageId.random();
        if (!rows.insert(id, message, caller.id(), now, due, due.plus(TRIED_FOR))) {
            return rows.idOf(message);
        }
        ledger.done(
                message.journeyId().toString(),
                caller.id(),
                "message queued",
                Map.of("message", id, "template", message.template()));
        return id;
    }

    /** Whether another message can be queued for this survivor. */
    public boolean takesMoreFor(JourneyId journeyId) {
        return rows.openOf(journeyId) < OPEN_MAX;
    }

    /** Whether a message about this is still to reach the survivor, by mail or by hand. */
    public boolean isUnderWay(JourneyId journeyId, MessageSubjectId about) {
        return rows.isUnderWay(journeyId, about);
    }

    /** Whether a message of this template is still to reach the survivor, by mail or by hand. */
    public boolean isUnderWay(JourneyId journeyId, MessageTemplate template) {
        return rows.isUnderWay(journeyId, template);
    }

    /** What reached this survivor, the newest first: which message, and when. It has no words. */
    public List<Sent> sentTo(JourneyId journeyId, Instant until, int max) {
        return rows.sentTo(journeyId, until, max);
    }

    /** @param byHand whether somebody passed it on */
    public record Sent(MessageTemplate template, Instant at, boolean byHand) {}

    /**
     * Stops all that is still to reach this survivor: they pause, leave or are erased. Whoever had taken one to pass on sees the
     * safe contact no more. What is being handed over this very moment is not tried again. What a mail server has already is
     * beyond it: when it comes back, or nobody knows whether it arrived, it ends, and no person hears of it.
     */
    public void stop(JourneyId journeyId) {
        stop(journeyId, Optional.empty());
    }

    /** Like {@link #stop(JourneyId)}, only what is about this: it was answered, or its time is over. */
    public void stop(JourneyId journeyId, MessageSubjectId about) {
        stop(journeyId, Optional.of(about));
    }

    private void stop(JourneyId journeyId, Optional<MessageSubjectId> about) {
        rows.stop(journeyId, about, caller.id(), clock.instant()).forEach(contacts::close);
    }
}
