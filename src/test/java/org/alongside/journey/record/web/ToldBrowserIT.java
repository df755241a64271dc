package org.alongside.journey.record.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.alongside.testing.walk.Survivors.CALM;
import static org.alongside.testing.walk.Survivors.and;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.Map;
import org.alongside.ids.JourneyId;
import org.alongside.journey.whanau.WhanauSteps;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.testing.browser.BrowserWalk;
import org.alongside.testing.http.OverHttp;
import org.alongside.testing.http.Visitors;
import org.alongside.testing.walk.Survivors;
import org.alongside.testing.walk.Tasklist;
import org.camunda.community.process_test_coverage.core.engine.ExcludeFromProcessCoverage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

/** What others told, from the welcome to the page on which it is written down, at a desk and on a phone. */
@OverHttp
@ExcludeFromProcessCoverage
class ToldBrowserIT extends BrowserWalk {
    @Autowired
    Survivors survivors;

    @Autowired
    Tasklist tasklist;

    @Autowired
    Visitors visitors;

    @Autowired
    AutowireCapableBeanFactory beans;

    ToldBrowserIT() {
        super(Path.of("target/screenshots/told"), 1_200);
    }

    @BeforeEach
    void nobodyIsHere() {
        visitors.everybodyLeft();
    }

    private void seen(String name) {
        shows(name);
        onAPhone();
        shows(name + "-phone");
        atADesk();
    }

    private void presses(String name) {
        page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name))
                .first()
                .click();
    }

    private long entries(JourneyId journey) {
        return survivors.count(
                "select count(*) from alongside.told_by_others where journey_id = :journey and answer is not null",
                journey);
    }

    @Test
    @Proves(PolicyId.CONSENT_08)
    void theWelcomeAsksWhereSomebodyToldSomething() {
        JourneyId journey = survivors.whoMadeContact(
                and(CALM, "cameBy", "SUPPORTER", "toldByWhom", "A cousin", "toldWhat", "Sleeps badly"));
        tasklist.as("worker1").completes("userTask_offerJourney", Map.of("offerAnswer", "ACCEPT"));
        signIn("worker1");
        page().navigate(address("/camunda/app/tasklist/default/"));
        opens("Welcome the survivor");
        Locator form = page().locator(".task-details");
        assertThat(form).containsText("It is not confirmed.");
        seen("welcome");
        chooses("Was the survivor told, and what do they want?", "They were told, and it stays with their own words");
        ticks("Sleeps badly (A cousin)");
        page().getByLabel("What the survivor says to it").fill("I sleep well by now.");
        seen("welcome-filled");
        chooses("What does the survivor want next?", "Another conversation first");
        done();
        page().waitForCondition(() -> entries(journey) == 1);
        assertThat(complaints()).isEmpty();
    }

    @Test
    @Proves(PolicyId.CONSENT_08)
    void aSessionAsksWhatWhanauTold() {
        WhanauSteps whanau = new WhanauSteps();
        beans.autowireBean(whanau);
        JourneyId journey = survivors.inSupport();
        whanau.brings(journey, WhanauSteps.MERE);
        signIn("worker1");
        String page = visitors.personOf(journey) + "/told";
        page().navigate(address(page));
        presses("Keep it");
        assertThat(page().locator("#who-why")).containsText("Please say who told it.");
        page().getByLabel("Who told it").selectOption("Mere Invented");
        page().getByLabel("What they told").fill("She does not go out any more.");
        presses("Keep it");
        assertThat(page().locator("main")).containsText("Told by somebody else, not confirmed");
        assertIsForEverybody();
        seen("waits");
        presses("Keep it");
        assertThat(page().locator("main [role=alert]")).containsText("Please say what the survivor wants.");
        assertIsForEverybody();
        seen("wrong");
        page().navigate(address(page));
        page().click("header button[value=mi]");
        assertThat(page().locator("html")).hasAttribute("lang", "mi");
        seen("waits-mi");
        page().click("header button[value=en]");

        tasklist.as("worker1").completes("userTask_walkAlongside", Map.of("whatNext", "SESSION"));
        page().navigate(address("/camunda/app/tasklist/default/"));
        opens("Record the session");
        chooses("Kind of session", "By phone");
        chooses("Was the survivor told, and what do they want?", "They were told, and it goes");
        ticks("She does not go out any more.");
        assertThat(page().locator(".task-details")).containsText("erased at once and for good");
        seen("session");
        done();
        page().waitForCondition(() ->
                survivors.count("select count(*) from alongside.told_by_others where journey_id = :journey", journey)
                        == 0);
        page().navigate(address(page));
        assertThat(page().locator("main")).containsText("Nothing that others told is written down.");
        assertThat(complaints()).isEmpty();
    }
}
