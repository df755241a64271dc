package org.alongside.referral.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Header;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.alongside.ids.MailId;
import org.alongside.journey.copies.document.PdfUa;
import org.alongside.messages.mail.Handover;
import org.alongside.messages.mail.Mail;
import org.alongside.messages.mail.MailServer;
import org.alongside.messages.mail.TestMailServers;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.referral.DataClass;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.encryption.PDEncryption;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a mail server receives of a letter, to the last byte, and what the password opens in it. */
class ReceivedLetterTest {
    private static final String PASSWORD = "31415926535897932384";
    private static final String TO = "intake@service.example";

    private final GreenMail server = new GreenMail(new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_SMTP));

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    static Stream<Set<DataClass>> printed() {
        return LetterTest.printed();
    }

    private MimeMessage received(Mail mail) {
        MailServer mailServer = TestMailServers.at(server.getSmtp().getPort());
        try (MailServer.Line line = mailServer.line()) {
            assertThat(line.send(mail)).isEqualTo(Handover.TAKEN);
        }
        return server.getReceivedMessages()[0];
    }

    /** Each part as it is once it was decoded. */
    private static List<Part> parts(MimeMessage mail) throws Exception {
        Multipart all = (Multipart) mail.getContent();
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < all.getCount(); i++) {
            parts.add(all.getBodyPart(i));
        }
        return parts;
    }

    private static byte[] file(Part part) throws Exception {
        return part.getInputStream().readAllBytes();
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    private static Letter letter(String from, List<Letter.Section> sections) {
        return new Letter(
                "ABCD2345",
                from,
                "A service of Ōtepoti",
                LocalDate.of(2026, 12, 1),
                LocalDate.of(2027, 3, 1),
                "00 000 0000",
                "https://quiet.example/own/letter/0123456789ab/" + "a".repeat(43),
                sections);
    }

    @ParameterizedTest
    @MethodSource("printed")
    @Proves({PolicyId.REFER_02, PolicyId.CONF_06, PolicyId.CONSENT_05})
    void holdsInTheClearNothingOfTheRecordAndLockedWhatWasAgreedTo(Set<DataClass> agreed) throws Exception {
        MailId id = MailId.random();
        Letter letter = letter("An organisation", Letter.sections(agreed, LetterTest.everything()));
        MimeMessage mail = received(CoveringMail.mail(id, TO, letter, PASSWORD));
        String raw = GreenMailUtil.getWholeMessage(mail);
        List<Part> parts = parts(mail);
        assertThat(parts).hasSize(2);
        String text = parts.get(0).getContent().toString();
        byte[] pdf = file(parts.get(1));
        assertThat(LetterTest.marksIn(raw + text + latin(pdf) + mail.getSubject()))
                .isEmpty();
        // What stands in base64 says anything by chance, and is asked as it is decoded.
        String headers = raw.substring(0, raw.indexOf("JVBERi0"));
        assertThat(latin(pdf)).doesNotContain(PASSWORD, "A service", "own/letter");
        assertThat((headers + text).toLowerCase(Locale.ROOT))
                .doesNotContain(
                        PASSWORD, "a service", "own/letter", "alongside", "survivor", "support", "java", "root@");
        assertThat(LetterTest.marksIn(LetterTest.all(pdf, PASSWORD))).isEqualTo(LetterTest.marksOf(agreed));
    }

    @Test
    @Proves(PolicyId.CONF_06)
    void saysItsNumberWhoWroteAndWhomToCallInBothLanguagesAndNothingElse() throws Exception {
        MailId id = MailId.random();
        Letter letter = letter("Tauārai Tautoko", Letter.sections(Set.of(DataClass.NAME), LetterTest.everything()));
        MimeMessage mail = received(CoveringMail.mail(id, TO, letter, PASSWORD));
        assertThat(Collections.list(mail.getAllHeaders()).stream().map(Header::getName))
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
                        "Auto-Submitted");
        assertThat(mail.getMessageID()).isEqualTo("<" + id + "@quiet.example>");
        assertThat(mail.getSubject()).isEqualTo("Letter ABCD2345 · Reta ABCD2345");
        InternetAddress from = (InternetAddress) mail.getFrom()[0];
        assertThat(from.getPersonal()).isEqualTo("Tauārai Tautoko");
        assertThat(from.getAddress()).isEqualTo("hello@quiet.example");
        assertThat(mail.getAllRecipients()).extracting(Object::toString).containsExactly(TO);
        assertThat(parts(mail).get(1).getFileName()).isEqualTo("letter-ABCD2345.pdf");
        assertThat(parts(mail).get(0).getContent().toString().replace("\r\n", "\n"))
                .isEqualTo("""
                Hello,

                a letter from us with the number ABCD2345 is attached. It opens with a password, which we tell you by telephone. If nobody has called you yet, please call us.
                Our telephone: 00 000 0000

                * * *

                Kia ora,

                kua āpiti atu tētahi reta nā mātou, ko ABCD2345 te tau. Ka huaki mā tētahi kupuhipa, ā, ka whāki atu mātou i taua kupuhipa mā te waea. Ki te kore anō tētahi kia waea atu ki a koutou, tēnā koa waea mai ki a mātou.
                Tā mātou waea: 00 000 0000

                Tauārai Tautoko
                """);
    }

    @Test
    @Proves({PolicyId.CONF_06, PolicyId.REFER_02})
    void theMailWithAnAddressSaysItsNumberWhoWroteAndWhomToCallAndHasNoFile() throws Exception {
        MailId id = MailId.random();
        Letter letter = letter("Tauārai Tautoko", Letter.sections(Set.of(DataClass.NAME), LetterTest.everything()));
        String address = "https://quiet.example/own/letter-file/0123456789ab/" + "b".repeat(43);
        MimeMessage mail =
                received(CoveringMail.mail(id, TO, letter.from(), CoveringMail.withAddress(letter, address)));
        assertThat(Collections.list(mail.getAllHeaders()).stream().map(Header::getName))
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
        assertThat(mail.getSubject()).isEqualTo("Letter ABCD2345 · Reta ABCD2345");
        assertThat(mail.getAllRecipients()).extracting(Object::toString).containsExactly(TO);
        assertThat(LetterTest.marksIn(GreenMailUtil.getWholeMessage(mail) + mail.getContent()))
                .isEmpty();
        assertThat(mail.getContent().toString().replace("\r\n", "\n").stripTrailing() + "\n")
                .isEqualTo("""
                Hello,

                a letter from us with the number ABCD2345 waits for you at this address. You can fetch it once, within the next days, with a code which we tell you by telephone. If nobody has called you yet, please call us.

                %s

                Our telephone: 00 000 0000

                * * *

                Kia ora,

                kei te tatari tētahi reta nā mātou ki a koutou i tēnei wāhitau, ko ABCD2345 te tau. Kotahi anake te tikinga, i ngā rā e heke mai nei, mā tētahi waehere ka whākina e mātou mā te waea. Ki te kore anō tētahi kia waea atu ki a koutou, tēnā koa waea mai ki a mātou.

                %s

                Tā mātou waea: 00 000 0000

                Tauārai Tautoko
                """.formatted(address, address));
    }

    @Test
    @Proves(PolicyId.CONF_06)
    void thatAnAgreementEndedIsSaidByItsNumberAlone() throws Exception {
        CoveringMail.Said said = CoveringMail.agreementEnded("ABCD2345", "An organisation", "");
        MimeMessage mail = received(CoveringMail.mail(MailId.random(), TO, "An organisation", said));
        assertThat(mail.getSubject())
                .isEqualTo("Letter ABCD2345: the agreement ended · Reta ABCD2345: kua mutu te whakaaetanga");
        assertThat(mail.getContent().toString().replace("\r\n", "\n").stripTrailing() + "\n")
                .isEqualTo("""
                Hello,

                the agreement on which our letter ABCD2345 rested has ended. Please do not use the letter any more, pass nothing of it on, and destroy it.

                * * *

                Kia ora,

                kua mutu te whakaaetanga mō tā mātou reta ABCD2345. Tēnā koa kaua e whakamahi anō i te reta, kaua e tuku i tētahi wāhanga ki tētahi atu, ā, whakakorea.

                An organisation
                """);
    }

    @Test
    @Proves(PolicyId.REFER_02)
    void isLockedWithAes256AndReadByScreenReadersAllTheSame() throws Exception {
        Letter letter = letter(
                "An organisation",
                List.of(new Letter.Section(DataClass.OWN_WORDS, List.of("Ko Māia ahau, nō Ōtepoti. Āe!"))));
        byte[] pdf = file(parts(received(CoveringMail.mail(MailId.random(), TO, letter, PASSWORD)))
                .get(1));
        assertThatThrownBy(() -> Loader.loadPDF(pdf)).isInstanceOf(InvalidPasswordException.class);
        assertThatThrownBy(() -> Loader.loadPDF(pdf, PASSWORD + "0")).isInstanceOf(InvalidPasswordException.class);
        assertThat(latin(pdf)).doesNotContain("xmpmeta", "Letter about");
        try (PDDocument document = Loader.loadPDF(pdf, PASSWORD)) {
            PDEncryption encryption = document.getEncryption();
            assertThat(encryption.getRevision()).isEqualTo(6);
            assertThat(encryption.getLength()).isEqualTo(256);
            assertThat(encryption.getStdCryptFilterDictionary().getCryptFilterMethod())
                    .isEqualTo(COSName.AESV3);
            assertThat(encryption.isEncryptMetaData()).isTrue();
            assertThat(document.getCurrentAccessPermission().canExtractForAccessibility())
                    .isTrue();
            assertThat(document.getCurrentAccessPermission().canModify()).isFalse();
            assertThat(PdfUa.wrongIn(opened(document))).isEmpty();
        }
        assertThat(LetterTest.all(pdf, PASSWORD)).contains("Ko Māia ahau, nō Ōtepoti. Āe!", "do not pass");
    }

    /** The same without its lock, for who checks what it is like for a screen reader. */
    private static byte[] opened(PDDocument document) throws IOException {
        document.setAllSecurityToBeRemoved(true);
        java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
        document.save(out);
        return out.toByteArray();
    }

    /** What a letter can have at most: 300,000 characters under the key. */
    @Test
    void aVeryLongLetterArrivesWhole() throws Exception {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            lines.add("Line" + i + "x " + "Kōrero ".repeat(70));
        }
        Letter letter = letter("An organisation", List.of(new Letter.Section(DataClass.SITUATION, lines)));
        byte[] pdf = file(parts(received(CoveringMail.mail(MailId.random(), TO, letter, PASSWORD)))
                .get(1));
        assertThat(LetterTest.all(pdf, PASSWORD)).contains("Line0x", "Line250x", "Line499x");
        assertThat(pdf.length).isLessThan(5_000_000);
    }

    @Test
    void aPasswordIsSaidInGroups() {
        assertThat(LettersByMail.spoken(PASSWORD)).isEqualTo("3141 5926 5358 9793 2384");
    }
}
