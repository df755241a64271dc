package org.alongside.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.alongside.testing.walk.Survivors.CALM;
import static org.alongside.testing.walk.Survivors.and;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.alongside.engine.EngineClock;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.alongside.records.RecordField;
import org.alongside.records.Records;
import org.alongside.testing.browser.BrowserWalk;
import org.alongside.testing.http.OverHttp;
import org.alongside.testing.http.Visitors;
import org.alongside.testing.walk.Survivors;
import org.alongside.testing.walk.Tasklist;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A worker's Monday: their people, what was written down, a meeting, its session, the next meeting, a number, the week; once
 * at a desk with keys alone, once on a phone. Screenshots in target/screenshots/monday.
 */
@OverHttp
class MondayBrowserIT extends BrowserWalk {
    private static final String NAME = "Tamsin";
    private static final int KEYS_MAX = 60;

    @Autowired
    Survivors survivors;

    @Autowired
    Visitors visitors;

    @Autowired
    Tasklist tasklist;

    @Autowired
    Records records;

    private boolean isByKeys;

    MondayBrowserIT() {
        super(Path.of("target/screenshots/monday"));
    }

    @BeforeEach
    void nobodyIsHere() {
        visitors.everybodyLeft();
    }

    @Test
    void atADeskWithKeysAlone() {
        JourneyId journey = whomTheyMeetToday();
        isByKeys = true;
        signIn("worker1");
        monday(journey);

        correctsNextSteps(journey);
        page().navigate(address(visitors.personOf(journey)));
        goes(link("Move the meeting, or say how it went"));
        answers("How did it go?", "We did not meet this time, and arrange another");
        assertThat(page().getByText("That happens, and nobody counts it.")).isVisible();
        pictures("not-this-time");
        assertThat(complaints()).isEmpty();
    }

    @Test
    void onAPhoneAllTheWay() {
        JourneyId journey = whomTheyMeetToday();
        signIn("worker1");
        onAPhone();
        monday(journey);
        assertThat(complaints()).isEmpty();
    }

    /** What is not agreed to is not asked; the version of the words before consent goes back with the form. (CONSENT-04) */
    @Test
    void beforeARecordIsAgreedTo() {
        JourneyId journey = survivors.atWelcome();
        signIn("worker1");
        page().navigate(address(visitors.personOf(journey)));
        assertThat(page().getByText("No session is written down")).isVisible();
        assertIsForEverybody();
        goes(button("Arrange a meeting"));
        answers("Is the next meeting agreed?", "Yes");
        assertThat(page().getByText("The survivor has not agreed to a record")).isVisible();
        assertThat(inTheForm("Where the survivor feels safe")).hasCount(0);
        answers("Is the next meeting agreed?", "No meeting for now");
        done();

        opens("Welcome");
        assertThat(page().getByText("Version of the words")).hasCount(0);
        chooses("What does the survivor want next", "Another conversation first");
        Request sent = page().waitForRequest("**/submit-form", this::done);
        assertThat(sent.postData()).containsPattern("\"wordingShown\":\\{[^}]*\"value\":0");
        assertThat(complaints()).isEmpty();
    }

    /** Somebody with a session behind them, and a meeting this morning. */
    private JourneyId whomTheyMeetToday() {
        JourneyId journey = survivors.inSupport();
        Tasklist.Person worker = tasklist.as("worker1");
        worker.completes("userTask_walkAlongside", Map.of("whatNext", "SESSION"))
                .completes(
                        "userTask_recordSession",
                        and(
                                CALM,
                                "sessionKind",
                                "ONE_ON_ONE",
                                "talkedAbout",
                                "Kua kōrero mātou mō te awa",
                                "survivorWishes",
                                "Bring the photo of the river"));
        String person = visitors.personOf(journey);
        visitors.as("worker1").submit(person, person + "/meeting", Map.of());
        worker.completes(
                "userTask_arrangeMeeting",
                Map.of(
                        "meetingAgreed",
                        "AGREED",
                        "meetingDay",
                        today().toString(),
                        "meetingTime",
                        "T0700",
                        "meetingLength",
                        "M60",
                        "meetingWay",
                        "IN_PERSON",
                        "meetingPlace",
                        "The shed by the river"));
        return journey;
    }

    private void monday(JourneyId journey) {
        LocalDate next = today().plusDays(7);
        prepares(journey);
        meetsAndWrites(journey);
        arrangesTheNext(journey, next);
        correctsTheNumber();
        seesItInTheirWeek(journey, next);
        assertNothingIsKeptOf(NAME, "0199", "the garden", "The shed");
    }

    private void prepares(JourneyId journey) {
        page().navigate(address("/"));
        page().waitForURL("**/people");
        assertThat(page().locator(".people")).containsText("7:00 am, in person");
        assertIsForEverybody();
        pictures("my-people");
        writes(page().locator("#words"), "TAMSIN");
        page().keyboard().press("Enter");
        assertThat(page().getByText("All my people")).isVisible();
        goes(link(visitors.labelOf(journey)));

        assertThat(page().locator(".overview")).containsText("Kua kōrero mātou mō te awa");
        assertThat(page().locator(".overview")).containsText("Bring the photo of the river");
        assertThat(page().locator(".overview")).containsText("The shed by the river");
        assertIsForEverybody();
        pictures("prepare");
        goes(link("All that is written down"));
        assertThat(page().locator(".moment").first()).isVisible();
        assertIsForEverybody();
        pictures("all-of-it");
        writes(page().locator("#words"), "MATOU");
        page().keyboard().press("Enter");
        assertThat(page().getByText("Where these words stand")).isVisible();
        assertThat(page().locator(".moment")).hasCount(1);
        assertThat(page().url()).as("words stand in no address").doesNotContainIgnoringCase("matou");
        goes(link("Back to"));
    }

    /** A list that was written down is typed anew. */
    private void correctsNextSteps(JourneyId journey) {
        visitors.inDatabase(() -> {
            records.write(
                    journey,
                    WorkerId.of("worker1"),
                    "test",
                    Map.of(RecordField.PLAN_NEXT_STEPS, List.of(Map.of("step", "Call the libary"))));
            return true;
        });
        page().navigate(address(visitors.personOf(journey) + "/record?theme=way-forward"));
        goes(page().locator(".moment dt a").first());
        assertThat(page().locator("#row-0-step")).hasValue("Call the libary");
        assertIsForEverybody();
        writes(page().locator("#row-0-step"), "Call the library");
        Locator why = page().getByLabel("it was written down wrong");
        tabsTo(page().locator("input[name=reason]").first());
        page().keyboard().press("Space");
        assertThat(why).isChecked();
        pictures("correcting-next-steps");
        goes(button("Keep the new version"));
        assertThat(page().getByRole(AriaRole.STATUS)).containsText("The new version is kept");
        assertIsForEverybody();
    }

    private void meetsAndWrites(JourneyId journey) {
        goes(link("Move the meeting, or say how it went"));
        isInTheTask("Meet");
        goes(link("Before a meeting"));
        assertThat(page().locator(".alongside-record .overview")).containsText("Bring the photo of the river");
        pictures("beside-the-meeting");
        goes(link("Form"));
        answers("How did it go?", "We met");
        assertThat(page().getByText("goes into the task Walk alongside")).isVisible();
        pictures("we-met");
        sends();

        toTheirTask("Walk alongside");
        answers("What is next?", "Write down a session");
        sends();
        toTheirTask("Record the session");
        answers("Kind of session", "One-on-one");
        writes(inTheForm("What we talked about").first(), "Of the garden");
        answers("How safe is the survivor now", "Safe");
        pictures("session");
        sends();

        page().navigate(address("/people"));
        goes(link(visitors.labelOf(journey)));
        assertThat(page().locator(".overview")).containsText("Of the garden");
        assertThat(page().locator(".overview")).containsText("No meeting is arranged.");
    }

    private void arrangesTheNext(JourneyId journey, LocalDate day) {
        goes(button("Arrange a meeting"));
        isInTheTask("Arrange the meeting");
        answers("Is the next meeting agreed?", "Yes");
        typesDate("On which day?", day);
        takes("At what time?", "9:30 am");
        takes("How long, about?", "Two hours");
        answers("How do you meet?", "By telephone");
        pictures("arranging");
        sends();

        page().navigate(address("/people"));
        assertThat(page().locator(".people")).containsText("9:30 am, by telephone");
        assertThat(page().locator(".people")).containsText("waits until");
        goes(link(visitors.labelOf(journey)));
        assertThat(page().locator("main")).containsText("9:30 am, by telephone");
    }

    private void correctsTheNumber() {
        goes(link("Contact and wishes"));
        page().waitForURL("**/contact");
        assertIsForEverybody();
        writes(page().getByLabel("Number or address for that"), "021 555 0199");
        pictures("contact-and-wishes");
        goes(button("Keep it"));
        assertThat(page().getByRole(AriaRole.STATUS)).containsText("It is kept");
        assertThat(page().locator(".overview")).containsText("021 555 0199");
        assertIsForEverybody();
        pictures("a-number-is-corrected");
    }

    private void seesItInTheirWeek(JourneyId journey, LocalDate day) {
        goes(link("My people"));
        goes(link("My week"));
        page().waitForURL("**/people/week");
        assertIsForEverybody();
        goes(link("The week after"));
        assertThat(page().locator("section[aria-labelledby=day-" + day + "]")).containsText("9:30 am to 11:30 am");
        assertIsForEverybody();
        pictures("the-week-after");
        goes(link(visitors.labelOf(journey)));
        assertThat(page().locator("main")).containsText("9:30 am, by telephone");
    }

    /** From the list of their people, as somebody who does not look for it in the Tasklist. */
    private void toTheirTask(String name) {
        page().navigate(address("/people"));
        goes(page().locator(".people .open a", new Page.LocatorOptions().setHasText(name)));
        isInTheTask(name);
    }

    private void isInTheTask(String name) {
        assertThat(page().locator(".task-details")
                        .getByRole(AriaRole.HEADING, new Locator.GetByRoleOptions().setName(name + " ·"))
                        .first())
                .isVisible();
        assertThat(page().locator(".task-details .fjs-container").first()).isVisible();
    }

    private Locator inTheForm(String label) {
        return page().locator(".fjs-container").getByLabel(label);
    }

    private Locator link(String name) {
        return page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name))
                .first();
    }

    private Locator button(String name) {
        return page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private void pictures(String name) {
        shows((isByKeys ? "desk-" : "phone-") + name);
    }

    private void goes(Locator what) {
        if (isByKeys) {
            presses("Enter", what);
        } else {
            what.click();
        }
    }

    private void writes(Locator what, String text) {
        if (isByKeys) {
            tabsTo(what);
            page().keyboard().press("Control+A");
            page().keyboard().type(text);
        } else {
            what.fill(text);
        }
    }

    private void answers(String question, String answer) {
        if (!isByKeys) {
            chooses(question, answer);
            return;
        }
        Locator asked = page().locator(".fjs-form-field-radio", new Page.LocatorOptions().setHasText(question));
        Locator wanted = asked.locator("label:has(input)", new Locator.LocatorOptions().setHasText(answer))
                .first()
                .locator("input");
        tabsTo(asked.locator("input").first());
        page().keyboard().press("Space");
        for (int key = 0; key < KEYS_MAX && !wanted.isChecked(); key++) {
            page().keyboard().press("ArrowDown");
        }
        assertThat(wanted).isChecked();
    }

    private void takes(String label, String choice) {
        if (!isByKeys) {
            picks(label, choice);
            return;
        }
        for (int key = 0; key < KEYS_MAX && !isIn(field(label)); key++) {
            page().keyboard().press("Tab");
        }
        Locator at = field(label).locator(".fjs-dropdownlist-item.focused");
        for (int key = 0; key < KEYS_MAX; key++) {
            if (at.count() == 1 && at.innerText().contains(choice)) {
                // The list hears of the key before a person could press the next one, and a test waits for that.
                page().waitForTimeout(200);
                page().keyboard().press("Enter");
                assertThat(field(label)).containsText(choice);
                return;
            }
            page().keyboard().press("ArrowDown");
        }
        throw new AssertionError("No key leads to " + choice);
    }

    private static boolean isIn(Locator field) {
        return (Boolean) field.evaluate("field => field.contains(document.activeElement)");
    }

    private void sends() {
        Locator sent = page().locator(".task-details .form-actions .btn-primary");
        page().waitForResponse("**/submit-form", () -> goes(sent));
        assertThat(page().locator(".alongside-refusal")).hasCount(0);
    }

    private static LocalDate today() {
        return LocalDate.now(EngineClock.ZONE);
    }
}
