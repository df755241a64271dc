package org.alongside.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
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
        assertNothingIsKeptOf("Hana");
        assertThat(complaints()).isEmpty();
    }
}
