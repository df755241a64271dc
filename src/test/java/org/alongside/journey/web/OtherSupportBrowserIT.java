package org.alongside.journey.web;

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
import org.alongside.referral.Referrals;
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
        picture("agree");
        done();

        opens("See what goes");
        assertThat(form).containsText("Ko tōku hiahia kia kōrero ki tētahi tāne.");
        assertThat(form).containsText("Tamsin");
        assertThat(form).not().containsText("021 555 0101");
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
        chooses("What did the service answer?", "They take it on");
        picture("answer");
        done();
        page().waitForCondition(() -> asked(() -> referrals.of(journey)).get(0).answer() != null);
        page().navigate(address(visitors.personOf(journey) + "/other-support"));
        assertThat(page().getByText("The service takes it on")).isVisible();
        assertThat(complaints()).isEmpty();
    }
}
