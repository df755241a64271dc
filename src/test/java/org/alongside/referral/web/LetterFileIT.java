package org.alongside.referral.web;

import static org.alongside.testing.walk.InOrganisation.asked;
import static org.alongside.testing.walk.InOrganisation.says;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alongside.access.Organisations;
import org.alongside.access.SecretToken;
import org.alongside.consent.Purpose;
import org.alongside.directory.Entry.Content;
import org.alongside.directory.Entry.Cost;
import org.alongside.directory.Entry.Kind;
import org.alongside.directory.Entry.Text;
import org.alongside.ids.EntryId;
import org.alongside.ids.JourneyId;
import org.alongside.journey.decisions.SurvivorMessages;
import org.alongside.messages.mail.DueMail;
import org.alongside.messages.mail.TestMailServers;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.referral.ReferralSteps;
import org.alongside.testing.http.OverHttp;
import org.alongside.testing.http.Visitor;
import org.alongside.testing.http.Visitors;
import org.alongside.testing.walk.OwnInvitations;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.camunda.community.process_test_coverage.core.engine.ExcludeFromProcessCoverage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * A service fetches a letter at the address in a mail that a mail server took, over HTTP and without an account; whoever tries more gets
 * nothing. (REFER-02, CONF-06)
 */
@OverHttp
@ExcludeFromProcessCoverage
@ExtendWith(OutputCaptureExtension.class)
class LetterFileIT extends ReferralSteps {
    private static final String ADDRESS = "intake@service.example";
    private static final String SERVICE = "An invented service that no mail names";
    private static final Pattern PAGE =
            Pattern.compile("https://quiet\\.example(/own/letter-file/[0-9a-f]{12}/([A-Za-z0-9_-]{43}))");
    private static final Pattern CODE = Pattern.compile("`([0-9]{4}) ([0-9]{4})`");
    private static final GreenMail SERVER = new GreenMail(new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_SMTP));

    static {
        SERVER.start();
    }

    @Autowired
    Visitors visitors;

    @Autowired
    OwnInvitations invitations;

    @Autowired
    Organisations organisations;

    @Autowired
    SurvivorMessages survivor;

    @Autowired
    List<DueMail> mails;

    private JourneyId journey;
    private String reference;
    private String mail;
    private String page;
    private String token;
    private String code;

    @DynamicPropertySource
    static void mailServer(DynamicPropertyRegistry registry) {
        TestMailServers.sendThere(registry, () -> SERVER.getSmtp().getPort());
    }

    @AfterAll
    static void stop() {
        SERVER.stop();
    }

    @BeforeEach
    void aMailHasArrived() throws Exception {
        SERVER.purgeEmailFromAllMailboxes();
        EntryId service = asked(() -> directory.add(
                new Content(SERVICE, Kind.COUNSELLING, Cost.FREE, Set.of(), Map.of(Text.EMAIL, ADDRESS)), SUPERVISOR1));
        journey = survivors.inSupport();
        begins(journey, service);
        Map<String, Object> agreed = new HashMap<>(agreed("REFERRED", "NAME", "OWN_WORDS"));
        agreed.put("letterBy", "ADDRESS");
        worker1().completes(AGREE, agreed);
        Matcher told = CODE.matcher(worker1().opens(SEE).toString());
        assertThat(told.find()).isTrue();
        code = told.group(1) + told.group(2);
        worker1().completes(SEE, Map.of("letterDecision", "SEND", "letterGoes", "ADDRESS"));
        mails.forEach(due -> due.sendDue(() -> true));
        assertThat(SERVER.getReceivedMessages()).hasSize(1);
        mail = GreenMailUtil.getWholeMessage(SERVER.getReceivedMessages()[0]);
        Matcher address =
                PAGE.matcher(SERVER.getReceivedMessages()[0].getContent().toString());
        assertThat(address.find()).isTrue();
        page = address.group(1);
        token = address.group(2);
        reference = asked(() -> referrals.of(journey)).get(0).reference();
    }

    private Map<String, String> right() {
        return Map.of("code", code.substring(0, 4) + " " + code.substring(4));
    }

    private Map<String, String> wrong() {
        return Map.of("code", (code.charAt(0) == '0' ? '1' : '0') + code.substring(1));
    }

    private static void isOver(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body())
                .contains("This address is not open", "please call us")
                .doesNotContain("Letter ", "action=\"/own/letter-file");
    }

    private void isNotFetched() {
        assertThat(file()).containsExactly("0 0");
    }

    private List<String> file() {
        return survivors.texts("""
                select concat_ws(' ', f.wrong_codes, f.fetches, f.because) from alongside.letter_file f
                join alongside.referral r on r.id = f.referral_id where r.journey_id = :journey
                """, journey);
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    @Test
    @Proves({PolicyId.CONF_06, PolicyId.REFER_02})
    void theMailHasAnAddressAndNothingOfAnybody() throws Exception {
        assertThat(SERVER.getReceivedMessages()[0].getSubject())
                .isEqualTo("Letter " + reference + " · Reta " + reference);
        String said = SERVER.getReceivedMessages()[0].getContent().toString().replace("\r\n", "\n");
        assertThat(said).startsWith("""
                Hello,

                a letter from us with the number %s waits for you at this address. You can fetch it once, within the next days, with a code which we tell you by telephone. If nobody has called you yet, please call us.

                https://quiet.example%s
                """.formatted(reference, page));
        assertThat((mail + said).toLowerCase(Locale.ROOT))
                .doesNotContain(
                        "tamsin",
                        "talk to a man",
                        "an invented",
                        code,
                        "alongside",
                        "survivor",
                        "support",
                        ".pdf",
                        "java");
        assertThat(mail).doesNotContain(visitors.labelOf(journey));
        assertThat(visitors.rows(
                                "select own_link::text as link from alongside.own_link where journey_id = :journey",
                                Map.of("journey", journey.value()))
                        .toString())
                .doesNotContain(token);
    }

    @Test
    @Proves({PolicyId.CONF_06, PolicyId.REFER_02})
    void aProgramThatLooksAtLinksFetchesNothing() {
        for (int i = 0; i < 3; i++) {
            HttpResponse<String> opened = visitors.anybody().get(page);
            assertThat(opened.statusCode()).isEqualTo(200);
            assertThat(opened.body())
                    .contains("A letter for you", "Letter " + reference, "Fetch the letter", "noindex")
                    .doesNotContain("Tamsin", "talk to a man", SERVICE, code, visitors.labelOf(journey), "Alongside");
            assertThat(opened.headers().allValues("Cache-Control")).containsExactly("no-store");
            assertThat(opened.headers().allValues("Referrer-Policy")).containsExactly("no-referrer");
            assertThat(visitors.anybody().call("HEAD", page, "").statusCode()).isEqualTo(200);
        }
        assertThat(visitors.anybody().sendForm(page, right()).statusCode())
                .as("without the token of the page")
                .isEqualTo(403);
        assertThat(visitors.anybody().get(page + "?code=" + code).body()).contains("Fetch the letter");
        isNotFetched();
    }

    @Test
    @Proves({PolicyId.REFER_02, PolicyId.CONF_06, PolicyId.CONF_03})
    void theRightCodeGivesTheLetterOnceAndAgainForAQuarterOfAnHour() throws Exception {
        HttpResponse<byte[]> fetched = visitors.anybody().submitForFile(page, right());
        assertThat(fetched.statusCode()).isEqualTo(200);
        assertThat(fetched.headers().firstValue("Content-Type")).contains("application/pdf;charset=UTF-8");
        assertThat(fetched.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"letter-" + reference + ".pdf\"");
        assertThat(fetched.headers().allValues("Cache-Control")).containsExactly("no-store");
        assertThat(fetched.headers().allValues("Referrer-Policy")).containsExactly("no-referrer");
        assertThat(fetched.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(fetched.headers().map().toString()).doesNotContain("Tamsin", token);
        assertThat(text(fetched.body()))
                .contains("Tamsin", "I would like to talk to a man.", "https://quiet.example/own/letter/")
                .doesNotContain("021 555 0101", visitors.labelOf(journey), code);
        try (PDDocument document = Loader.loadPDF(fetched.body())) {
            assertThat(document.isEncrypted()).isFalse();
            String about =
                    new String(document.getDocumentCatalog().getMetadata().toByteArray(), StandardCharsets.UTF_8)
                            + document.getDocumentInformation().getCOSObject();
            assertThat(about).contains("Letter about support").doesNotContain("Tamsin", "talk to a man", SERVICE);
        }
        assertThat(visitors.anybody().get(page).body()).contains("It was fetched on", "Fetch the letter");
        assertThat(text(visitors.anybody().submitForFile(page, right()).body())).isEqualTo(text(fetched.body()));
        assertThat(file()).containsExactly("0 2");
        assertThat(visitors.as("worker1")
                        .get(visitors.personOf(journey) + "/other-support")
                        .body())
                .contains("fetched by the service on");
        time.passes(java.time.Duration.ofMinutes(15));
        isOver(visitors.anybody().get(page));
        isOver(visitors.anybody().submit("/login", page, right()));
        assertThat(file()).containsExactly("0 2");
    }

    @Test
    @Proves({PolicyId.CONF_06, PolicyId.CONF_01})
    void neitherTheDatabaseNorTheLogHasTheAddressTheCodeOrAWord(CapturedOutput output) {
        visitors.anybody().submit(page, wrong());
        visitors.anybody().submitForFile(page, right());
        List<String> left = new ArrayList<>(List.of(output.getAll()));
        for (String table : List.of("referral", "own_link", "consent_entry")) {
            left.addAll(survivors.texts(
                    "select t::text from alongside." + table + " t where journey_id = :journey", journey));
        }
        for (String table : List.of("letter_file", "letter_mail")) {
            left.addAll(survivors.texts(
                    "select t::text from alongside." + table
                            + " t where referral_id in (select id from alongside.referral where journey_id = :journey)",
                    journey));
        }
        left.addAll(survivors.texts(
                "select t::text from alongside.ledger_entry t where chain = cast(:journey as text)", journey));
        assertThat(left).hasSizeGreaterThan(6);
        assertThat(left).allSatisfy(row -> assertThat(row).doesNotContain(token, code, "Tamsin", "talk to a man"));
    }

    @Test
    @Proves(PolicyId.CONF_06)
    void wrongCodesAreSaidCountedAndCloseTheAddress() {
        for (String noCode : List.of(" ", "1234567", "abcdefgh", "12345678901")) {
            HttpResponse<String> answer = visitors.anybody().submit(page, Map.of("code", noCode));
            assertThat(answer.statusCode()).as(noCode).isEqualTo(422);
            assertThat(answer.body())
                    .contains("The code has eight digits.", "aria-invalid=\"true\"")
                    .contains(noCode.isBlank() ? "id=\"code\"" : "value=\"" + noCode + "\"");
        }
        assertThat(visitors.anybody().submit(page, Map.of("code", "1\n2")).statusCode())
                .isEqualTo(400);
        assertThat(visitors.anybody().submit(page, Map.of("other", "1")).statusCode())
                .isEqualTo(400);
        assertThat(visitors.anybody()
                        .submit(page, Map.of("code", "a".repeat(17_000)))
                        .statusCode())
                .isEqualTo(413);
        isNotFetched();
        for (int i = 0; i < 4; i++) {
            HttpResponse<String> answer = visitors.anybody().submit(page, wrong());
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body())
                    .contains("This is not the code of this letter.")
                    .doesNotContain(code);
        }
        isOver(visitors.anybody().submit(page, wrong()));
        isOver(visitors.anybody().get(page));
        isOver(visitors.anybody().submit("/login", page, right()));
        assertThat(file()).containsExactly("5 0 WRONG_CODES");
        assertThat(visitors.as("worker1")
                        .get(visitors.personOf(journey) + "/other-support")
                        .body())
                .contains("The letter did not arrive", "not fetched by the service");
    }

    @Test
    @Proves({PolicyId.CONSENT_06, PolicyId.CONF_06})
    void whatWasOpenBeforeItWasTakenBackGivesNothing() {
        Visitor service = visitors.anybody();
        assertThat(service.get(page).body()).contains("Fetch the letter");
        says(() -> survivor.withdraws(journey, Purpose.DISCLOSE_TO_RECIPIENT, WORKER1));
        isOver(service.submit("/login", page, right()));
        isOver(visitors.anybody().get(page));
        assertThat(kept(journey)).isEmpty();
    }

    @Test
    @Proves(PolicyId.CONF_06)
    void whatIsMadeUpOfAnotherOrganisationOrForSomethingElseOpensNothing() {
        visitors.elsewhere("letters1", "supervisor");
        String elsewhere = asked(Visitors.ELSEWHERE, organisations::ownAddress);
        String here = invitations.ownAddress();
        String changed = (token.charAt(0) == 'A' ? 'B' : 'A') + token.substring(1);
        for (String wrong : List.of(
                "/own/letter-file/" + elsewhere + "/" + token,
                "/own/letter-file/" + here + "/" + changed,
                "/own/letter-file/000000000000/" + token,
                "/own/letter-file/" + here + "/" + addressOf(journey),
                "/own/letter-file/" + here + "/" + SecretToken.make())) {
            isOver(visitors.anybody().get(wrong));
            isOver(visitors.anybody().submit("/login", wrong, right()));
        }
        for (String noToken :
                List.of("/own/letter-file", page + "x", page.substring(0, page.length() - 1), page + "/x")) {
            assertThat(visitors.anybody().get(noToken).statusCode()).as(noToken).isEqualTo(404);
        }
        assertThat(visitors.anybody().get("/own/letter/" + here + "/" + token).statusCode())
                .isEqualTo(404);
        assertThat(visitors.anybody().get("/own/" + here + "/" + token).statusCode())
                .isEqualTo(404);
        isNotFetched();
    }

    @Test
    void whoIsSignedInFetchesForNobody() {
        Visitor worker = visitors.as("worker1");
        assertThat(worker.get(page).statusCode()).isEqualTo(409);
        assertThat(worker.submit("/people", page, right()).statusCode()).isEqualTo(409);
        isNotFetched();
    }

    @Test
    void bothLanguagesSayIt() {
        Visitor service = visitors.anybody();
        service.submit(page, "/own/language", Map.of("language", "mi", "at", page));
        assertThat(service.get(page).body()).contains("lang=\"mi\"", "He reta mā koutou", "Tīkina te reta");
        assertThat(service.submit(page, wrong()).body()).contains("Ehara tēnei i te waehere o tēnei reta.");
    }
}
