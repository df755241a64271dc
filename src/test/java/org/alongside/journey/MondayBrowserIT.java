package org.alongside.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import org.alongside.testing.browser.BrowserWalk;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

/** A worker's Monday, in a browser and on a phone: their people, what was written down, before and beside a task. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "alongside.test.database=monday")
class MondayBrowserIT extends BrowserWalk {
    MondayBrowserIT() {
        super(Path.of("target/screenshots/monday"));
    }

    @Test
    void aWorkerReadsBackWhatWasWrittenDown() {
        signIn("worker1");
        opensStartForm("Survivor journey");
        startForm().getByLabel("Name the survivor wants to be called").fill("Hana (invented)");
        starts();
        goesOnFromTheFirstContact();
        opens("Answer the offer");
        chooses("Will you walk", "Yes");
        done();
        opens("Welcome");

        Locator tab = page().getByRole(
                        AriaRole.LINK, new Page.GetByRoleOptions().setName("Before a meeting · I mua i te hui"));
        tab.focus();
        page().keyboard().press("Enter");
        assertThat(page().locator(".alongside-record .overview")).isVisible();
        assertThat(page().getByText("How to reach them safely")).isVisible();
        shows("beside-a-task");

        page().navigate(address("/"));
        page().waitForURL("**/people");
        assertThat(page().getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Hana (invented)")))
                .isVisible();
        shows("my-people");
        page().locator("#words").focus();
        page().keyboard().type("hana");
        page().keyboard().press("Enter");
        assertThat(page().getByText("All my people")).isVisible();
        Locator hana = page().locator(".people h2 a").first();
        hana.focus();
        page().keyboard().press("Enter");
        assertThat(page().getByText("No session is written down")).isVisible();
        assertIsForEverybody();
        shows("before-a-meeting");
        onAPhone();
        shows("before-a-meeting-on-a-phone");
        page().getByText("All that is written down").focus();
        page().keyboard().press("Enter");
        assertThat(page().locator(".moment").first()).containsText("Hana (invented)");
        shows("all-of-it-on-a-phone");
        page().locator("#words").fill("HANA");
        page().keyboard().press("Enter");
        assertThat(page().getByText("Where these words stand")).isVisible();
        assertThat(page().locator(".moment")).hasCount(1);
        assertThat(page().url()).as("words stand in no address").doesNotContainIgnoringCase("hana");

        presses("Enter", link("Back to"));
        presses("Enter", link("Contact and wishes"));
        page().waitForURL("**/contact");
        assertIsForEverybody();
        tabsTo(page().getByLabel("Number or address for that"));
        page().keyboard().press("Control+A");
        page().keyboard().type("021 555 0199");
        presses("Enter", page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Keep it")));
        assertThat(page().getByRole(AriaRole.STATUS)).containsText("It is kept");
        assertThat(page().locator(".overview")).containsText("021 555 0199");
        assertIsForEverybody();
        shows("a-number-is-corrected");
        assertNothingIsKeptOf("Hana", "0199");
        saysWhichWordsTheFormShowed();
        assertThat(complaints()).isEmpty();
    }

    /** The version of the words before consent goes back with the form, and nobody sees it. (CONSENT-04) */
    private void saysWhichWordsTheFormShowed() {
        atADesk();
        page().navigate(address("/camunda/app/tasklist/default/"));
        opens("Welcome");
        assertThat(page().getByText("Version of the words")).hasCount(0);
        chooses("What does the survivor want next", "Another conversation first");
        Request sent = page().waitForRequest("**/submit-form", this::done);
        assertThat(sent.postData()).containsPattern("\"wordingShown\":\\{[^}]*\"value\":0");
    }

    private Locator link(String name) {
        return page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name))
                .first();
    }
}
