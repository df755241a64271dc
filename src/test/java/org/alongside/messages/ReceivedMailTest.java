package org.alongside.messages;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Header;
import jakarta.mail.internet.MimeMessage;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.alongside.access.Language;
import org.alongside.access.TestWords;
import org.alongside.ids.MessageId;
import org.alongside.messages.mail.Handover;
import org.alongside.messages.mail.MailServer;
import org.alongside.messages.mail.TestMailServers;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.records.RecordField;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a mail server receives of each message in each language, to the last byte of the last header. */
class ReceivedMailTest {
    private static final String MARK = "Xq7marked";

    private final GreenMail server = new GreenMail(new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_SMTP));
    private final MessageWords words = new MessageWords(TestWords.all(), "https://quiet.example", "");

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    static Stream<Arguments> all() {
        return Arrays.stream(MessageTemplate.values()).flatMap(template -> Arrays.stream(Language.values())
                .map(language -> Arguments.of(template, language)));
    }

    /** All that a record can say, each field with a mark of its own. */
    private static SafeContact marked(Language language) {
        Map<RecordField, Object> answers = new EnumMap<>(RecordField.class);
        for (RecordField field : RecordField.values()) {
            answers.put(field, MARK + "-" + field.id());
        }
        answers.put(RecordField.CONTACT_CHANNEL, "EMAIL");
        answers.put(RecordField.CONTACT_ADDRESS, "somebody@elsewhere.example");
        answers.put(RecordField.CONTACT_ANY_TIME, "YES");
        answers.put(RecordField.CONTACT_CODE_NAME, "Māia");
        answers.put(RecordField.CONTACT_LANGUAGE, language.name());
        return new SafeContact(answers);
    }

    @ParameterizedTest
    @MethodSource("all")
    @Proves(PolicyId.CONF_06)
    void holdsNothingOfTheRecord(MessageTemplate template, Language language) throws Exception {
        MessageId id = MessageId.random();
        Optional<OneTimeAddress> link =
                template.hasLink() ? Optional.of(OneTimeAddress.of("0123456789ab")) : Optional.empty();
        MailServer mailServer = TestMailServers.at(server.getSmtp().getPort());
        try (MailServer.Line line = mailServer.line()) {
            assertThat(line.send(words.mail(id, template, marked(language), link.orElse(null))))
                    .isEqualTo(Handover.TAKEN);
        }

        MimeMessage received = server.getReceivedMessages()[0];
        String raw = GreenMailUtil.getWholeMessage(received);
        String text = received.getContent().toString();
        assertThat(raw + text).doesNotContain(MARK);
        assertThat(raw.toLowerCase(java.util.Locale.ROOT))
                .doesNotContain("alongside", "assess", "survivor", "support", "record", "aromatawai", "java");
        assertThat(Collections.list(received.getAllHeaders()).stream().map(Header::getName))
                .containsExactlyInAnyOrder(
                        "Return-Path",
                        "Received",
                        "Date",
                        "From",
                        "To",
                        "Message-ID",
                        "Subject",
                        "MIME-Version",
                        "Content-Type",
                        "Content-Transfer-Encoding",
                        "Auto-Submitted");
        assertThat(received.getMessageID()).isEqualTo("<" + id + "@quiet.example>");
        assertThat(received.getFrom()[0].toString()).contains("hello@quiet.example");
        assertThat(((jakarta.mail.internet.InternetAddress) received.getFrom()[0]).getPersonal())
                .isEqualTo("Māia");
        assertThat(received.getSubject()).isEqualTo(language == Language.ENGLISH ? "Hello" : "Kia ora");
        assertThat(text.strip()).endsWith("Māia").startsWith(language == Language.ENGLISH ? "Hello," : "Kia ora,");
        assertThat(text.contains("https://quiet.example/own/0123456789ab/")).isEqualTo(template.hasLink());
        assertThat(text).doesNotContain("{");
        assertThat(raw.length()).isLessThan(3000);
    }
}
