package org.alongside.messages.mail;

import static org.alongside.messages.mail.ScriptedMailServer.GOES;
import static org.alongside.messages.mail.ScriptedMailServer.IS_SILENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import org.alongside.ids.MailId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How far a mail came, whatever a mail server says or does not say. */
class MailServerTest {
    private final ScriptedMailServer server = new ScriptedMailServer();

    @AfterEach
    void close() {
        server.close();
    }

    private MailServer mailServer(String security, String username) {
        return new MailServer(
                "localhost",
                server.port(),
                security,
                username,
                username,
                "hello@quiet.example",
                "back@quiet.example",
                Duration.ofMillis(400),
                Clock.systemUTC());
    }

    private static Mail mail() {
        return new Mail(MailId.random(), "somebody@elsewhere.example", "Sam", "Hello", "Please call.\n");
    }

    private Handover send() {
        try (MailServer.Line line = mailServer("none", "").line()) {
            return line.send(mail());
        }
    }

    @Test
    void sendsOneAfterTheOtherOnOneConnection() {
        try (MailServer.Line line = mailServer("none", "").line()) {
            assertThat(line.send(mail())).isEqualTo(Handover.TAKEN);
            assertThat(line.send(mail())).isEqualTo(Handover.TAKEN);
        }
        assertThat(server.taken()).hasSize(2);
        assertThat(server.lines()).filteredOn(line -> line.startsWith("EHLO")).containsExactly("EHLO quiet.example");
        assertThat(server.lines()).contains("MAIL FROM:<back@quiet.example>", "RCPT TO:<somebody@elsewhere.example>");
    }

    /** Until the whole mail was sent, it was not taken. After that, only an answer tells. */
    @ParameterizedTest
    @CsvSource({
        "GREETING, goes, SERVER_AWAY",
        "GREETING, is silent, SERVER_AWAY",
        "GREETING, 421 too many, SERVER_AWAY",
        "GREETING, 554 not you, SERVER_AWAY",
        "EHLO, goes, SERVER_AWAY",
        "MAIL, goes, SERVER_AWAY",
        "MAIL, 550 not this sender, SERVER_AWAY",
        "MAIL, 451 not now, SERVER_AWAY",
        "RCPT, 550 nobody here, REFUSED",
        "RCPT, 553 bad name, REFUSED",
        "RCPT, 451 come back later, LATER",
        "RCPT, 452 full, LATER",
        "RCPT, 421 bye, SERVER_AWAY",
        "RCPT, goes, SERVER_AWAY",
        "DATA, goes, SERVER_AWAY",
        "DATA, 451 not now, LATER",
        "DATA, 554 no, REFUSED",
        "., 250 taken, TAKEN",
        "., goes, UNKNOWN",
        "., is silent, UNKNOWN",
        "., 451 try again, LATER",
        "., 421 bye, LATER",
        "., 554 looks like rubbish, REFUSED",
        "QUIT, goes, TAKEN"
    })
    void saysHowFarItCame(String command, String answer, Handover handover) {
        server.answers(command, answer);
        assertThat(send()).isEqualTo(handover);
    }

    @Test
    void goesOnAfterTheServerWasAway() {
        try (MailServer.Line line = mailServer("none", "").line()) {
            server.answers(".", GOES);
            assertThat(line.send(mail())).isEqualTo(Handover.UNKNOWN);
            server.answers("RCPT", "550 nobody");
            assertThat(line.send(mail())).isEqualTo(Handover.REFUSED);
            server.answers("RCPT", IS_SILENT);
            assertThat(line.send(mail())).isEqualTo(Handover.SERVER_AWAY);
            server.isWell();
            assertThat(line.send(mail())).isEqualTo(Handover.TAKEN);
        }
    }

    @Test
    void sendsNothingInClearWhereItShouldNot() {
        try (MailServer.Line line = mailServer("starttls", "").line()) {
            assertThat(line.send(mail())).isEqualTo(Handover.SERVER_AWAY);
        }
        try (MailServer.Line line = mailServer("tls", "").line()) {
            assertThat(line.send(mail())).isEqualTo(Handover.SERVER_AWAY);
        }
        assertThat(server.lines()).noneMatch(line -> line.startsWith("MAIL") || line.startsWith("RCPT"));
    }

    @Test
    void isAwayWhereNobodyListensOrItsAccountIsWrong() throws IOException {
        server.answers("EHLO", "250-here\r\n250 AUTH PLAIN").answers("AUTH", "535 no");
        try (MailServer.Line line = mailServer("none", "alongside").line()) {
            assertThat(line.send(mail())).isEqualTo(Handover.SERVER_AWAY);
        }
        // A port of our own, at which nobody else begins to listen meanwhile.
        try (Socket silent = new Socket()) {
            silent.bind(new InetSocketAddress("localhost", 0));
            try (MailServer.Line line =
                    TestMailServers.at(silent.getLocalPort()).line()) {
                assertThat(line.send(mail())).isEqualTo(Handover.SERVER_AWAY);
            }
        }
    }

    /** One that was kept before it was looked at closely: it is refused here, and no server is asked. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a..b@c.example",
                "a@b.example,c@d.example",
                "a@b.example\r\nBcc: c@d.example",
                "",
                "a b@c.example"
            })
    void opensNoLineForWhatIsNoAddress(String address) {
        try (MailServer.Line line = mailServer("none", "").line()) {
            assertThat(line.send(new Mail(MailId.random(), address, "Sam", "Hello", "Please call.\n")))
                    .isEqualTo(Handover.REFUSED);
        }
        assertThat(server.lines()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"a@b.example, true", "tūī@b.example, false", "a..b@c.example, false"})
    void sendsToWhatAnyServerTakes(String address, boolean isSent) {
        assertThat(Mail.isAddress(address)).isEqualTo(isSent);
    }

    @Test
    void doesNotBeginWithoutASender() {
        assertThatThrownBy(() -> new MailServer(
                        "localhost", 25, "none", "", "", "", "", Duration.ofSeconds(1), Clock.systemUTC()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ALONGSIDE_MAIL_FROM");
        assertThat(new MailServer("", 25, "none", "", "", "", "", Duration.ofSeconds(1), Clock.systemUTC()).isThere())
                .isFalse();
    }

    @Test
    void letsNoNameIntoOtherHeaders() {
        try (MailServer.Line line = mailServer("none", "").line()) {
            line.send(new Mail(
                    MailId.random(),
                    "somebody@elsewhere.example",
                    "Sam\r\nBcc: c@d.example",
                    "Hello",
                    "Please call.\n"));
        }
        assertThat(server.taken().get(0).lines().filter(line -> line.startsWith("Bcc")))
                .isEmpty();
        assertThat(server.lines()).filteredOn(line -> line.startsWith("RCPT")).hasSize(1);
    }
}
