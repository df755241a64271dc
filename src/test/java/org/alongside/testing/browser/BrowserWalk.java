package org.alongside.testing.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.alongside.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** People at the stock Tasklist in a real browser, with clicks and typing; what it keeps of one, no other one meets. */
public abstract class BrowserWalk {
    private static final double PATIENCE_MILLIS = 90_000;
    private static final DateTimeFormatter AS_WRITTEN = DateTimeFormatter.ofPattern("d/MM/yyyy");
    private static final int WIDTH = 1366;
    private static final int HEIGHT = 900;
    private static final int HEIGHT_OF_A_PHONE = 844;
    private static final int WIDTH_OF_A_PHONE = 390;
    /** WCAG 1.4.10. */
    private static final int NARROWEST = 320;

    private static final int TABS_MAX = 150;
    private static final double DRAWN_WITHIN_MILLIS = 1_000;

    @LocalServerPort
    private int port;

    private final Pictures pictures;
    private final int height;
    private final List<String> complaints = new ArrayList<>();
    private final Map<String, Page> people = new LinkedHashMap<>();
    private BrowserOfTests browser;
    private String acting = "";

    protected BrowserWalk(Path screenshots) {
        this(screenshots, HEIGHT);
    }

    /** @param height of the screen, in pixels: a screenshot shows no more of a long form */
    protected BrowserWalk(Path screenshots, int height) {
        this.pictures = new Pictures(screenshots);
        this.height = height;
    }

    @BeforeEach
    void findBrowser() {
        browser = BrowserOfTests.running();
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    }

    /** A test that went wrong leaves a picture of what was open. */
    @RegisterExtension
    final AfterTestExecutionCallback whereItStopped = this::takePictureIfItFailed;

    private void takePictureIfItFailed(ExtensionContext test) {
        if (test.getExecutionException().isPresent() && !acting.isEmpty()) {
            pictures.ofWhereItStopped(page(), test.getRequiredTestMethod().getName());
        }
    }

    @AfterEach
    void everybodyClosesTheirs() {
        browser.forgetEverybody();
    }

    /** Errors of pages and of the service, whoever met them. */
    protected final List<String> complaints() {
        return complaints;
    }

    protected final int port() {
        return port;
    }

    /** What whoever acts now looks at. */
    protected final Page page() {
        return Objects.requireNonNull(people.get(acting), "Nobody signed in.");
    }

    /** Opens a browser, signs in and goes to where tasks are done; from here on this person acts. */
    protected final void signIn(String user) {
        signIn(user, TestDatabase.PASSWORD);
    }

    protected final void signIn(String user, String password) {
        signIn(user, password, "en-NZ", "Pacific/Auckland");
    }

    /** The same on a machine that is set to another country. */
    protected final void signIn(String user, String locale, String zone) {
        signIn(user, TestDatabase.PASSWORD, locale, zone);
    }

    private void signIn(String user, String password, String locale, String zone) {
        signIn(
                user,
                password,
                browser.ofSomebody(new Browser.NewContextOptions()
                        .setLocale(locale)
                        .setTimezoneId(zone)
                        .setViewportSize(WIDTH, height)));
    }

    /**
     * The same in a browser that keeps on disk what browsers keep, as people's own do, and holds pages for "back".
     *
     * @param profile folder in which it keeps that
     * @return the browser, for the test to close before it looks
     */
    protected final BrowserContext signInOnTheirOwnMachine(String user, Path profile) {
        BrowserContext context = browser.onDisk(
                profile,
                new BrowserType.LaunchPersistentContextOptions()
                        .setIgnoreDefaultArgs(List.of("--disable-back-forward-cache"))
                        .setLocale("en-NZ")
                        .setTimezoneId("Pacific/Auckland")
                        .setViewportSize(WIDTH, height));
        signIn(user, TestDatabase.PASSWORD, context);
        return context;
    }

    /** Somebody without an account opens a browser; from here on this person acts. */
    protected final void comes(String who, boolean withScripts) {
        acts(
                who,
                browser.ofSomebody(new Browser.NewContextOptions()
                        .setJavaScriptEnabled(withScripts)
                        .setLocale("en-NZ")
                        .setViewportSize(WIDTH, height)));
    }

    private Page acts(String user, BrowserContext context) {
        context.setDefaultTimeout(PATIENCE_MILLIS);
        Page page =
                context.pages().isEmpty() ? context.newPage() : context.pages().get(0);
        page.onPageError(complaints::add);
        page.onResponse(response -> {
            if (response.status() >= 500) {
                complaints.add(response.status() + " " + response.url());
            }
        });
        people.put(user, page);
        acting = user;
        return page;
    }

    private void signIn(String user, String password, BrowserContext context) {
        Page page = acts(user, context);
        page.navigate(address("/login"));
        entersNameAndPassword(page, user, password);
        page.waitForURL(url -> !url.contains("/login"));
        if (!page.url().contains("/camunda/app/")) {
            page.navigate(address("/camunda/app/tasklist/default/"));
        }
    }

    /** Fills in the sign-in page that is open, in any tab, and sends it. */
    protected final void entersNameAndPassword(Page page, String user) {
        entersNameAndPassword(page, user, TestDatabase.PASSWORD);
    }

    private void entersNameAndPassword(Page page, String user, String password) {
        page.fill("#username", user);
        page.fill("#password", password);
        if (people.size() == 1) {
            shows("sign-in");
        }
        page.click("button[type=submit]");
    }

    /** Their browser was closed; nobody acts until somebody signs in. */
    protected final void closed(String user) {
        people.remove(user);
        acting = "";
    }

    /** Somebody who signed in before acts again, and looks at their list anew. */
    protected final void again(String user) {
        acting = user;
        page().reload();
    }

    /** Somebody who signed in before acts again, at their page as it stands. */
    protected final void turnTo(String user) {
        acting = user;
    }

    /** Goes on with the tabulator until this has the focus, as whoever uses no mouse. */
    protected final void tabsTo(Locator what) {
        assertThat(what).isVisible();
        for (int key = 0; key < TABS_MAX; key++) {
            if ((Boolean) what.evaluate("element => element === document.activeElement")) {
                return;
            }
            page().keyboard().press("Tab");
        }
        throw new AssertionError("No key leads to " + what + " at " + page().url());
    }

    /** Goes to it with the tabulator and presses a key. */
    protected final void presses(String key, Locator what) {
        tabsTo(what);
        page().keyboard().press(key);
    }

    /** From here on this person holds a phone. */
    protected final void onAPhone() {
        page().setViewportSize(WIDTH_OF_A_PHONE, HEIGHT_OF_A_PHONE);
    }

    protected final void atADesk() {
        page().setViewportSize(WIDTH, height);
    }

    protected final void opensStartForm(String process) {
        page().click(".start-process-action a");
        page().locator(".processes a", new Page.LocatorOptions().setHasText(process))
                .first()
                .click();
        assertThat(startForm()).isVisible();
    }

    protected final Locator startForm() {
        return page().locator(".modal .fjs-container");
    }

    protected final void starts() {
        page().click(".modal-footer .btn-primary");
        assertThat(page().locator(".modal, .modal-backdrop")).hasCount(0);
    }

    /** A first contact ends with the label and a card; from there the way leads back to the list. */
    protected final void goesOnFromTheFirstContact() {
        page().waitForURL("**/begun");
        page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("To the Tasklist"))
                .click();
        page().waitForURL("**/camunda/app/tasklist/**");
    }

    protected final Locator task(String name) {
        return page().locator(".tasks-list li.task a", new Page.LocatorOptions().setHasText(name))
                .first();
    }

    /** The list is drawn anew after each form, sometimes under the click; a person clicks again, and so does this. */
    protected final void opens(String name) {
        Locator heading = page().locator(".task-details")
                .getByRole(
                        AriaRole.HEADING,
                        new Locator.GetByRoleOptions().setName(Pattern.compile("^" + name.replaceAll("[^\\w ]", "."))))
                .first();
        assertThat(task(name)).isVisible();
        page().waitForCondition(() -> {
            if (!heading.isVisible()) {
                task(name).click();
                appearsWithin(heading, DRAWN_WITHIN_MILLIS);
            }
            return heading.isVisible();
        });
        assertThat(page().locator(".task-details .fjs-container .fjs-form-field")
                        .first())
                .isVisible();
    }

    private static void appearsWithin(Locator what, double millis) {
        try {
            what.waitFor(new Locator.WaitForOptions().setTimeout(millis));
        } catch (TimeoutError notYet) {
            // Whoever asked looks themselves.
        }
    }

    /** A field by the words on it. */
    protected final Locator field(String label) {
        return page().locator(".fjs-form-field:not(.fjs-form-field-text)", new Page.LocatorOptions().setHasText(label))
                .first();
    }

    protected final void chooses(String question, String answer) {
        page().locator(".fjs-form-field-radio", new Page.LocatorOptions().setHasText(question))
                .locator("label:has(input)", new Locator.LocatorOptions().setHasText(answer))
                .first()
                .click();
    }

    /** Opens a list of choices; the words of all of them. */
    protected final List<String> choicesOf(String label) {
        Locator choices = field(label).locator(".fjs-dropdownlist-item");
        // Who comes to it with the tabulator has it open already, and a click would close it.
        if (choices.count() == 0) {
            field(label).locator(".fjs-input-group").click();
        }
        assertThat(choices.first()).isVisible();
        return choices.allInnerTexts();
    }

    protected final void picks(String label, String choice) {
        assertThat(choicesOf(label)).anyMatch(words -> words.contains(choice));
        field(label)
                .locator(".fjs-dropdownlist-item", new Locator.LocatorOptions().setHasText(choice))
                .first()
                .click();
    }

    /** Types a date without a mouse, as the forms write it once it is read: the day without a leading zero. */
    protected final void typesDate(String label, LocalDate date) {
        String written = AS_WRITTEN.format(date);
        Locator input = field(label).locator("input").first();
        input.focus();
        page().keyboard().type(written);
        page().keyboard().press("Enter");
        page().keyboard().press("Tab");
        assertThat(input).hasValue(written);
    }

    protected final void ticks(String label) {
        page().locator(".fjs-form-field-checklist, .fjs-form-field-checkbox")
                .getByText(label)
                .first()
                .click();
    }

    protected final void types(String label, String text) {
        field(label).locator("textarea, input").first().fill(text);
    }

    protected final void done() {
        page().click(".task-details .form-actions .btn-primary");
    }

    /** A picture of the whole page that is open, for people to look at, where they asked for it. */
    protected final void shows(String name) {
        pictures.ofWholePage(page(), name);
    }

    /**
     * axe-core finds nothing on the page that is open, and at 320 pixels nothing has to be moved sideways to be read. In its
     * legacy mode it needs no second page for its report, but reads no frames: so it is used where the page has none.
     */
    protected final void assertIsForEverybody() {
        assertIsForEverybody(page());
    }

    protected final void assertIsForEverybody(Page page) {
        assertThat(new AxeBuilder(page)
                        .setLegacyMode(page.frames().size() == 1)
                        .analyze()
                        .getViolations())
                .extracting(rule -> rule.getId() + ": " + rule.getNodes())
                .as("findings of axe-core at " + page.url())
                .isEmpty();
        var before = page.viewportSize();
        page.setViewportSize(NARROWEST, HEIGHT_OF_A_PHONE);
        assertThat(page.evaluate("() => document.documentElement.scrollWidth"))
                .as("width of " + page.url() + " on the narrowest screen")
                .isEqualTo(NARROWEST);
        page.setViewportSize(before.width, before.height);
    }

    /** What the screen shows and no more of the page, as on a phone, where the page is long. */
    protected final void showsTheScreen(String name) {
        pictures.ofScreen(page(), name);
    }

    /** Of what was typed nothing is left in the stores of anybody's browser. */
    protected final void assertNothingIsKeptOf(String... words) {
        for (Page each : people.values()) {
            assertThat(String.valueOf(
                            each.evaluate("() => JSON.stringify(localStorage) + JSON.stringify(sessionStorage)")))
                    .as("what was typed is not kept in the browser")
                    .doesNotContain(words);
        }
    }

    protected final String address(String path) {
        return "http://localhost:" + port + path;
    }
}
