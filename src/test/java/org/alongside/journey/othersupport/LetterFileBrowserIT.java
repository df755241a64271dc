package org.alongside.journey.othersupport;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alongside.directory.Directory;
import org.alongside.directory.Entry.Content;
import org.alongside.directory.Entry.Cost;
import org.alongside.directory.Entry.Kind;
import org.alongside.directory.Entry.Text;
import org.alongside.engine.EngineClock;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.alongside.messages.mail.DueMail;
import org.alongside.messages.mail.TestMailServers;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.testing.browser.BrowserWalk;
import org.alongside.testing.http.OverHttp;
import org.alongside.testing.http.Visitors;
import org.alongside.testing.walk.InOrganisation;
import org.alongside.testing.walk.Survivors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.camunda.community.process_test_coverage.core.engine.ExcludeFromProcessCoverage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** From what they agree on to a letter that a service has fetched on a phone, with and without scripts. */
@OverHttp
@ExcludeFromProcessCoverage
class LetterFileBrowserIT extends BrowserWalk {
    private static final Pattern FETCHED_AT =
            Pattern.compile("https://quiet\\.example(/own/letter-file/[0-9a-f]{12}/[A-Za-z0-9_-]{43})");
    private static final Pattern CODE = Pattern.compile("([0-9]{4}) ([0-9]{4})");
    private static final String SERVICE = "An invented service for letters";
    private static final GreenMail SERVER = new GreenMail(new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_SMTP));

    static {
        SERVER.start();
    }

    @Autowired
    Survivors survivors;

    @Autowired
    Visitors visitors;

    @Autowired
    Directory directory;

    @Autowired
    List<DueMail> mails;

    LetterFileBrowserIT() {
        super(Path.of("target/screenshots/letter-file"), 1_200);
    }

    @DynamicPropertySource
    static void mailServer(DynamicPropertyRegistry registry) {
        TestMailServers.sendThere(registry, () -> SERVER.getSmtp().getPort());
    }

    @AfterAll
    static void stop() {
        SERVER.stop();
    }

    @BeforeEach
    void nobodyIsHere() {
        visitors.everybodyLeft();
        InOrganisation.says(() -> directory.add(
                new Content(
                        SERVICE,
                        Kind.COUNSELLING,
                        Cost.FREE,
                        Set.of(),
                        Map.of(Text.EMAIL, "intake@service.example", Text.PHONE, "00 000 0000")),
                WorkerId.of("supervisor1")));
    }

    private void picture(String name) {
        shows(name);
        onAPhone();
        shows(name + "-phone");
        atADesk();
    }

    private String textOf(Download download) throws Exception {
        try (PDDocument document = Loader.loadPDF(Files.readAllBytes(download.path()))) {
            return new PDFTextStripper().getText(document);
        }
    }

    private void theServiceFetches(String fetchedAt, String code, boolean hasScripts) throws Exception {
        comes("service " + hasScripts, hasScripts);
        onAPhone();
        page().navigate(address(fetchedAt));
        assertThat(page().locator("main")).containsText("A letter for you");
        assertThat(page().locator("body")).not().containsText("Tamsin");
        shows("open-phone");
        if (hasScripts) {
            assertIsForEverybody();
            page().getByText("Fetch the letter").click();
            assertThat(page().locator("#why")).containsText("The code has eight digits.");
            assertIsForEverybody();
            page().getByLabel("The code").fill((code.charAt(0) == '0' ? "1" : "0") + code.substring(1));
            page().getByText("Fetch the letter").click();
            assertThat(page().locator("#why")).containsText("This is not the code of this letter.");
            shows("another-code-phone");
            assertIsForEverybody();
            atADesk();
            shows("another-code");
            onAPhone();
        } else {
            page().click("header button[value=mi]");
            assertThat(page().locator("html")).hasAttribute("lang", "mi");
            shows("open-mi-phone");
        }
        page().locator("#code").fill(code);
        Download download =
                page().waitForDownload(() -> page().locator("main button").click());
        org.assertj.core.api.Assertions.assertThat(download.suggestedFilename()).matches("letter-[A-Z2-9]{8}\\.pdf");
        org.assertj.core.api.Assertions.assertThat(textOf(download)).contains("Tamsin", "Ko tōku hiahia");
        page().navigate(address(fetchedAt));
        shows(hasScripts ? "fetched-phone" : "fetched-mi-phone");
    }

    @Test
    @Proves({PolicyId.REFER_01, PolicyId.REFER_02, PolicyId.CONF_06})
    void fromWhatTheyAgreeOnToAFetchedLetter() throws Exception {
        JourneyId journey = survivors.inSupport();
        signIn("worker1");
        page().navigate(address(visitors.personOf(journey) + "/other-support?words=letters"));
        page().getByText("Choose this one").first().click();
        page().waitForURL("**/camunda/app/tasklist/**");
        Locator form = page().locator(".task-details");
        chooses("How would the survivor like to go on?", "A letter goes to them, and they take it");
        ticks("The name they want to be called");
        ticks("What they want to say to this service themselves");
        types("In the survivor's own words", "Ko tōku hiahia kia kōrero ki tētahi tāne.");
        typesDate(
                "Until when does this agreement hold?",
                LocalDate.now(EngineClock.ZONE).plusDays(90));
        assertThat(form).containsText("with a code that you tell them by telephone");
        chooses("How does the letter go?", "The service gets an address by e-mail");
        picture("agree");
        done();

        opens("See what goes");
        assertThat(form).containsText("Nothing of the letter is in it.");
        Matcher told = CODE.matcher(form.innerText().substring(form.innerText().indexOf("Code, which")));
        org.assertj.core.api.Assertions.assertThat(told.find()).isTrue();
        chooses("Does it go like this?", "Yes");
        chooses("How does it go?", "At an address, by e-mail to intake@service.example");
        picture("see");
        done();
        page().waitForCondition(() -> kept(journey).equals("SENT"));
        mails.forEach(due -> due.sendDue(() -> true));
        Matcher found =
                FETCHED_AT.matcher(SERVER.getReceivedMessages()[0].getContent().toString());
        org.assertj.core.api.Assertions.assertThat(found.find()).isTrue();
        String fetchedAt = found.group(1);
        page().navigate(address(visitors.personOf(journey) + "/other-support"));
        assertThat(page().getByText("not fetched by the service")).isVisible();
        assertIsForEverybody();
        picture("not-fetched");
        theServiceFetches(fetchedAt, told.group(1) + told.group(2), true);
        theServiceFetches(fetchedAt, told.group(1) + told.group(2), false);
        turnTo("service true");
        page().navigate(address(fetchedAt));
        assertThat(page().getByRole(AriaRole.STATUS)).containsText("It was fetched on");
        assertIsForEverybody();
        page().navigate(address(fetchedAt.substring(0, fetchedAt.length() - 3) + "abc"));
        assertThat(page().locator("main")).containsText("This address is not open");
        shows("over-phone");
        assertIsForEverybody();
        turnTo("worker1");
        page().navigate(address(visitors.personOf(journey) + "/other-support"));
        assertThat(page().getByText("fetched by the service on")).isVisible();
        assertIsForEverybody();
        picture("fetched");
        page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Go on: " + SERVICE))
                .first()
                .click();
        assertThat(form).containsText("The service fetched the letter on");
        picture("note");
        assertThat(complaints()).isEmpty();
    }

    private String kept(JourneyId journey) {
        return survivors
                .texts("select state from alongside.referral where journey_id = :journey", journey)
                .get(0);
    }
}
