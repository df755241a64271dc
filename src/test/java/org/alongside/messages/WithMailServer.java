package org.alongside.messages;

import static org.alongside.testing.walk.InOrganisation.asked;
import static org.alongside.testing.walk.Survivors.and;

import java.time.Duration;
import java.util.Map;
import org.alongside.ids.JourneyId;
import org.alongside.ids.MessageId;
import org.alongside.ids.MessageSubjectId;
import org.alongside.messages.mail.ScriptedMailServer;
import org.alongside.messages.mail.TestMailServers;
import org.alongside.records.Records;
import org.alongside.testing.Time;
import org.alongside.testing.walk.Survivors;
import org.alongside.testing.walk.Tasklist;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** What tests of sent messages share: survivors who chose mail, an outbox, and a mail server that says what it is asked to say. */
@Import(HeardMessages.class)
abstract class WithMailServer {
    static final String DEMO = Tasklist.ORGANISATION;
    static final ScriptedMailServer SERVER = new ScriptedMailServer();
    static final Map<String, Object> BY_MAIL = Map.of(
            "alias", "Tamsin",
            "channel", "EMAIL",
            "email", "tamsin@elsewhere.example",
            "anyTime", "YES",
            "codeName", "Sam",
            "language", "TE_REO_MAORI");
    static final Map<String, Object> BY_PHONE =
            Map.of("alias", "Tamsin", "channel", "PHONE", "address", "021 555 0101", "anyTime", "YES");

    @Autowired
    Messages messages;

    @Autowired
    HeardMessages heard;

    @Autowired
    Records records;

    @Autowired
    Survivors survivors;

    @Autowired
    Tasklist tasklist;

    @Autowired
    Time time;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    AutowireCapableBeanFactory beans;

    Outbox outbox;

    @DynamicPropertySource
    static void mailServer(DynamicPropertyRegistry registry) {
        TestMailServers.sendThere(registry, SERVER::port);
        registry.add("alongside.mail.timeout", () -> "2s");
    }

    @BeforeEach
    void beginAnew() {
        asked(DEMO, transaction, () -> jdbc.sql("update alongside.message set state = 'STOPPED', ended_at = now() "
                        + "where state in ('WAITING', 'SENDING', 'UNKNOWN', 'BY_HAND')")
                .update());
        // A new one does not know that the mail server was away in the test before.
        outbox = beans.createBean(Outbox.class);
        heard.outcomes.clear();
        heard.link = heard::anew;
        heard.whileHearing = ended -> {};
        SERVER.beginsAnew();
    }

    final JourneyId survivor(Map<String, Object> contact) {
        return tasklist.as("worker1")
                .begins(and(
                        Survivors.CALM,
                        contact.entrySet().stream()
                                .flatMap(e -> java.util.stream.Stream.of(e.getKey(), e.getValue()))
                                .toArray()));
    }

    final MessageId queue(JourneyId journey, MessageTemplate template, int number) {
        return asked(
                DEMO,
                transaction,
                () -> messages.queue(new Message(
                        journey,
                        template,
                        MessageSubjectId.of(journey),
                        number,
                        time.now(),
                        time.now().plus(Duration.ofDays(30)))));
    }

    final MessageId queue(JourneyId journey) {
        return queue(journey, MessageTemplate.PLEASE_CALL, 0);
    }

    final void send() {
        outbox.sendDue(() -> true);
    }

    final String state(MessageId id) {
        return asked(DEMO, transaction, () -> jdbc.sql(
                        "select state || coalesce(' ' || because, '') from alongside.message where id = :id")
                .param("id", id.value())
                .query(String.class)
                .single());
    }
}
