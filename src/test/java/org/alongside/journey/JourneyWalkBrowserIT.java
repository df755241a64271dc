package org.alongside.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.List;
import org.alongside.testing.browser.BrowserWalk;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

/** The journey as a worker walks it: by hand, in a browser, with clicks and typing. Screenshots in target/screenshots. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "alongside.test.database=journey_walk")
@TestMethodOrder(OrderAnnotation.class)
class JourneyWalkBrowserIT extends BrowserWalk {
    private static final List<String> POINTS = List.of(
            "How peer support works",
            "What it may bring",
            "What else there is",
            "Risks",
            "What is written down",
            "When something may",
            "How we deal");

    JourneyWalkBrowserIT() {
        super(Path.of("target/screenshots"));
    }

    @Test
    @Order(1)
    void aWorkerWalksWithASurvivorFromFirstContactUntilTheyLeave() {
        signIn("worker1");
        beginsWith("Aroha (invented)");

        opens("Answer the offer");
        chooses("Will you walk", "Yes");
        done();

        opens("Welcome");
        chooses("What does the survivor want next", "Decide about");
        shows("welcome");
        done();

        consents();

        opens("Share");
        types("Home", "A flat by the sea, ā 😀 <b>${1+1}</b>");
        chooses("What does the survivor want next", "Go on");
        shows("share");
        done();

        opens("Plan the way");
        types("Hopes", "A garden");
        shows("plan");
        done();

        recordsASession();
        pausesAndComesBack();

        opens("Walk alongside");
        chooses("What is next?", "wants to leave");
        done();
        opens("Invite feedback");
        shows("feedback");
        done();
        nobodyAsksAgain();
        assertThat(page().locator(".tasks-list li.task")).hasCount(0);
        shows("the-door-stays-open");

        assertNothingIsKeptOf("Aroha", "flat by the sea", "garden", "river");
        assertThat(complaints()).isEmpty();
    }

    @Test
    void aSupervisorSeesTheFlowAndNothingThatWasSaid() {
        signIn("worker1");
        beginsWith("Mere (invented)");
        signIn("supervisor1");
        page().navigate(address("/camunda/app/cockpit/default/#/processes"));
        Locator journeys = page().getByText("Survivor journey").first();
        assertThat(journeys).isVisible();
        assertThat(page().getByText("Before going on")).hasCount(0);
        journeys.click();
        assertThat(page().locator(".djs-container").first()).isVisible();
        shows("cockpit");
        assertThat(page().content()).doesNotContain("Mere (invented)");
    }

    private void consents() {
        opens("Record the survivor");
        chooses("May we keep a record", "Yes");
        ticks(POINTS.get(0));
        ticks("Notes of what we talk about");
        done();
        Locator refusal =
                page().getByText("Before a yes can be recorded, please explain").first();
        assertThat(refusal).isVisible();
        assertThat(page().getByText("Cannot submit")).hasCount(0);
        assertThat(page().getByLabel(POINTS.get(0)).first()).isChecked();
        shows("consent-refused");
        POINTS.subList(1, POINTS.size()).forEach(this::ticks);
        done();
        assertThat(task("Share")).isVisible();
    }

    private void recordsASession() {
        opens("Walk alongside");
        shows("walk-alongside");
        chooses("What is next?", "Write down a session");
        done();
        opens("Record the session");
        chooses("Kind of session", "One-on-one");
        types("What we talked about", "The river");
        saysThatSomebodyMayNotBeSafe();
        assertThat(page().getByLabel("What we talked about").first()).hasValue("The river");
        chooses("How safe is the survivor now", "Safe");
        shows("session");
        done();
        assertThat(task("Walk alongside")).isVisible();
    }

    /** From beside the form, in a tab of its own, with nothing lost in the form. SAFE-07. */
    private void saysThatSomebodyMayNotBeSafe() {
        Page concern = page().waitForPopup(() -> page().getByRole(
                        AriaRole.LINK, new Page.GetByRoleOptions().setName("Somebody may not be safe"))
                .click());
        concern.getByLabel("Within 72 hours").check();
        concern.getByLabel("What did you hear or see?").fill("Somebody waits outside");
        concern.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Call for help"))
                .click();
        assertThat(concern.getByRole(AriaRole.STATUS)).containsText("asks again within 72 hours");
        concern.close();
    }

    /** Safety was not asked at the first contact, so somebody was to ask again. */
    private void nobodyAsksAgain() {
        opens("Ask again how safe");
        shows("ask-again");
        chooses("Did you talk with them?", "They do not want to be asked again");
        done();
    }

    private void pausesAndComesBack() {
        opens("Walk alongside");
        chooses("What is next?", "would like a break");
        done();
        opens("Keep the door open");
        chooses("What does the survivor want?", "Come back");
        shows("keep-the-door-open");
        done();
        assertThat(task("Walk alongside")).isVisible();
    }

    /** The service took it, and the network lost the answer: whoever sends it again gets the journey that began. */
    @Test
    void aStartFormWhoseAnswerWasLostBeginsOneJourneyWhenItIsSentAgain() {
        signIn("worker2");
        opensStartForm("Survivor journey");
        startForm().getByLabel("Name the survivor wants to be called").fill("Hana (invented)");
        page().route(
                        "**/submit-form",
                        route -> {
                            route.fetch();
                            route.fulfill(new Route.FulfillOptions().setStatus(504));
                        },
                        new Page.RouteOptions().setTimes(1));
        page().click(".modal-footer .btn-primary");
        assertThat(page().locator(".alongside-refusal")).isVisible();
        shows("the-answer-was-lost");

        starts();
        goesOnFromTheFirstContact();

        assertThat(page().locator(".tasks-list li.task a", new Page.LocatorOptions().setHasText("Answer the offer")))
                .hasCount(1);
        shows("one-journey");
    }

    private void beginsWith(String alias) {
        opensStartForm("Survivor journey");
        startForm().getByLabel("Name the survivor wants to be called").fill(alias);
        shows("first-contact");
        starts();
        goesOnFromTheFirstContact();
        assertThat(task("Answer the offer")).isVisible();
        shows("tasklist");
    }
}
