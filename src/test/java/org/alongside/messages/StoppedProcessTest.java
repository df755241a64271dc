package org.alongside.messages;

import static org.alongside.messages.mail.ScriptedMailServer.GOES;
import static org.alongside.testing.walk.InOrganisation.asked;
import static org.alongside.testing.walk.InOrganisation.says;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.alongside.consent.Purpose;
import org.alongside.ids.JourneyId;
import org.alongside.ids.MessageId;
import org.alongside.ids.MessageSubjectId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.decisions.SurvivorMessages;
import org.alongside.messages.mail.TestMailServers;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.records.RecordField;
import org.alongside.testing.ProcessTest;
import org.camunda.community.process_test_coverage.core.engine.ExcludeFromProcessCoverage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.util.ReflectionTestUtils;

/** A message that was stopped reaches nobody, whichever step it had reached. */
@ProcessTest
@ExcludeFromProcessCoverage
class StoppedProcessTest extends WithMailServer {
    private static final WorkerId WORKER = WorkerId.of("worker1");

    @Autowired
    SurvivorMessages survivor;

    /** Why nobody needs it any more. */
    private enum Why {
        PAUSE,
        LEAVE,
        ERASE,
        ANSWERED
    }

    private JourneyId inSupportByMail() {
        JourneyId journey = survivors.inSupport();
        says(() -> records.write(
                journey,
                WORKER,
                "test",
                Map.of(
                        RecordField.CONTACT_CHANNEL,
                        "EMAIL",
                        RecordField.CONTACT_ADDRESS,
                        "tamsin@elsewhere.example",
                        RecordField.CONTACT_SAFE_HOURS,
                        "",
                        RecordField.CONTACT_ANY_TIME,
                        "YES")));
        return journey;
    }

    private void happens(Why why, JourneyId journey) {
        says(() -> {
            switch (why) {
                case PAUSE -> survivor.pauses(journey);
                case LEAVE -> survivor.leaves(journey);
                case ERASE -> survivor.withdraws(journey, Purpose.KEEP_RECORD, WORKER);
                case ANSWERED ->
                    transaction.executeWithoutResult(status -> messages.stop(journey, MessageSubjectId.of(journey)));
            }
        });
    }

    private void comesBack(MessageId... ids) throws Exception {
        GreenMail mailbox = new GreenMail(new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_IMAP));
        mailbox.start();
        try {
            for (MessageId id : ids) {
                mailbox.setUser("back@quiet.example", "back", "secret")
                        .deliver(new MimeMessage(
                                Session.getInstance(new Properties()),
                                new ByteArrayInputStream(
                                        """
                                        From: postmaster@relay.example
                                        Subject: failure notice

                                        Nobody is here. Your mail was <%s@quiet.example>
                                        """.formatted(id).replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8))));
            }
            ReflectionTestUtils.setField(
                    outbox,
                    "returned",
                    TestMailServers.mailboxAt(mailbox.getImap().getPort()));
            outbox.lookForReturned();
        } finally {
            mailbox.stop();
        }
    }

    @ParameterizedTest
    @EnumSource(Why.class)
    @Proves(PolicyId.CONF_06)
    void isForNobodyWhenItComesBackAfterIt(Why why) throws Exception {
        JourneyId journey = inSupportByMail();
        JourneyId other = inSupportByMail();
        MessageId id = queue(journey);
        MessageId ofAnother = queue(other);
        send();
        assertThat(state(id)).isEqualTo("SENT");
        happens(why, journey);
        comesBack(id, ofAnother);
        assertThat(state(id)).isEqualTo("STOPPED CAME_BACK");
        assertThat(state(ofAnother)).isEqualTo("BY_HAND CAME_BACK");
        assertThat(heard.outcomes).containsExactly("SENT PLEASE_CALL 0", "SENT PLEASE_CALL 0");
    }

    @ParameterizedTest
    @EnumSource(Why.class)
    @Proves(PolicyId.CONF_06)
    void isForNobodyWhereNobodyKnowsWhetherItArrived(Why why) throws Exception {
        JourneyId journey = inSupportByMail();
        MessageId before = queue(journey, MessageTemplate.PLEASE_CALL, 0);
        SERVER.answers(".", GOES);
        send();
        assertThat(state(before)).isEqualTo("UNKNOWN");
        MessageId meanwhile = queue(journey, MessageTemplate.PLEASE_CALL, 1);
        SERVER.meanwhile(".", () -> happens(why, journey));
        send();
        assertThat(state(before)).isEqualTo("STOPPED");
        assertThat(state(meanwhile)).isEqualTo("STOPPED");
        comesBack(before, meanwhile);
        assertThat(state(meanwhile)).isEqualTo("STOPPED");
        assertThat(heard.outcomes).isEmpty();
    }

    @Test
    void isForNobodyWhenWhoeverSentItIsGone() {
        JourneyId journey = survivor(BY_MAIL);
        MessageId id = queue(journey);
        asked(DEMO, transaction, () -> jdbc.sql(
                        "update alongside.message set state = 'SENDING', claimed_at = :now where id = :id")
                .param("now", Timestamp.from(time.now()))
                .param("id", id.value())
                .update());
        happens(Why.ANSWERED, journey);
        assertThat(state(id)).isEqualTo("SENDING");
        time.passes(Outbox.CLAIMED_FOR.plusMinutes(1));
        send();
        assertThat(state(id)).isEqualTo("STOPPED");
    }

    @Test
    void isNotTriedAgainWhenItWasStoppedMeanwhile() {
        JourneyId journey = survivor(BY_MAIL);
        MessageId id = queue(journey);
        SERVER.answers("RCPT", "451 come back later");
        SERVER.meanwhile("RCPT", () -> happens(Why.ANSWERED, journey));
        send();
        assertThat(state(id)).isEqualTo("STOPPED");
    }

    /** It was sent, and stays so; nobody waits to hear of it. */
    @Test
    void isSentWhereItWasStoppedTooLate() {
        JourneyId journey = survivor(BY_MAIL);
        MessageId id = queue(journey);
        SERVER.meanwhile(".", () -> happens(Why.ANSWERED, journey));
        send();
        assertThat(state(id)).isEqualTo("SENT");
        assertThat(heard.outcomes).isEmpty();
    }

    @Test
    void isOverWithItsTimeWhereNobodyDecided() {
        MessageId id = queue(survivor(BY_MAIL));
        SERVER.answers(".", GOES);
        send();
        time.passes(Duration.ofDays(31));
        send();
        assertThat(state(id)).isEqualTo("NOT_DELIVERED TOO_LATE");
    }
}
