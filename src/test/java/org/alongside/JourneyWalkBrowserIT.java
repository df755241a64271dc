package org.alongside;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The journey as a worker walks it: by hand, in a browser, with clicks and typing. Screenshots in target/screenshots. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class JourneyWalkBrowserIT {
    private static final Path SCREENSHOTS = Path.of("target/screenshots");
    private static final double PATIENCE_MILLIS = 30_000;
    private static final List<String> POINTS = List.of(
            "How peer support works",
            "What it may bring",
            "What else there is",
            "Risks",
            "What is written down",
            "When something may",
            "How we deal");

    @LocalServerPort
    private int port;

    private final List<String> complaints = new ArrayList<>();
    private Playwright playwright;
    private Browser browser;
    private BrowserContext context;
    private Page page;
    private int shots;

    @BeforeEach
    void openBrowser() {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of("/usr/bin/chromium"))
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking")));
        context = browser.newContext(new Browser.NewContextOptions()
                .setLocale("en-NZ")
                .setTimezoneId("Pacific/Auckland")
                .setViewportSize(1366, 900));
        context.setDefaultTimeout(PATIENCE_MILLIS);
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        page = context.newPage();
        page.onPageError(complaints::add);
        page.onResponse(response -> {
            if (response.status() >= 500) {
                complaints.add(response.status() + " " + response.url());
            }
        });
    }

    @AfterEach
    void closeBrowser() {
        browser.close();
        playwright.close();
    }

    @Test
    void aWorkerWalksWithASurvivorFromFirstContactToTheOpenDoor() {
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
        assertThat(page.locator(".tasks-list li.task")).hasCount(0);
        shows("the-door-stays-open");

        assertThat(String.valueOf(page.evaluate("() => JSON.stringify(localStorage) + JSON.stringify(sessionStorage)")))
                .as("what was typed is not kept in the browser")
                .doesNotContain("Aroha", "flat by the sea", "garden", "river");
        assertThat(complaints).isEmpty();
    }

    @Test
    void aSupervisorSeesTheFlowAndNothingThatWasSaid() {
        signIn("worker1");
        beginsWith("Mere (invented)");
        context.clearCookies();
        signIn("supervisor1");
        page.navigate(address("/camunda/app/cockpit/default/#/processes"));
        Locator journeys = page.getByText("Survivor journey").first();
        assertThat(journeys).isVisible();
        assertThat(page.getByText("Before going on")).hasCount(0);
        journeys.click();
        assertThat(page.locator(".djs-container").first()).isVisible();
        shows("cockpit");
        assertThat(page.content()).doesNotContain("Mere (invented)");
    }

    private void consents() {
        opens("Record the survivor");
        chooses("May we keep a record", "Yes");
        ticks(POINTS.get(0));
        ticks("Notes of what we talk about");
        done();
        Locator refusal =
                page.getByText("Before a yes can be recorded, please explain").first();
        assertThat(refusal).isVisible();
        assertThat(page.getByText("Cannot submit")).hasCount(0);
        assertThat(page.getByLabel(POINTS.get(0)).first()).isChecked();
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
        chooses("How safe is the survivor now", "Safe");
        shows("session");
        done();
        assertThat(task("Walk alongside")).isVisible();
    }

    private void pausesAndComesBack() {
        opens("Walk alongside");
        chooses("What is next?", "wants a pause");
        done();
        opens("Keep the door open");
        chooses("What does the survivor want?", "Come back");
        shows("keep-the-door-open");
        done();
        assertThat(task("Walk alongside")).isVisible();
    }

    private void signIn(String user) {
        page.navigate(address("/login"));
        page.fill("#username", user);
        page.fill("#password", TestDatabase.PASSWORD);
        shows("sign-in");
        page.click("button[type=submit]");
        page.waitForURL("**/camunda/app/**");
    }

    private void beginsWith(String alias) {
        page.click(".start-process-action a");
        page.click(".processes a");
        page.locator(".modal .fjs-container")
                .getByLabel("Name the survivor wants to be called")
                .fill(alias);
        shows("first-contact");
        page.click(".modal-footer .btn-primary");
        assertThat(task("Answer the offer")).isVisible();
        shows("tasklist");
    }

    private Locator task(String name) {
        return page.locator(".tasks-list li.task a", new Page.LocatorOptions().setHasText(name))
                .first();
    }

    /** The list is drawn anew after each form, sometimes under the click; a person clicks again, and so does this. */
    private void opens(String name) {
        Locator heading = page.locator(".task-details")
                .getByRole(AriaRole.HEADING, new Locator.GetByRoleOptions().setName(name))
                .first();
        assertThat(task(name)).isVisible();
        page.waitForCondition(() -> {
            if (!heading.isVisible()) {
                task(name).click();
                page.waitForTimeout(1_000);
            }
            return heading.isVisible();
        });
        assertThat(page.locator(".task-details .fjs-container .fjs-form-field").first())
                .isVisible();
    }

    private void chooses(String question, String answer) {
        page.locator(".fjs-form-field-radio", new Page.LocatorOptions().setHasText(question))
                .getByText(answer)
                .first()
                .click();
    }

    private void ticks(String label) {
        page.locator(".fjs-form-field-checklist, .fjs-form-field-checkbox")
                .getByText(label)
                .first()
                .click();
    }

    private void types(String label, String text) {
        page.locator(".fjs-form-field-textarea", new Page.LocatorOptions().setHasText(label))
                .locator("textarea")
                .first()
                .fill(text);
    }

    private void done() {
        page.click(".task-details .form-actions .btn-primary");
    }

    private void shows(String name) {
        shots++;
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SCREENSHOTS.resolve("%02d-%s.png".formatted(shots, name)))
                .setFullPage(true));
    }

    private String address(String path) {
        return "http://localhost:" + port + path;
    }
}
