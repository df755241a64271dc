package org.alongside.messages;

import static org.alongside.testing.walk.InOrganisation.asked;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.alongside.access.Organisations;
import org.alongside.ids.JourneyId;
import org.alongside.ids.MessageId;
import org.alongside.ids.WorkerId;
import org.alongside.messages.mail.BeforeMailServer;
import org.alongside.messages.mail.TestMailServers;
import org.alongside.records.RecordField;
import org.alongside.testing.ProcessTest;
import org.alongside.testing.http.Visitors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.community.process_test_coverage.core.engine.ExcludeFromProcessCoverage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionTemplate;

/** Many messages that fall due at once, and a real mail server that counts: each is sent once, and nobody else waits for them. */
@ProcessTest
@ExcludeFromProcessCoverage
class ManyMessagesProcessTest extends WithMailServer {
    private static final int MANY = 200;

    private GreenMail server;
    private BeforeMailServer before;

    @Autowired
    Organisations organisations;

    @Autowired
    IdentityService identity;

    @Autowired
    OutboxRows rows;

    @Autowired
    PlatformTransactionManager manager;

    @BeforeEach
    void start() {
        server = new GreenMail(new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_SMTP));
        server.start();
        before = new BeforeMailServer(server.getSmtp().getPort());
        outbox = newOutbox();
    }

    @AfterEach
    void stop() {
        before.close();
        server.stop();
    }

    private Outbox newOutbox() {
        Outbox made = beans.createBean(Outbox.class);
        ReflectionTestUtils.setField(made, "mailServer", TestMailServers.at(before.port()));
        return made;
    }

    private void due(String organisation, JourneyId journey, MessageTemplate template, int count) {
        asked(organisation, transaction, () -> jdbc.sql("""
                        insert into alongside.message (id, organisation_id, journey_id, template, about, number, not_before,
                            not_after, queued_by, queued_at, state, next_try_at, gives_up_at)
                        select gen_random_uuid(), :organisation, :journey, :template, gen_random_uuid(), 0, :now, :later,
                            'test', :now, 'WAITING', :now, :later from generate_series(1, :count)
                        """)
                .param("organisation", organisation)
                .param("journey", journey.value())
                .param("template", template.name())
                .param("now", Timestamp.from(time.now()))
                .param("later", Timestamp.from(time.now().plus(Duration.ofDays(9))))
                .param("count", count)
                .update());
    }

    private void manyAreDue() {
        due(DEMO, survivor(BY_MAIL), MessageTemplate.PLEASE_CALL, MANY);
    }

    private List<String> received() {
        return Arrays.stream(server.getReceivedMessages())
                .map(ManyMessagesProcessTest::idOf)
                .toList();
    }

    private static String idOf(MimeMessage mail) {
        try {
            return mail.getMessageID();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, Integer> states() {
        Map<String, Integer> states = new java.util.TreeMap<>();
        asked(DEMO, transaction, () -> jdbc.sql(
                        "select state, count(*)::int from alongside.message where queued_by = 'test' group by state")
                .query((row, n) -> states.put(row.getString(1), row.getInt(2)) == null)
                .list());
        states.remove("STOPPED");
        return states;
    }

    @BeforeEach
    void forgetThoseBefore() {
        asked(DEMO, transaction, () -> jdbc.sql(
                        "update alongside.message set state = 'STOPPED', ended_at = now() where state = 'SENT'")
                .update());
    }

    @Test
    void isSentOnceByTwoNodesAtOnce() throws Exception {
        manyAreDue();
        Outbox second = newOutbox();
        Thread beside = new Thread(() -> second.sendDue(() -> true));
        beside.start();
        send();
        beside.join();
        assertThat(received()).hasSize(MANY).doesNotHaveDuplicates();
        assertThat(states()).isEqualTo(Map.of("SENT", MANY));
    }

    /** The answers of some are lost after the server took them: they are there once, and a person decides. */
    @Test
    void isSentOnceWhereTheLineBreaksAfterTheMail() {
        manyAreDue();
        before.breaksAfterEach(20);
        send();
        before.breaksAfterEach(0);
        time.passes(Duration.ofDays(3));
        send();
        assertThat(received()).hasSize(MANY).doesNotHaveDuplicates();
        assertThat(states()).isEqualTo(Map.of("SENT", MANY - MANY / 20, "UNKNOWN", MANY / 20));
    }

    /** This service ends between handing over and writing down, five times. */
    @Test
    void isSentOnceWhereThisServiceIsKilledInBetween() {
        manyAreDue();
        int killed = 0;
        AtomicInteger taken = new AtomicInteger();
        before.whenTaken(taken::incrementAndGet);
        while (killed < 5) {
            Outbox dies = newOutbox();
            ReflectionTestUtils.setField(dies, "transaction", new DyingTransactions(manager, taken, taken.get() + 30));
            try {
                dies.sendDue(() -> true);
            } catch (Killed e) {
                killed++;
            }
        }
        assertThat(states()).containsEntry("SENDING", 5);
        outbox = newOutbox();
        send();
        time.passes(Outbox.CLAIMED_FOR.plusMinutes(1));
        send();
        assertThat(received()).hasSize(MANY).doesNotHaveDuplicates();
        assertThat(states()).isEqualTo(Map.of("SENT", MANY - 5, "UNKNOWN", 5));
    }

    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** After so many mails, nothing is written down any more. */
    private static final class DyingTransactions extends TransactionTemplate {
        private static final long serialVersionUID = 1L;
        private final transient AtomicInteger taken;
        private final int diesAt;

        DyingTransactions(PlatformTransactionManager manager, AtomicInteger taken, int diesAt) {
            super(manager);
            this.taken = taken;
            this.diesAt = diesAt;
        }

        @Override
        public <T> T execute(TransactionCallback<T> work) {
            if (taken.get() >= diesAt) {
                throw new Killed();
            }
            return super.execute(work);
        }
    }

    @Test
    void isSentOnceAfterTheServerWasAwayForADay() {
        manyAreDue();
        int port = server.getSmtp().getPort();
        server.stop();
        for (int hour = 0; hour < 24; hour++) {
            send();
            time.passes(Duration.ofHours(1));
        }
        assertThat(states()).isEqualTo(Map.of("WAITING", MANY));
        server = new GreenMail(new ServerSetup(port, "localhost", ServerSetup.PROTOCOL_SMTP));
        server.start();
        send();
        assertThat(received()).hasSize(MANY).doesNotHaveDuplicates();
        assertThat(states()).isEqualTo(Map.of("SENT", MANY));
    }

    /** The server is slow, and another organisation has one message only when the many are under way. */
    @Test
    void othersDoNotWaitUntilAllAreSent() {
        if (identity.createTenantQuery().tenantId(Visitors.ELSEWHERE).count() == 0) {
            identity.saveTenant(identity.newTenant(Visitors.ELSEWHERE));
        }
        organisations.keep(Visitors.ELSEWHERE);
        JourneyId elsewhere = JourneyId.of(UUID.randomUUID());
        asked(Visitors.ELSEWHERE, transaction, () -> {
            records.open(elsewhere);
            records.write(
                    elsewhere,
                    WorkerId.of("test"),
                    "test",
                    Map.of(
                            RecordField.CONTACT_CHANNEL,
                            "EMAIL",
                            RecordField.CONTACT_ADDRESS,
                            "alone@elsewhere.example",
                            RecordField.CONTACT_ANY_TIME,
                            "YES"));
            return true;
        });
        manyAreDue();
        before.isSlow(10);
        AtomicInteger taken = new AtomicInteger();
        AtomicInteger place = new AtomicInteger();
        before.whenTaken(() -> {
            int number = taken.incrementAndGet();
            if (number == 60) {
                due(Visitors.ELSEWHERE, elsewhere, MessageTemplate.PLEASE_CALL, 1);
            }
            if (server.getReceivedMessagesForDomain("alone@elsewhere.example").length > 0) {
                place.compareAndSet(0, number);
            }
        });
        send();
        assertThat(asked(Visitors.ELSEWHERE, transaction, () -> jdbc.sql(
                                "select state || coalesce(because, '') from alongside.message where journey_id = :journey")
                        .param("journey", elsewhere.value())
                        .query(String.class)
                        .list()))
                .containsExactly("SENT");
        assertThat(received()).hasSize(MANY + 1).doesNotHaveDuplicates();
        assertThat(place.get()).isBetween(61, 60 + 51);
    }

    @Test
    void whatSomebodyAskedForIsSentBeforeInvitations() {
        due(DEMO, survivor(BY_MAIL), MessageTemplate.ASSESSMENT_INVITED, MANY);
        time.passes(Duration.ofMinutes(1));
        MessageId asked = queue(survivor(BY_MAIL));
        assertThat(asked(DEMO, transaction, () -> rows.claim(time.now(), false)
                        .orElseThrow()
                        .id()))
                .isEqualTo(asked);
    }
}
