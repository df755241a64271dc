package org.alongside.journey.whanau.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.alongside.engine.EngineClock;
import org.alongside.ids.JourneyId;
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

/** From whom a survivor brings in to a session with them, at a desk and on a phone. */
@OverHttp
@ExcludeFromProcessCoverage
class WhanauBrowserIT extends BrowserWalk {
    @Autowired
    Survivors survivors;

    @Autowired
    Tasklist tasklist;

    @Autowired
    Visitors visitors;

    WhanauBrowserIT() {
        super(Path.of("target/screenshots/whanau"), 1_200);
    }

    @BeforeEach
    void nobodyIsHere() {
        visitors.everybodyLeft();
    }

    private void picture(String name) {
        assertIsForEverybody();
        seen(name);
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

    @Test
    @Proves(PolicyId.REFER_06)
    void fromTheListToASessionWithThem() {
        JourneyId journey = survivors.inSupport();
        survivors.workerHas(
                "worker1",
                worker -> worker.withWhanauTrainedUntil(
                        LocalDate.now(EngineClock.ZONE).plusDays(90)));
        signIn("worker1");
        page().navigate(address(visitors.personOf(journey)));
        page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Whānau, partners, friends"))
                .click();
        assertThat(page().getByText("Nobody is written down.")).isVisible();
        picture("nobody");
        page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Write somebody down"))
                .click();
        presses("Keep it");
        assertThat(page().locator("main [role=alert]")).containsText("Please write down a name.");
        picture("wrong");
        page().getByLabel("Name").fill("Mere Invented");
        page().getByLabel("What they are to the survivor").fill("my sister");
        page().getByLabel("How to reach them").fill("021 555 0199");
        page().getByLabel("They do not know of the support here").check();
        presses("Keep it");
        assertThat(page().locator("h1")).containsText("Somebody whom they bring in");
        picture("one");
        presses("The survivor agrees: We may contact them");
        assertThat(page().locator("#why-CONTACT")).containsText("Please give the last day");
        page().locator("#until-CONTACT")
                .fill(LocalDate.now(EngineClock.ZONE).plusDays(30).toString());
        presses("The survivor agrees: We may contact them");
        assertThat(page().locator("#why-CONTACT")).containsText("would tell them");
        picture("does-not-know");
        page().locator("#until-SESSION")
                .fill(LocalDate.now(EngineClock.ZONE).plusDays(30).toString());
        presses("The survivor agrees: They may come to a session");
        assertThat(page().getByText("Agreed to until")).isVisible();
        picture("agreed");
        page().navigate(address(visitors.personOf(journey) + "/whanau"));
        assertThat(page().getByText("They may come to a session, until")).isVisible();
        picture("list");
        page().click("header button[value=mi]");
        assertThat(page().locator("html")).hasAttribute("lang", "mi");
        picture("list-mi");
        page().click("header button[value=en]");

        tasklist.as("worker1").completes("userTask_walkAlongside", Map.of("whatNext", "SESSION"));
        page().navigate(address("/camunda/app/tasklist/default/"));
        opens("Record the session");
        Locator form = page().locator(".task-details");
        chooses("Kind of session", "With whānau");
        assertThat(form).containsText("A talk about what they can do for the survivor");
        seen("session");
        ticks("Mere Invented, my sister");
        types("What they agreed together happens next", "They walk by the sea on Sundays.");
        seen("session-filled");
        done();
        page().waitForCondition(() ->
                survivors.count("select count(*) from alongside.whanau_session where journey_id = :journey", journey)
                        == 1);
        page().navigate(address(visitors.personOf(journey)));
        assertThat(page().locator("main")).containsText("With whānau");
        assertThat(complaints()).isEmpty();
    }
}
