package org.alongside.messages;

import static org.alongside.messages.mail.ScriptedMailServer.GOES;
import static org.alongside.testing.walk.InOrganisation.asked;
import static org.alongside.testing.walk.Survivors.and;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.alongside.ids.JourneyId;
import org.alongside.ids.MessageId;
import org.alongside.messages.mail.ScriptedMailServer;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.records.Records;
import org.alongside.testing.ProcessTest;
import org.alongside.testing.Time;
import org.alongside.testing.walk.Survivors;
import org.alongside.testing.walk.Tasklist;
import org.camunda.community.process_test_coverage.core.engine.ExcludeFromProcessCoverage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** A message is sent once, whatever becomes of the mail server, of this service, or of the survivor's wishes meanwhile. */
@ProcessTest
@ExcludeFromProcessCoverage
@Import(HeardMessages.class)
class SendingProcessTest {
    private static final String DEMO = Tasklist.ORGANISATION;
    private static final int MANY = 200;
    private static final ScriptedMailServer SERVER = new ScriptedMailServer();
    private static final Map<String, Object> BY_MAIL = Map.of(
            "alias", "Tamsin",
            "channel", "EMAIL",
            "address", "tamsin@elsewhere.example",
            "anyTime", "YES",
            "codeName", "Sam",
            "language", "TE_REO_MAORI");

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

    private Outbox outbox;

    @DynamicPropertySource
    static void mailServer(DynamicPropertyRegistry registry) {
        registry.add("alongside.mail.host", () -> "localhost");
        registry.add("alongside.mail.port", SERVER::port);
        registry.add("alongside.mail.security", () -> "none");
        registry.add("alongside.mail.from", () -> "hello@quiet.example");
        registry.add("alongside.mail.timeout", () -> "500ms");
        registry.add("alongside.public-address", () -> "https://quiet.example");
    }

    @BeforeEach
    void beginAnew() {
        asked(DEMO, transaction, () -> jdbc.sql("update alongside.message set state = 'STOPPED', ended_at = now() "
                        + "where state in ('WAITING', 'SENDING', 'UNKNOWN', 'BY_HAND')")
                .update());
        // A new one does not know that the mail server was away in the test before.
        outbox = beans.createBean(Outbox.class);
        heard.outcomes.clear();
        heard.link = () -> Optional.of(OneTimeAddress.make());
        SERVER.beginsAnew();
    }

    @AfterAll
    static void close() {
        SERVER.close();
    }

    private JourneyId survivor(Map<String, Object> contact) {
        return tasklist.as("worker1")
                .begins(and(
                        Survivors.CALM,
                        contact.entrySet().stream()
                                .flatMap(e -> java.util.stream.Stream.of(e.getKey(), e.getValue()))
                                .toArray()));
    }

    private MessageId queue(JourneyId journey, MessageTemplate template, int number) {
        return asked(
                DEMO,
                transaction,
                () -> messages.queue(new Message(
                        journey,
                        template,
                        journey.value(),
                        number,
                        time.now(),
                        time.now().plus(Duration.ofDays(30)))));
    }

    private MessageId queue(JourneyId journey) {
        return queue(journey, MessageTemplate.PLEASE_CALL, 0);
    }

    private void send() {
        outbox.sendDue(() -> true);
    }

    private String state(MessageId id) {
        return asked(DEMO, transaction, () -> jdbc.sql(
                        "select state || coalesce(' ' || because, '') from alongside.message where id = :id")
                .param("id", id.value())
                .query(String.class)
                .single());
    }

    @Test
    @Proves({PolicyId.CONF_06, PolicyId.CONF_03})
    void isSentOnceAndTheLookIsListed() {
        JourneyId journey = survivor(BY_MAIL);
        MessageId id = queue(journey);
        send();
        send();
        assertThat(SERVER.taken()).hasSize(1);
        assertThat(SERVER.taken().get(0)).contains("<" + id + "@quiet.example>", "From: Sam <hello@quiet.example>");
        assertThat(state(id)).isEqualTo("SENT");
        assertThat(heard.outcomes).containsExactly("SENT PLEASE_CALL 0");
        assertThat(asked(DEMO, transaction, () -> records.looks(journey, Optional.empty(), java.time.Instant.EPOCH, 100)
                        .looks()))
                .filteredOn(look -> look.reason().equals(Messages.REASON_OF_LOOK))
                .singleElement()
                .satisfies(look -> assertThat(look.fields()).contains("contact.address", "contact.codeName"));
        String row = asked(DEMO, transaction, () -> jdbc.sql("select m::text from alongside.message m where id = :id")
                .param("id", id.value())
                .query(String.class)
                .single());
        assertThat(row).doesNotContain("Tamsin", "tamsin", "Sam", "elsewhere.example");
    }

    @Test
    void waitsForItsTimeAndGoesToWhereTheyAreReachedThen() {
        JourneyId journey = survivor(BY_MAIL);
        Instant tomorrow = time.now().plus(Duration.ofDays(1));
        asked(
                DEMO,
                transaction,
                () -> messages.queue(new Message(
                        journey,
                        MessageTemplate.PLEASE_CALL,
                        journey.value(),
                        0,
                        tomorrow,
                        tomorrow.plus(Duration.ofDays(1)))));
        send();
        assertThat(SERVER.taken()).isEmpty();
        time.passes(Duration.ofHours(25));
        send();
        assertThat(SERVER.taken()).hasSize(1);
    }

    @Test
    void isNotSentAgainWhenTheServerBreaksAfterTheMail() {
        MessageId id = queue(survivor(BY_MAIL));
        SERVER.answers(".", GOES);
        send();
        SERVER.isWell();
        time.passes(Duration.ofDays(3));
        send();
        assertThat(state(id)).isEqualTo("UNKNOWN");
        assertThat(SERVER.taken()).hasSize(1);
        assertThat(heard.outcomes).isEmpty();
    }

    @Test
    void isNotSentAgainWhenThisServiceIsGoneInBetween() {
        MessageId id = queue(survivor(BY_MAIL));
        asked(DEMO, transaction, () -> jdbc.sql(
                        "update alongside.message set state = 'SENDING', claimed_at = :now where id = :id")
                .param("now", java.sql.Timestamp.from(time.now()))
                .param("id", id.value())
                .update());
        send();
        assertThat(state(id)).isEqualTo("SENDING");
        time.passes(Outbox.CLAIMED_FOR.plusMinutes(1));
        send();
        assertThat(state(id)).isEqualTo("UNKNOWN");
        assertThat(SERVER.taken()).isEmpty();
    }

    @Test
    void waitsWhileTheServerIsAwayForADayAndIsThenSent() {
        JourneyId journey = survivor(BY_MAIL);
        MessageId first = queue(journey, MessageTemplate.PLEASE_CALL, 0);
        MessageId second = queue(journey, MessageTemplate.PLEASE_CALL, 1);
        MessageId byHand = queue(survivor(and(BY_MAIL, "channel", "PHONE")));
        SERVER.answers("GREETING", GOES);
        for (int hour = 0; hour < 24; hour++) {
            send();
            time.passes(Duration.ofHours(1));
        }
        assertThat(state(first)).isEqualTo("WAITING SERVER_AWAY");
        assertThat(state(second)).isEqualTo("WAITING SERVER_AWAY");
        assertThat(state(byHand)).as("does not wait for a mail server").isEqualTo("BY_HAND NOT_BY_MAIL");
        SERVER.isWell();
        send();
        assertThat(state(first)).isEqualTo("SENT");
        assertThat(state(second)).isEqualTo("SENT");
        assertThat(SERVER.taken()).hasSize(2);
    }

    @Test
    void isForAPersonWhenTheServerIsAwayForTwoDays() {
        MessageId id = queue(survivor(BY_MAIL));
        SERVER.answers("GREETING", GOES);
        send();
        time.passes(Messages.TRIED_FOR.plusHours(1));
        send();
        assertThat(state(id)).isEqualTo("BY_HAND GAVE_UP");
    }

    @Test
    void isTriedAgainWithGrowingWaits() {
        MessageId id = queue(survivor(BY_MAIL));
        SERVER.answers("RCPT", "451 come back later");
        int minutes = 0;
        while (minutes < 120) {
            send();
            time.passes(Duration.ofMinutes(1));
            minutes++;
        }
        assertThat(SERVER.lines().stream()
                        .filter(line -> line.startsWith("RCPT"))
                        .count())
                .as("after 0, 1, 6, 21 and 81 minutes")
                .isEqualTo(5);
        SERVER.isWell();
        time.passes(Duration.ofHours(3));
        send();
        assertThat(state(id)).isEqualTo("SENT");
    }

    @Test
    void isForAPersonWhenTheAddressIsRefused() {
        MessageId id = queue(survivor(BY_MAIL));
        SERVER.answers("RCPT", "550 nobody here");
        send();
        assertThat(state(id)).isEqualTo("BY_HAND REFUSED");
    }

    @Test
    @Proves(PolicyId.CONF_06)
    void isForAPersonWhereMailIsNotTheWayOrHoursAreToBeKept() {
        MessageId phone = queue(survivor(and(BY_MAIL, "channel", "PHONE", "address", "021 555 0101")));
        MessageId hours = queue(survivor(and(BY_MAIL, "anyTime", "NO", "safeHours", "weekdays before three")));
        MessageId notSaid = queue(survivor(and(BY_MAIL, "anyTime", "NOT_SAID")));
        MessageId notAnAddress = queue(survivor(and(BY_MAIL, "address", "tamsin at elsewhere")));
        send();
        assertThat(state(phone)).isEqualTo("BY_HAND NOT_BY_MAIL");
        assertThat(state(hours)).isEqualTo("BY_HAND HOURS_TO_KEEP");
        assertThat(state(notSaid)).isEqualTo("BY_HAND HOURS_TO_KEEP");
        assertThat(state(notAnAddress)).isEqualTo("BY_HAND ADDRESS_IS_NONE");
        assertThat(SERVER.taken()).isEmpty();
    }

    @Test
    void isNotTriedAgainWhenItWasStoppedMeanwhile() {
        JourneyId journey = survivor(BY_MAIL);
        MessageId id = queue(journey);
        SERVER.answers("RCPT", "451 come back later");
        SERVER.meanwhile(
                "RCPT",
                () -> asked(DEMO, transaction, () -> {
                    messages.stop(journey);
                    return true;
                }));
        send();
        assertThat(state(id)).isEqualTo("STOPPED");
    }

    @Test
    void endsWhenItsTimeIsOver() {
        MessageId waiting = queue(survivor(BY_MAIL));
        SERVER.answers("GREETING", GOES);
        send();
        time.passes(Duration.ofDays(31));
        send();
        assertThat(state(waiting)).isEqualTo("NOT_DELIVERED TOO_LATE");
        assertThat(heard.outcomes).containsExactly("NOT_DELIVERED PLEASE_CALL 0");
    }

    @Test
    void makesItsLinkWhenItIsSentAndANewOneEachTime() {
        JourneyId journey = survivor(BY_MAIL);
        MessageId id = queue(journey, MessageTemplate.RECORD_OPENED, 0);
        SERVER.answers(".", "451 later");
        send();
        SERVER.isWell();
        time.passes(Duration.ofMinutes(2));
        send();
        assertThat(state(id)).isEqualTo("SENT");
        assertThat(SERVER.taken().get(0)).contains("https://quiet.example/own/demo/");
        heard.link = Optional::empty;
        MessageId senseless = queue(journey, MessageTemplate.RECORD_OPENED, 1);
        send();
        assertThat(state(senseless)).isEqualTo("STOPPED");
    }

    @Test
    void isForAPersonWhenItCannotBePreparedAndHoldsUpNobody() {
        JourneyId journey = survivor(BY_MAIL);
        heard.link = () -> {
            throw new IllegalStateException("No link just now.");
        };
        MessageId broken = queue(journey, MessageTemplate.RECORD_OPENED, 0);
        MessageId other = queue(journey, MessageTemplate.PLEASE_CALL, 0);
        for (int i = 0; i < 4; i++) {
            send();
            time.passes(Duration.ofMinutes(10));
        }
        assertThat(state(other)).isEqualTo("SENT");
        assertThat(state(broken)).isEqualTo("BY_HAND UNREADABLE");
    }

    @Test
    void isSentOnceByTwoNodesAtOnce() throws Exception {
        JourneyId journey = survivor(BY_MAIL);
        asked(DEMO, transaction, () -> jdbc.sql("""
                        insert into alongside.message (id, organisation_id, journey_id, template, about, number, not_before,
                            not_after, queued_by, queued_at, state, next_try_at, gives_up_at)
                        select gen_random_uuid(), 'demo', :journey, 'PLEASE_CALL', gen_random_uuid(), 0, :now, :later,
                            'test', :now, 'WAITING', :now, :later from generate_series(1, :count)
                        """)
                .param("journey", journey.value())
                .param("now", java.sql.Timestamp.from(time.now()))
                .param("later", java.sql.Timestamp.from(time.now().plus(Duration.ofDays(1))))
                .param("count", MANY)
                .update());
        Outbox second = beans.createBean(Outbox.class);
        Thread beside = new Thread(() -> second.sendDue(() -> true));
        beside.start();
        send();
        beside.join();
        Set<String> ids = SERVER.taken().stream()
                .flatMap(mail ->
                        Pattern.compile("Message-ID: (\\S+)").matcher(mail).results())
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toSet());
        assertThat(ids).hasSize(MANY).hasSameSizeAs(SERVER.taken());
    }
}
