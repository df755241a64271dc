package org.alongside.messages.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.alongside.ids.MailId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes back is told once and deleted; what somebody writes is left for people. */
class ReturnedMailTest {
    private final GreenMail server = new GreenMail(new ServerSetup[] {
        new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_IMAP),
        new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_POP3)
    });
    private final MailId id = MailId.random();
    private GreenMailUser user;

    @BeforeEach
    void start() {
        server.start();
        user = server.setUser("back@quiet.example", "back", "secret");
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private List<MailId> look(String protocol) {
        int port = protocol.equals("imap")
                ? server.getImap().getPort()
                : server.getPop3().getPort();
        List<MailId> told = new ArrayList<>();
        new ReturnedMail(protocol, "localhost", port, "back", "secret", "hello@quiet.example", Duration.ofSeconds(5))
                .look(told::add);
        return told;
    }

    private void arrives(String text) throws Exception {
        user.deliver(new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8))));
    }

    private String report(String action) {
        return """
                From: Mail Delivery System <MAILER-DAEMON@relay.example>
                To: back@quiet.example
                Subject: Undelivered Mail Returned to Sender
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary="b"

                --b
                Content-Type: text/plain

                It did not arrive.
                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; relay.example

                Final-Recipient: rfc822; somebody@elsewhere.example
                Action: %s
                Status: 5.1.1
                --b
                Content-Type: text/rfc822-headers

                From: Sam <hello@quiet.example>
                Message-ID: <%s@quiet.example>
                --b--
                """.formatted(action, id);
    }

    private int left() throws Exception {
        return server.getManagers().getImapHostManager().getInbox(user).getMessageCount();
    }

    @ParameterizedTest
    @ValueSource(strings = {"imap", "pop3"})
    void tellsOfWhatDidNotArriveAndDeletesIt(String protocol) throws Exception {
        arrives(report("failed"));
        assertThat(look(protocol)).containsExactly(id);
        assertThat(look(protocol)).isEmpty();
        assertThat(left()).isZero();
    }

    @Test
    void tellsOfAPlainNoteOfAMailServer() throws Exception {
        arrives("""
                From: postmaster@relay.example
                To: back@quiet.example
                Subject: failure notice

                Sorry, nobody is here. Your mail was:
                Message-ID: <%s@quiet.example>
                """.formatted(id));
        assertThat(look("imap")).containsExactly(id);
    }

    @Test
    void leavesDelaysAnswersAndOthersMailForPeople() throws Exception {
        arrives(report("delayed"));
        arrives("""
                From: somebody@elsewhere.example
                To: hello@quiet.example
                Subject: Re: Hello
                In-Reply-To: <%s@quiet.example>

                Thank you.
                """.formatted(id));
        arrives(report("failed").replace("@quiet.example>", "@another.example>"));
        assertThat(look("imap")).isEmpty();
        assertThat(left()).isEqualTo(3);
    }

    @Test
    void tellsNothingWhereTheMailboxCannotBeRead() {
        server.stop();
        List<MailId> told = new ArrayList<>();
        new ReturnedMail("imap", "localhost", 1, "back", "secret", "hello@quiet.example", Duration.ofSeconds(1))
                .look(told::add);
        assertThat(told).isEmpty();
    }
}
