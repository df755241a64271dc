package org.alongside.journey.othersupport;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.alongside.testing.walk.InOrganisation.asked;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.LocalDate;
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
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.referral.state.Referrals;
import org.alongside.testing.browser.BrowserWalk;
import org.alongside.testing.http.OverHttp;
import org.alongside.testing.http.Visitors;
import org.alongside.testing.walk.InOrganisation;
import org.alongside.testing.walk.Survivors;
import org.camunda.community.process_test_coverage.core.engine.ExcludeFromProcessCoverage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** From a survivor's page to an answered letter, at a desk and on a phone. */
@OverHttp
@ExcludeFromProcessCoverage
class OtherSupportBrowserIT extends BrowserWalk {
    private static final Pattern ANSWERS_AT =
            Pattern.compile("http://localhost:[0-9]+/own/letter/[0-9a-f]{12}/[A-Za-z0-9_-]{43}");
    private static final String SERVICE = "An invented service in Ōtepoti";

    @Autowired
    Survivors survivors;

    @Autowired
    Visitors visitors;

    @Autowired
    Directory directory;

    @Autowired
    Referrals referrals;

    OtherSupportBrowserIT() {
        super(Path.of("target/screenshots/other-support"), 1_200);
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
                        Map.of(
                                Text.WHAT,
                                "Talks, alone and in groups",
                                Text.PLACE,
                                "Ōtepoti",
                                Text.WAIT,
                                "About two weeks")),
                WorkerId.of("supervisor1")));
    }

    private void link(String name) {
        page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name))
                .first()
                .click();
    }

    private void picture(String name) {
        shows(name);
        onAPhone();
        shows(name + "-phone");
        atADesk();
    }

    /** On a phone, without scripts and without an account; then whoever opens it again learns that an answer came. */
    private void theServiceAnswers(String answersAt) {
        for (boolean hasScripts : new boolean[] {true, false}) {
            comes("service " + hasScripts, hasScripts);
            onAPhone();
            page().navigate(answersAt);
            assertThat(page().locator("main")).containsText("Your answer to our letter");
            assertThat(page().locator("body")).not().containsText("Tamsin");
            shows("service-phone");
            if (hasScripts) {
                assertIsForEverybody();
                page().getByText("Send the answer").click();
                assertThat(page().locator("#why")).containsText("Please choose one of the answers.");
                assertIsForEverybody();
                page().getByLabel("We need time, until a day").check();
                page().getByText("Send the answer").click();
                assertThat(page().locator("#why")).containsText("Please say until which day you need");
                shows("service-no-day-phone");
                assertIsForEverybody();
            } else {
                page().click("header button[value=mi]");
                assertThat(page().locator("html")).hasAttribute("lang", "mi");
                shows("service-mi-phone");
                page().getByLabel("Ka tautoko mātou").check();
                page().getByText("Tukuna te whakautu").click();
                assertThat(page().locator("main")).containsText("I tae mai he whakautu ki tēnei reta");
                shows("service-answered-mi-phone");
            }
        }
        turnTo("service true");
        page().navigate(answersAt);
        assertThat(page().locator("main")).containsText("An answer to this letter was received on");
        shows("service-answered-phone");
        assertIsForEverybody();
        page().navigate(answersAt.substring(0, answersAt.length() - 3) + "abc");
        assertThat(page().locator("main")).containsText("This address is not open");
        shows("service-over-phone");
        assertIsForEverybody();
        turnTo("worker1");
    }

    @Test
    @Proves({PolicyId.REFER_01, PolicyId.REFER_02, PolicyId.REFER_05})
    void fromTheirPageToAnAnsweredLetter() {
        JourneyId journey = survivors.inSupport();
        String label = visitors.labelOf(journey);
        signIn("worker1");
        page().navigate(address(visitors.personOf(journey)));
        link("Other support");
        page().getByLabel("Words").fill("otepoti");
        page().keyboard().press("Enter");
        assertThat(page().getByText("Nothing yet.")).isVisible();
        assertIsForEverybody();
        picture("choose");
        page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Choose this one: " + SERVICE))
                .first()
                .click();

        page().waitForURL("**/camunda/app/tasklist/**");
        Locator form = page().locator(".task-details");
        assertThat(form).containsText(SERVICE);
        assertThat(form).containsText("About two weeks");
        chooses("How would the survivor like to go on?", "A letter goes to them, and they take it");
        ticks("The name they want to be called");
        ticks("What they want to say to this service themselves");
        types("In the survivor's own words", "Ko tōku hiahia kia kōrero ki tētahi tāne.");
        LocalDate until = LocalDate.now(EngineClock.ZONE).plusDays(90);
        typesDate("Until when does this agreement hold?", until);
        assertThat(form).containsText("It cannot be sent by e-mail: this installation has no mail server.");
        chooses("How does the letter go?", "On paper");
        picture("agree");
        done();

        opens("See what goes");
        assertThat(form).containsText("Ko tōku hiahia kia kōrero ki tētahi tāne.");
        assertThat(form).containsText("Tamsin");
        assertThat(form).not().containsText("021 555 0101");
        Matcher found = ANSWERS_AT.matcher(form.innerText());
        org.assertj.core.api.Assertions.assertThat(found.find()).isTrue();
        String answersAt = found.group();
        chooses("Does it go like this?", "Yes");
        chooses("How does it go?", "I post it");
        picture("see");
        done();
        page().waitForCondition(() -> asked(() -> referrals.of(journey)).get(0).hasLeft());

        page().navigate(address(visitors.personOf(journey) + "/other-support"));
        assertThat(page().getByText("The letter has left")).isVisible();
        assertIsForEverybody();
        picture("left");
        link("Go on: " + SERVICE);
        assertThat(form).containsText(label);
        picture("answer");
        theServiceAnswers(answersAt);
        page().waitForCondition(() -> asked(() -> referrals.of(journey)).get(0).answer() != null);
        page().navigate(address(visitors.personOf(journey) + "/other-support"));
        assertThat(page().getByText("The service takes it on")).isVisible();
        assertThat(page().getByText("answered by the service itself on")).isVisible();
        picture("answered-by-itself");
        assertThat(complaints()).isEmpty();
    }
}
