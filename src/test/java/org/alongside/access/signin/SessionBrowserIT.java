package org.alongside.access.signin;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.alongside.leaks.Traces;
import org.alongside.testing.browser.BrowserWalk;
import org.alongside.testing.http.OverHttp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left of a session: in the browser's other tabs, behind its "back" button, and on the disk of its machine. */
@OverHttp
class SessionBrowserIT extends BrowserWalk {
    /** Longer than the browser waits before it writes down what its tabs hold; the longer, the more there is to find. */
    private static final int KEPT_AFTER_MILLIS = 5_000;

    private static final String OUR_PAGE = "/journeys/return";

    SessionBrowserIT() {
        super(Path.of("target/screenshots/session"));
    }

    private void signsOut(Page page) {
        page.navigate(address(OUR_PAGE));
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out"))
                .click();
        page.waitForURL("**/login**");
    }

    private Locator notice() {
        return page().locator(".alongside-session");
    }

    /** The first tab still asks for news with what it knows of the earlier session. */
    @Test
    void whoSignsInAgainInAnotherTabStaysSignedInAndTheFirstTabGoesOn() {
        signIn("worker1");
        assertThat(page().locator(".task-filters .content a").first()).isVisible();
        Page other = page().context().newPage();
        signsOut(other);
        other.navigate(address(OUR_PAGE));
        entersNameAndPassword(other, "worker1");
        other.waitForURL("**" + OUR_PAGE);

        List<Integer> statuses = new ArrayList<>();
        Response news = page().waitForResponse(
                        response -> {
                            boolean isNews = response.url().contains("/list?");
                            if (isNews) {
                                statuses.add(response.status());
                            }
                            return isNews && response.status() == 200;
                        },
                        () -> page().locator(".task-filters .content a").first().click());

        assertThat(news.status()).isEqualTo(200);
        assertThat(notice().getByText("You are signed out")).hasCount(0);
        assertThat(statuses).doesNotContain(401);
        other.reload();
        assertThat(other.getByText("The label they were given")).isVisible();
        assertThat(other.url()).endsWith(OUR_PAGE);
        shows("first-tab-goes-on");
        assertThat(complaints()).isEmpty();
    }

    /** What one person looked at is not mixed with what is the other's. */
    @Test
    void thePageOfOnePersonIsLoadedAnewWhereAnotherSignedIn() {
        signIn("worker1");
        assertThat(page().locator(".task-filters .content a").first()).isVisible();
        Page other = page().context().newPage();
        signsOut(other);
        other.navigate(address(OUR_PAGE));
        entersNameAndPassword(other, "worker2");
        other.waitForURL("**" + OUR_PAGE);

        page().waitForNavigation(
                        () -> page().locator(".task-filters .content a").first().click());

        assertThat(page().getByText("Worker Two").first()).isVisible();
        assertThat(notice().getByText("You are signed out")).hasCount(0);
    }

    /** CONF-01: of what was said nothing stays on a machine that others use as well. */
    @Test
    void leavesNothingOfWhatWasSaidOnDiskNorBehindTheBackButton(@TempDir Path profile) throws Exception {
        BrowserContext browser = signInOnTheirOwnMachine("worker1", profile);
        page().onDialog(Dialog::accept);
        opensStartForm("Survivor journey");
        startForm().getByLabel("Name the survivor wants to be called").fill("Markedkept");
        starts();
        goesOnFromTheFirstContact();
        opens("Answer the offer");
        chooses("Will you walk", "Yes");
        done();
        opens("Welcome");
        assertThat(page().locator(".task-details [id$=shownAlias]").first()).hasValue("Markedkept");
        opensStartForm("Survivor journey");
        startForm().getByLabel("Name the survivor wants to be called").fill("Markedtyped");
        page().waitForTimeout(KEPT_AFTER_MILLIS);
        page().navigate(address("/journeys/return?page=Markedaddress"));
        page().fill("#label", "Markedsent 12");
        page().click("main button[type=submit]");
        assertThat(page().getByText("There is no journey with this label")).isVisible();
        page().waitForTimeout(KEPT_AFTER_MILLIS);
        signsOut(page());
        for (int back = 0; back < 6; back++) {
            goesBack();
            assertThat(page().content()).doesNotContain("Markedkept", "Markedtyped", "Markedsent");
            assertThat(
                            String.valueOf(
                                    page().evaluate(
                                                    "() => [...document.querySelectorAll('input, textarea')].map(field => field.value).join()")))
                    .doesNotContain("Marked");
        }
        assertNothingIsKeptOf("Marked");
        browser.close();
        closed("worker1");

        assertThat(new Traces("Markedaddress").in(profile))
                .as("an address is in the history of the browser, so the search finds what is there")
                .isNotEmpty();
        for (String said : List.of("Markedkept", "Markedtyped", "Markedsent")) {
            assertThat(new Traces(said).in(profile)).isEmpty();
        }
    }

    /** To a page that cannot be shown without being sent again, the browser shows none. */
    private void goesBack() {
        try {
            page().goBack();
        } catch (PlaywrightException nothingToShow) {
            // What stands there instead is looked at below.
        }
    }
}
