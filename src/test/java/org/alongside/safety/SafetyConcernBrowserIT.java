package org.alongside.safety;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import org.alongside.testing.browser.BrowserWalk;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

/** An emergency as worker and supervisors meet it in the Tasklist, at a desk and on a phone. (SAFE-02, WORKER-08) */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "alongside.test.database=concern_walk")
class SafetyConcernBrowserIT extends BrowserWalk {
    SafetyConcernBrowserIT() {
        super(Path.of("target/screenshots/concern"), 1_500);
    }

    private void looksAt(String list) {
        page().locator(".task-filters .item", new Page.LocatorOptions().setHasText(list))
                .click();
    }

    private void claims(String task) {
        looksAt("To claim");
        opens(task);
        page().locator("[cam-tasklist-task-meta] .claim").click();
        assertThat(page().locator(".task-details .fjs-container input:enabled").first())
                .isVisible();
    }

    private void showsBothSizes(String name) {
        shows(name);
        onAPhone();
        shows(name + "-phone");
        atADesk();
    }

    @Test
    void anEmergencyIsBackedUpTakenOverAndClosedByTwo() {
        signIn("worker2");
        opensStartForm("Survivor journey");
        startForm().getByLabel("Name the survivor wants to be called").fill("Hana (invented)");
        startForm().getByLabel("Number or address").fill("021 555 0188");
        chooses("Is anybody else in danger", "Yes, in danger now");
        starts();
        goesOnFromTheFirstContact();
        opens("Act now");
        assertThat(page().locator(".task-details")).containsText("Call next");
        assertThat(page().locator(".task-details").getByLabel("Number or address"))
                .hasValue("021 555 0188");
        showsBothSizes("act-now-worker");

        signIn("supervisor1");
        looksAt("To claim");
        opens("Back up the worker");
        assertThat(page().locator(".task-details")).not().containsText("Worker Two");
        assertThat(page().locator(".task-details")).containsText("1737");
        showsBothSizes("back-up-not-claimed");
        claims("Back up the worker");
        assertThat(page().locator(".task-details")).containsText("Worker Two (demo)");
        assertThat(page().locator(".task-details")).containsText("021 555 0122");
        assertThat(page().locator(".task-details").getByLabel("Number or address"))
                .hasValue("021 555 0188");
        showsBothSizes("back-up-claimed");
        chooses("Did you reach the worker", "I am covering it myself");
        done();
        assertThat(page().getByText("Choose a task in the list")).isVisible();

        looksAt("My tasks");
        opens("Act now");
        chooses("How are things now", "Still concerned");
        assertThat(field("When do you look again")).isVisible();
        showsBothSizes("act-now-supervisor");
        chooses("How are things now", "Help is arranged");
        done();

        signIn("supervisor2");
        claims("Agree to close");
        assertThat(page().locator(".task-details")).containsText("Supervisor One (demo)");
        assertThat(page().locator(".task-details")).containsText("help is arranged");
        showsBothSizes("agree-to-close");
        chooses("Is it enough", "Yes, close it");
        done();
        assertThat(page().locator(".tasks-list li.task", new Page.LocatorOptions().setHasText("Agree to close")))
                .hasCount(0);

        assertNothingIsKeptOf("Hana", "021 555");
        assertThat(complaints()).isEmpty();
    }
}
