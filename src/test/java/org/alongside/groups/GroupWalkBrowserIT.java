package org.alongside.groups;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.Map;
import org.alongside.ids.GroupId;
import org.alongside.testing.browser.BrowserWalk;
import org.alongside.testing.http.OverHttp;
import org.alongside.testing.http.Walk;
import org.alongside.testing.walk.PeerGroups;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Two workers and a facilitator bring a survivor from the standing task into a meeting, each at their own Tasklist in a
 * real browser. Screenshots in target/screenshots/groups.
 */
@OverHttp
class GroupWalkBrowserIT extends BrowserWalk {

    @Autowired
    PeerGroups groups;

    @Autowired
    RuntimeService runtime;

    GroupWalkBrowserIT() {
        super(Path.of("target/screenshots/groups"), 1_700);
    }

    @Test
    void bringsASurvivorFromTheStandingTaskIntoAMeeting() {
        signIn("facilitator1");
        setsUpAGroup();
        looksAtTheFirstMeeting();

        Walk walk = new Walk(port()).toSupport(Map.of("alias", "Hinewai (invented)"), Map.of(), Map.of());
        signIn("worker1");
        wishesForAGroup();
        isNotPossibleYet();
        hasASession();
        asksForAnotherWorker();

        walk.complete("userTask_offerJourney", Map.of("offerAnswer", "NOT_NOW"));
        signIn("worker2");
        takesOver();

        again("facilitator1");
        meetsSomebodyNew();
        tellsAboutTheGroup();
        isTooEarlyToMeetTheMembers();
        groups.doorsOpen(group());
        looksAtTheGroup();
        again("facilitator1");
        meetsTheMembers();
        holdsTheMeeting();

        again("worker2");
        assertThat(task("Walk alongside")).isVisible();
        assertThat(page().locator(".tasks-list li.task")).hasCount(1);
        shows("with-their-worker");
        assertNothingIsKeptOf(
                "Hinewai", "Tamsin", "Tuesday people", "Hall by the river", "sleep well", "hard of hearing");
        assertThat(complaints()).isEmpty();
    }

    private void setsUpAGroup() {
        opensStartForm("Host a peer group");
        chooses("What kind of group", "Wellbeing group");
        types("What its members call it", "Tuesday people");
        types("Where it meets", "Hall by the river, the blue door");
        types("Whom members contact", "Facilitator One, by text");
        typesDate("First meeting", groups.firstTuesday());
        picks("It starts at", "6:00 pm");
        types("It lasts", "90");
        chooses("How often", "Every two weeks");
        types("Places", "8");
        shows("set-up");
        starts();
    }

    private void looksAtTheFirstMeeting() {
        opens("Prepare the meeting");
        page().locator(".nav-tabs").getByText("Where we are").click();
        assertThat(page().locator(".djs-container [data-element-id=userTask_prepareMeeting]"))
                .isVisible();
        shows("where-we-are");
        page().locator(".nav-tabs").getByText("Form").click();
        assertThat(page().getByText("For a first meeting")).isVisible();
        assertThat(page().getByText("This is a welcome meeting")).isVisible();
        assertThat(page().getByText("For a second meeting")).hasCount(0);
        assertThat(choicesOf("Second facilitator")).isNotEmpty();
        page().keyboard().press("Escape");
        shows("prepare-the-meeting");
        assertThat(page().getByText("It starts at")).hasCount(0);
        chooses("What is next", "Move the meeting");
        assertThat(page().getByText("It starts at")).isVisible();
        shows("move-the-meeting");
        chooses("What is next", "Keep this");
        types("Agenda", "Getting to know each other");
        onAPhone();
        assertThat(field("Agenda")).isVisible();
        field("Agenda").scrollIntoViewIfNeeded();
        page().waitForTimeout(1_000);
        showsTheScreen("prepare-the-meeting-on-a-phone");
        assertFitsTheScreen();
        done();
        atADesk();
        assertThat(task("Prepare the meeting")).isVisible();
    }

    private void wishesForAGroup() {
        opens("Walk alongside");
        chooses("What is next?", "would like to join a group");
        shows("walk-alongside");
        done();
        talks();
    }

    private void talks() {
        opens("Talk about the group");
        picks("Which group", "Wellbeing");
        chooses("How did it come up", "The survivor wished for it");
        ticks("What they are working through");
        ticks("What they expect of the group");
        ticks("What they intend to bring and take");
        ticks("At least one wellbeing goal");
        types("Wellbeing goals of their own", "To sleep well");
        types("Name they want to be called in the group", "Tamsin");
        types("What the facilitator should know", "She is hard of hearing on the left");
        ticks("The survivor agreed that");
        chooses("What does the survivor want next", "Go on towards");
        shows("talk-about-the-group");
        done();
    }

    private void isNotPossibleYet() {
        opens("Offer other options");
        assertThat(page().getByText("none is named")).isVisible();
        chooses("What does the survivor want", "Go on looking for a group");
        shows("other-options");
        done();
        assertThat(task("Talk about the group")).isVisible();
    }

    private void hasASession() {
        opens("Walk alongside");
        chooses("What is next?", "Write down a session");
        done();
        opens("Record the session");
        chooses("Kind of session", "One-on-one");
        chooses("How safe is the survivor now", "Safe");
        chooses("Are there thoughts of harming themselves", "No");
        chooses("Is anybody else in danger", "No");
        done();
        assertThat(task("Walk alongside")).isVisible();
    }

    private void asksForAnotherWorker() {
        opens("Walk alongside");
        chooses("What is next?", "wants another worker");
        chooses("What may the next worker see", "All of it");
        shows("another-worker");
        done();
    }

    private void takesOver() {
        opens("Answer the offer");
        chooses("Will you walk", "Yes");
        done();
        assertThat(task("Walk alongside")).isVisible();
        assertThat(task("Talk about the group")).isVisible();
        shows("with-another-worker");
        talks();
        assertThat(task("Talk about the group")).hasCount(0);
    }

    private void meetsSomebodyNew() {
        opens("Meet somebody new");
        assertThat(page().getByText("Group: " + groups.of(group()).label())).isVisible();
        assertThat(page().getByLabel("Name they want to be called in the group"))
                .hasValue("Tamsin");
        assertThat(page().getByText("Hinewai")).hasCount(0);
        shows("meet-somebody-new");
        page().locator(".nav-tabs").getByText("Where we are").click();
        assertThat(page().getByText("This way is not drawn here")).isVisible();
        assertThat(page().locator(".djs-container")).hasCount(0);
        shows("where-we-are-is-not-drawn");
        page().locator(".nav-tabs").getByText("Form").click();
        chooses("How do you see it", "It fits");
        chooses("How does the survivor see it", "It fits");
        done();
    }

    private void tellsAboutTheGroup() {
        opens("Tell about the group");
        ticks("The protocols, and confidentiality");
        ticks("Being on time");
        ticks("Times, length and place");
        ticks("They have read or heard the protocols");
        chooses("What is next", "They are ready");
        done();
        Locator refusal = page().getByText("Before they are ready").first();
        assertThat(refusal).isVisible();
        assertThat(page().getByLabel("Being on time").first()).isChecked();
        shows("tell-about-the-group-refused");
        ticks("How meetings run");
        ticks("What peer support is");
        ticks("Whom to contact");
        shows("tell-about-the-group");
        done();
        assertThat(task("Meet the members")).isVisible();
    }

    private void isTooEarlyToMeetTheMembers() {
        opens("Meet the members");
        chooses("Do they join", "They met the members, and join");
        done();
        assertThat(page().getByText("Please open this task again then").first()).isVisible();
        shows("meet-the-members-too-early");
    }

    private void looksAtTheGroup() {
        Page aside = page().context().newPage();
        aside.navigate(address("/groups"));
        aside.screenshot(shot("groups"));
        aside.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName(groups.of(group()).label()))
                .first()
                .click();
        assertThat(aside.locator("section[aria-labelledby=ready]").getByText("Tamsin"))
                .isVisible();
        assertThat(aside.getByText("Hinewai")).hasCount(0);
        aside.screenshot(shot("group"));
        aside.setViewportSize(390, 844);
        aside.screenshot(shot("group-on-a-phone"));
        assertThat((Boolean) aside.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth"))
                .as("nothing is cut off at the side")
                .isTrue();
        aside.getByText("A page to print and hand out").click();
        assertThat(aside.getByText("Being a good member")).isVisible();
        assertThat(aside.getByText("Tamsin")).hasCount(0);
        aside.screenshot(shot("handout"));
        assertIsForEverybody(aside);
        aside.navigate(address("/groups/calendar"));
        aside.screenshot(shot("calendar-on-a-phone"));
        aside.close();
    }

    private static Page.ScreenshotOptions shot(String name) {
        return new Page.ScreenshotOptions()
                .setPath(Path.of("target/screenshots/groups", name + ".png"))
                .setFullPage(true);
    }

    private void meetsTheMembers() {
        opens("Meet the members");
        chooses("Do they join", "They met the members, and join");
        shows("meet-the-members");
        done();
        assertThat(task("Meet the members")).hasCount(0);
    }

    private void holdsTheMeeting() {
        opens("Hold the meeting");
        assertThat(page().getByText("A first meeting")).isVisible();
        assertThat(page().getByText("The second meeting:")).hasCount(0);
        chooses("Did it take place", "Yes");
        assertThat(field("Who came?").getByText("(Tamsin)")).isVisible();
        ticks("(Tamsin)");
        ticks("The protocols were called to mind");
        shows("hold-the-meeting");
        done();
        opens("Prepare the meeting");
        assertThat(page().getByText("For a second meeting")).isVisible();
        shows("prepare-the-second-meeting");
    }

    private GroupId group() {
        return GroupId.of(runtime.createProcessInstanceQuery()
                .processDefinitionKey("host-group")
                .singleResult()
                .getBusinessKey());
    }

    private void assertFitsTheScreen() {
        assertThat((Boolean) page().evaluate("() => document.documentElement.scrollWidth <= window.innerWidth"))
                .as("nothing is cut off at the side")
                .isTrue();
    }
}
