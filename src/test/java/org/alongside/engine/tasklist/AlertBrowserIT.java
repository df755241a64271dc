package org.alongside.engine.tasklist;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PageAssertions;
import com.microsoft.playwright.options.ForcedColors;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.alongside.testing.browser.BrowserWalk;
import org.alongside.testing.http.OverHttp;
import org.alongside.testing.http.SignedIn;
import org.alongside.testing.http.Visitors;
import org.alongside.testing.walk.Survivors;
import org.camunda.community.process_test_coverage.core.engine.ExcludeFromProcessCoverage;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An emergency as those see it who may act on it, in the Tasklist, in Cockpit and on our own pages; and who does not. */
@OverHttp
@ExcludeFromProcessCoverage
class AlertBrowserIT extends BrowserWalk {
    /** For a machine that has other things to do; that pages ask often enough for 15 seconds is tested by itself. */
    private static final double SEEN_WITHIN_MILLIS = 30_000;

    private static final int DESK = 1280;
    private static final String LINE = ".alongside-alert:not(.deaf):visible";
    private static final Pattern MORE_THAN_IT = Pattern.compile("^\\(1\\) Somebody may be in danger – .+");

    /** Counts the tones that the page really makes. */
    private static final String COUNTED_TONES = """
            window.tones = 0;
            const made = AudioContext.prototype.createOscillator;
            AudioContext.prototype.createOscillator = function () {
              window.tones++;
              return made.call(this);
            };
            """;

    @Autowired
    Visitors visitors;

    AlertBrowserIT() {
        super(Path.of("target/screenshots/emergency"));
    }

    /** At the Tasklist, with tones that are counted. */
    private void atTheTasklist(String user) {
        signIn(user);
        page().context().addInitScript(COUNTED_TONES);
        page().setViewportSize(DESK, 900);
        page().reload();
        assertThat(page().locator(".alongside-alert-controls")).isVisible();
    }

    private Page beside(String path) {
        Page another = page().context().newPage();
        another.navigate(address(path));
        return another;
    }

    private static void sees(Page page) {
        assertThat(page.locator(LINE))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(SEEN_WITHIN_MILLIS));
        assertThat(page.locator(LINE)).containsText("Somebody may be in danger: 1 task waits");
        assertThat(page).hasTitle(MORE_THAN_IT);
    }

    private static void seesNothing(Page page) {
        assertThat(page.locator(LINE)).hasCount(0);
        assertThat(page.title()).doesNotContain("danger");
        assertThat(page.content()).doesNotContain("Somebody may be in danger");
    }

    private void callsForHelp() {
        SignedIn worker = SignedIn.as(port(), "worker1");
        assertThat(worker.start(Survivors.and(
                                Survivors.EMERGENCY, "alias", "Tamsin", "channel", "PHONE", "address", "021 555 0101"))
                        .status())
                .isEqualTo(200);
    }

    private void showsAtDeskAndOnAPhone(String name) {
        page().setViewportSize(DESK, 900);
        showsTheScreen(name + "-desk");
        onAPhone();
        showsTheScreen(name + "-phone");
        page().setViewportSize(DESK, 900);
    }

    @Test
    void everybodyWhoMayActSeesItUntilItIsTakenAndNobodyElseDoes() {
        atTheTasklist("worker1");
        atTheTasklist("supervisor1");
        page().mouse().click(5, 400);
        Page cockpit = beside("/camunda/app/cockpit/default/");
        assertThat(cockpit.locator(".alongside-alert-controls")).isVisible();
        signIn("supervisor2");
        onAPhone();
        page().navigate(address("/workers"));
        signIn("analyst1");
        signIn("admin1");
        visitors.elsewhere("elsewhereSupervisor1", "supervisor");
        signIn("elsewhereSupervisor1", Visitors.PASSWORD_ELSEWHERE);
        assertThat(page().locator(".alongside-alert-controls")).isVisible();

        callsForHelp();

        for (String user : List.of("worker1", "supervisor1", "supervisor2")) {
            turnTo(user);
            sees(page());
        }
        sees(cockpit);
        turnTo("elsewhereSupervisor1");
        page().waitForResponse(response -> response.url().contains("/alerts"), () -> {});
        for (String user : List.of("elsewhereSupervisor1", "analyst1", "admin1")) {
            turnTo(user);
            seesNothing(page());
        }
        looksUrgent();
        isTakenBySupervisor1(cockpit);
        isOpenedByTheWorker();
        assertThat(complaints()).isEmpty();
    }

    private void looksUrgent() {
        turnTo("supervisor2");
        showsAtDeskAndOnAPhone("supervisor-own-page");
        page().navigate(address("/camunda/app/tasklist/default/"));
        sees(page());
        Locator toClaim = page().locator(".task-filters .item", new Page.LocatorOptions().setHasText("To claim"));
        assertThat(toClaim.locator(".counter")).containsText("1 task");
        assertThat(page().locator(".task-filters .item", new Page.LocatorOptions().setHasText("Due"))
                        .locator(".counter"))
                .containsText("1 task");
        showsAtDeskAndOnAPhone("supervisor-tasklist");
        toClaim.click();
        Locator urgent = page().locator(".tasks-list li.task .alongside-urgency");
        assertThat(urgent).isVisible();
        assertThat(urgent).containsText(Pattern.compile("Emergency|Urgent"));
        page().emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE));
        showsTheScreen("supervisor-forced-colors");
        page().emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.NONE));
    }

    private void isTakenBySupervisor1(Page cockpit) {
        turnTo("supervisor1");
        page().waitForCondition(() -> (int) page().evaluate("() => window.tones") > 0);
        soundIsSwitchedOffAndStaysSo();
        page().locator(LINE).locator(".open").click();
        assertThat(page().locator(".alongside-head .alongside-urgency")).isVisible();
        showsAtDeskAndOnAPhone("supervisor-opened");
        page().locator("[cam-tasklist-task-meta] .claim").click();
        assertThat(page().locator(LINE)).hasCount(0);
        assertThat(cockpit.locator(LINE)).hasCount(0);
        assertThat(cockpit).hasTitle(Pattern.compile("^Alongside Cockpit"));
        turnTo("supervisor2");
        assertThat(page().locator(LINE)).hasCount(0);
        assertThat(page()).hasTitle(Pattern.compile("^(?!\\().*"));
    }

    private void soundIsSwitchedOffAndStaysSo() {
        page().locator(LINE).getByText("Turn the sound off").click();
        assertThat(page().locator(LINE).getByText("Turn the sound on")).isVisible();
        page().reload();
        assertThat(page().locator(LINE).getByText("Turn the sound on")).isVisible();
        assertThat(page().locator(".alongside-alert-controls")).containsText("The sound is off");
        assertThat(page().evaluate("() => window.tones")).isEqualTo(0);
    }

    private void isOpenedByTheWorker() {
        turnTo("worker1");
        sees(page());
        assertThat(page().locator(".tasks-list li.task").first().locator(".alongside-urgency"))
                .isVisible();
        showsAtDeskAndOnAPhone("worker-tasklist");
        page().locator(LINE).locator(".open").click();
        assertThat(page().locator(".alongside-head .alongside-urgency")).isVisible();
        assertThat(page().locator(LINE)).hasCount(0);
        showsAtDeskAndOnAPhone("worker-opened");
    }

    /** Pages ask every ten seconds, one second late at most: four of fifteen are left for the answer. */
    @Test
    void everyPageAsksOftenEnoughForFifteenSeconds() {
        signIn("worker1");
        page().clock().install();
        for (String path : List.of("/journeys/return", "/camunda/app/tasklist/default/")) {
            page().navigate(address(path));
            assertThat(page().locator(".alongside-alert-controls")).isVisible();
            // From here on the time of the page stands still, and goes on only as it is said here.
            page().clock().pauseAt(((Number) page().evaluate("() => Date.now()")).longValue() + 1_000);
            for (int question = 0; question < 4; question++) {
                // An answer is read, and the next question planned, before the time goes on.
                page().waitForTimeout(1_000);
                page().waitForResponse(response -> response.url().contains("/alerts"), () -> page().clock()
                        .fastForward(10_000));
            }
            page().clock().resume();
        }
    }

    @Test
    void nothingOfItStaysOnThePageOfWhoIsSignedOut() {
        signIn("worker1");
        signIn("supervisor2");
        page().navigate(address("/workers"));
        Page tasklist = beside("/camunda/app/tasklist/default/");
        assertThat(tasklist.locator(".alongside-alert-controls")).isVisible();
        callsForHelp();
        sees(page());
        sees(tasklist);

        page().context().clearCookies();

        for (Page signedOut : List.of(page(), tasklist)) {
            assertThat(signedOut)
                    .hasTitle(
                            Pattern.compile("^(?!\\().*"),
                            new PageAssertions.HasTitleOptions().setTimeout(SEEN_WITHIN_MILLIS));
            assertThat(signedOut.locator(LINE)).hasCount(0);
        }
        assertThat(page().locator(".alongside-alert.deaf")).containsText("You are signed out");
    }

    @Test
    void whatIsTypedStaysAndThePageSaysWhenItCannotHear() {
        signIn("worker1");
        page().clock().install();
        page().navigate(address("/journeys/return"));
        assertThat(page().locator(".alongside-alert-controls")).isVisible();
        Locator label = page().locator("main input[type=text]").first();
        label.fill("Rimu 44");
        callsForHelp();
        sees(page());
        assertThat(label).hasValue("Rimu 44");
        Page task =
                page().waitForPopup(() -> page().locator(LINE).locator(".open").click());
        assertThat(task.locator(".alongside-head .alongside-urgency")).isVisible();
        assertThat(label).hasValue("Rimu 44");
        assertThat(page().locator(LINE)).hasCount(0);

        page().context().setOffline(true);
        Locator deaf = page().locator(".alongside-alert.deaf");
        assertThat(deaf).isHidden();
        page().waitForCondition(() -> {
            page().clock().fastForward(5_000);
            return deaf.isVisible();
        });
        assertThat(deaf).containsText("cannot hear calls for help");
        assertThat(page()).hasTitle(Pattern.compile("^Cannot hear calls for help"));
        showsAtDeskAndOnAPhone("cannot-hear");
        page().context().setOffline(false);
        page().waitForCondition(() -> {
            page().clock().fastForward(5_000);
            return deaf.isHidden();
        });
        assertThat(label).hasValue("Rimu 44");
    }
}
