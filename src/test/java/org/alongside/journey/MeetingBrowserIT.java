package org.alongside.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.LocalDate;
import org.alongside.engine.EngineClock;
import org.alongside.testing.browser.BrowserWalk;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

/** A worker arranges a meeting from the survivor's page, sees it in their week, and moves it. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "alongside.test.database=monday")
class MeetingBrowserIT extends BrowserWalk {
    private static final String NAME = "Moana (invented)";

    MeetingBrowserIT() {
        super(Path.of("target/screenshots/meeting"));
    }

    private void toTheirPage() {
        page().navigate(address("/people"));
        page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(NAME))
                .press("Enter");
        assertThat(page().getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("The next meeting")))
                .isVisible();
    }

    private Locator inTheForm(String label) {
        return page().locator(".fjs-container").getByLabel(label);
    }

    private void isInTheTask(String heading) {
        assertThat(page().locator(".fjs-container").getByText(heading)).isVisible();
    }

    private void agreesOn(LocalDate day, String time) {
        chooses("Is the next meeting agreed?", "Yes");
        typesDate("On which day?", day);
        picks("At what time?", time);
        picks("How long, about?", "Two hours");
        chooses("How do you meet?", "By telephone");
    }

    @Test
    void arrangesSeesAndMovesAMeeting() {
        signIn("worker1");
        opensStartForm("Survivor journey");
        startForm().getByLabel("Name the survivor wants to be called").fill(NAME);
        starts();
        goesOnFromTheFirstContact();
        opens("Answer the offer");
        chooses("Will you walk", "Yes");
        done();
        LocalDate today = LocalDate.now(EngineClock.ZONE);

        toTheirPage();
        assertIsForEverybody();
        shows("before-one-is-arranged");
        page().getByText("Arrange a meeting").press("Enter");
        isInTheTask("Arrange the meeting");
        assertThat(inTheForm("Where the survivor feels safe")).hasCount(0);
        agreesOn(today.plusDays(2), "9:30 am");
        assertThat(page().getByText("The survivor has not agreed to a record")).isVisible();
        shows("arranging");
        done();

        toTheirPage();
        assertThat(page().locator("main")).containsText("9:30 am, by telephone");
        onAPhone();
        assertIsForEverybody();
        shows("arranged-on-a-phone");
        atADesk();
        page().navigate(address("/people"));
        assertThat(page().locator("main")).containsText("waits until");
        page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("My week"))
                .press("Enter");
        page().navigate(address("/people/week?from=" + today.plusDays(2)));
        assertThat(page().locator("main")).containsText("9:30 am to 11:30 am");
        assertIsForEverybody();
        shows("week");
        onAPhone();
        assertIsForEverybody();
        shows("week-on-a-phone");
        atADesk();

        toTheirPage();
        page().getByText("Move the meeting, or say how it went").press("Enter");
        isInTheTask("9:30 am");
        chooses("How did it go?", "We did not meet this time, and arrange another");
        assertThat(page().getByText("That happens, and nobody counts it.")).isVisible();
        shows("not-this-time");
        done();
        toTheirPage();
        page().getByText("Go on arranging the meeting").press("Enter");
        isInTheTask("Arrange the meeting");
        chooses("Is the next meeting agreed?", "No meeting for now");
        done();
        toTheirPage();
        assertThat(page().getByText("No meeting is arranged.")).isVisible();
        assertThat(complaints()).isEmpty();
    }
}
