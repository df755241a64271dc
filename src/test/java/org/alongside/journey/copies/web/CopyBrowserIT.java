package org.alongside.journey.copies.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.alongside.engine.Caller;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.decisions.SurvivorMessages;
import org.alongside.journey.own.OwnRequests;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.records.RecordField;
import org.alongside.records.Records;
import org.alongside.testing.browser.BrowserWalk;
import org.alongside.testing.http.OverHttp;
import org.alongside.testing.http.Visitors;
import org.alongside.testing.walk.InOrganisation;
import org.alongside.testing.walk.OwnInvitations;
import org.alongside.testing.walk.Survivors;
import org.alongside.testing.walk.Tasklist;
import org.camunda.community.process_test_coverage.core.engine.ExcludeFromProcessCoverage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A supervisor goes through a copy, the survivor fetches it, and it is printed once they left: at a desk and on a phone. (CONF-07) */
@OverHttp
@ExcludeFromProcessCoverage
class CopyBrowserIT extends BrowserWalk {
    private static final String LEAVE_OUT = "userTask_leaveOutOthers";
    private static final String WORD = "Kererū at the window";
    private static final int MOMENTS = 22;

    @Autowired
    Survivors survivors;

    @Autowired
    SurvivorMessages survivor;

    @Autowired
    Records records;

    @Autowired
    OwnRequests requests;

    @Autowired
    OwnInvitations invitations;

    @Autowired
    Tasklist tasklist;

    @Autowired
    Visitors visitors;

    CopyBrowserIT() {
        super(Path.of("target/screenshots/copy"), 1_200);
    }

    @AfterEach
    void nobodyIsLeft() {
        survivors.everybodyIsGone();
    }

    private void looks(String name) {
        assertIsForEverybody();
        shows(name);
        onAPhone();
        shows(name + "-phone");
        atADesk();
    }

    private Locator button(String name) {
        return page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private Locator link(String name) {
        return page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
    }

    private JourneyId whoAskedForACopy() {
        JourneyId journey = survivors.inSupport();
        for (int n = 0; n < MOMENTS; n++) {
            String words = n == MOMENTS - 1 ? "The neighbour told of their own illness" : "The garden, day " + n;
            visitors.inDatabase(() -> records.write(
                    journey,
                    WorkerId.of("worker1"),
                    "support.record-session",
                    Map.of(RecordField.SESSION_TALKED_ABOUT, words)));
        }
        String page = visitors.personOf(journey) + "/own-word";
        visitors.as("worker1").submit(page, page, Map.of("word", WORD, "again", WORD));
        InOrganisation.says(() -> requests.copy(journey, Caller.SURVIVOR));
        return journey;
    }

    private void goesThrough(JourneyId journey) {
        signIn("supervisor1");
        tasklist.as("supervisor1").about(journey).claims(LEAVE_OUT);
        page().navigate(address("/copies"));
        looks("copies");
        link(visitors.labelOf(journey)).click();
        page().waitForURL("**/copies/*-*");
        looks("one");
        button("Mark").click();
        assertThat(page().locator(".notice[role=alert]")).isVisible();
        looks("nothing-ticked");
        page().getByLabel("The neighbour told of their own illness").check();
        button("Mark").click();
        assertThat(page().locator(".notice[role=alert]")).isVisible();
        assertThat(page().getByLabel("The neighbour told of their own illness")).isChecked();
        page().locator("#g-ABOUT_SOMEBODY_ELSE").check();
        button("Mark").click();
        page().waitForURL("**?done=marked");
        assertThat(page().locator(".warning")).hasCount(1);
        looks("marked");
        assertThat(button("I have gone through")).hasCount(0);
        link("The next page").click();
        page().waitForURL("**?before=*");
        looks("last-page");
        button("I have gone through").click();
        page().waitForURL("**?done=through");
        assertThat(page().locator(".notice[role=status]")).isVisible();
        looks("through");
        tasklist.as("supervisor1").about(journey).completes(LEAVE_OUT, Map.of());
    }

    private void opensTheirPage(JourneyId journey) {
        comes("survivor", true);
        page().navigate(address(invitations.linkToRecord(journey, null)));
        page().click("main button");
        page().fill("#word", WORD);
        page().click("main button");
        page().waitForURL("**/own/record");
    }

    private static byte[] content(Download download) throws IOException {
        return Files.readAllBytes(download.path());
    }

    @Test
    @Proves({PolicyId.CONF_05, PolicyId.CONF_07})
    void isGoneThroughFetchedAndPrintedOnceTheyLeft() throws IOException {
        JourneyId journey = whoAskedForACopy();
        opensTheirPage(journey);
        page().navigate(address("/own/record/copy"));
        assertThat(page().locator("main")).containsText("No copy is ready");
        looks("not-ready");

        goesThrough(journey);

        turnTo("survivor");
        page().navigate(address("/own/record"));
        page().locator("a[href$='/own/record/copy']").first().click();
        page().waitForURL("**/own/record/copy");
        looks("ready");
        byte[] print = content(page().waitForDownload(
                        () -> page().locator("form[action$='/pdf'] button").click()));
        assertThat(new String(print, StandardCharsets.ISO_8859_1)).startsWith("%PDF-");
        String data = new String(
                content(page().waitForDownload(() ->
                        page().locator("form[action$='/json'] button").click())),
                StandardCharsets.UTF_8);
        assertThat(data).contains("The garden, day 0", "The garden, day 20").doesNotContain("The neighbour");

        InOrganisation.says(() -> survivor.leaves(journey));
        turnTo("supervisor1");
        page().navigate(address("/copies"));
        looks("to-print");
        byte[] printed = content(
                page().waitForDownload(() -> button("Print it in English").click()));
        assertThat(new String(printed, StandardCharsets.ISO_8859_1)).startsWith("%PDF-");
        assertThat(complaints()).isEmpty();
    }
}
