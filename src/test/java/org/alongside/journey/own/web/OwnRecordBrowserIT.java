package org.alongside.journey.own.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.alongside.ids.JourneyId;
import org.alongside.journey.state.Journeys.State;
import org.alongside.referral.ReferralSteps;
import org.alongside.testing.browser.KeysAlone;
import org.alongside.testing.http.OverHttp;
import org.alongside.testing.http.Visitors;
import org.alongside.testing.walk.OwnInvitations;
import org.alongside.testing.walk.Survivors;
import org.camunda.community.process_test_coverage.core.engine.ExcludeFromProcessCoverage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

/** From the word that is chosen beside the worker to a decision: with and without scripts, in both languages, by keyboard. */
@OverHttp
@ExcludeFromProcessCoverage
class OwnRecordBrowserIT extends KeysAlone {
    private static final String WORD = "Kererū at the window";

    private static final List<String> PAGES = List.of(
            "",
            "/kept",
            "/kept/contact",
            "/kept/contact?names=show",
            "/looks",
            "/agreements",
            "/hopes",
            "/support-map",
            "/do/erase",
            "/do/no-notes",
            "/correct",
            "/change-word",
            "/done/pause",
            "/ended/leave");

    @Autowired
    OwnInvitations invitations;

    @Autowired
    Survivors survivors;

    @Autowired
    Visitors visitors;

    @Autowired
    AutowireCapableBeanFactory beans;

    OwnRecordBrowserIT() {
        super(Path.of("target/screenshots/own-record"), 1_200);
    }

    @AfterEach
    void nobodyIsLeft() {
        survivors.everybodyIsGone();
    }

    private void isAt(String below) {
        page().waitForURL("**/own/record" + below);
    }

    private Locator button(String name) {
        return page().getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private void choosesTheirWord(JourneyId journey) {
        signIn("worker1");
        page().navigate(address(visitors.personOf(journey)));
        page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Their own page"))
                .click();
        page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Choose a word together"))
                .click();
        assertThat(page().locator("body")).not().containsText(visitors.labelOf(journey));
        page().fill("#word", WORD);
        page().fill("#again", "Something else");
        page().click("main button");
        assertThat(page().locator(".notice[role=alert]")).containsText("not the same");
        looks("word-again");
        assertThat(page().locator("#word")).hasAttribute("type", "password");
        page().fill("#word", WORD);
        page().fill("#again", WORD);
        page().click("main button");
        page().waitForURL("**/own-record?done=word");
        looks("beside-worker");
    }

    @Test
    void fromTheWordToABreakByKeyboardAlone() {
        JourneyId journey = survivors.inSupport();
        choosesTheirWord(journey);
        comes("survivor", true);
        page().navigate(address(invitations.linkToRecord(journey, null)));
        presses("main button");
        isAt("/word");
        looks("word");
        page().locator("#word").focus();
        page().keyboard().type("not this one");
        page().keyboard().press("Enter");
        assertThat(page().locator(".notice[role=alert]")).containsText("That was not the word");
        looks("word-wrong");
        page().locator("#word").focus();
        page().keyboard().type(WORD);
        page().keyboard().press("Enter");
        isAt("");
        assertThat(page().locator("main")).not().containsText("Tamsin");
        looks("record");
        presses("a[href$='/do/pause']");
        isAt("/do/pause");
        looks("pause");
        presses("main form button");
        isAt("/done/pause");
        looks("paused");
        assertThat(survivors.state(journey)).isEqualTo(State.PAUSED);
        presses("main a.button");
        isAt("");
        presses("a[href$='/correct']");
        isAt("/correct");
        page().locator("#words").focus();
        page().keyboard().type("It was a Friday.\nNot a Tuesday.");
        presses("main form button");
        assertThat(page().locator("h1")).hasText("Is this right?");
        looks("correct-look");
        button("Ask for it").click();
        isAt("/done/correction");
        looks("correct-done");
        assertThat(complaints()).isEmpty();
    }

    @Test
    void whatAServiceMayLearnIsTakenBackByKeyboardAlone() {
        ReferralSteps referral = new ReferralSteps();
        beans.autowireBean(referral);
        JourneyId journey =
                referral.withLetterSent(referral.service("An invented service"), "REFERRED", "NAME", "HOPES");
        choosesTheirWord(journey);
        comes("survivor", true);
        onAPhone();
        page().navigate(address(invitations.linkToRecord(journey, null)));
        presses("main button");
        isAt("/word");
        page().locator("#word").focus();
        page().keyboard().type(WORD);
        page().keyboard().press("Enter");
        isAt("");
        presses("a[href$='/agreements']");
        isAt("/agreements");
        assertThat(page().locator("main")).not().containsText("An invented service");
        looks("agreements");
        presses("a[href$='names=show']");
        isAt("/agreements?names=show");
        assertThat(page().locator("main")).containsText("An invented service");
        looks("agreements-names");
        presses("a[href*='/services/']");
        isAt("/services/**");
        looks("service");
        presses("main form button");
        isAt("/done/no-passing-on");
        page().navigate(address("/own/record/agreements"));
        assertThat(page().locator("#services")).hasCount(0);
        assertThat(referral.kept(journey)).containsExactly("TAKEN_BACK REFERRED NAME+HOPES POSTED");
        assertThat(complaints()).isEmpty();
    }

    /** From the label that anybody writes down to what is taken back, and back to the support. */
    @Test
    void whoLeftTakesBackAndComesBackOnAPhoneByKeyboardAlone() {
        JourneyId journey = survivors.inSupport();
        choosesTheirWord(journey);
        visitors.as("worker1").submit("/journeys/done", "/journeys/" + journey + "/leave", Map.of());
        page().navigate(address("/journeys/asked"));
        page().locator("#label").focus();
        page().keyboard().type(visitors.labelOf(journey));
        page().locator("input[value=PAGE]").focus();
        page().keyboard().press("Space");
        presses("main form button");
        assertThat(page().locator(".notice[role=alert]")).containsText("is still safe");
        looks("left-is-it-safe");
        page().locator("input[name=safe]").focus();
        page().keyboard().press("Space");
        presses("main form button");
        assertThat(page().locator(".notice[role=status]")).containsText("is on its way");
        looks("left-asked");
        comes("survivor", true);
        onAPhone();
        page().navigate(address(invitations.linkToRecord(journey, null)));
        presses("main button");
        isAt("/word");
        page().locator("#word").focus();
        page().keyboard().type(WORD);
        page().keyboard().press("Enter");
        isAt("");
        assertThat(page().locator("main")).containsText("You have left");
        assertThat(page().locator("main")).not().containsText("Tamsin");
        looks("left-record");
        for (String each : List.of("/do/keep", "/do/erase", "/do/return", "/kept/contact", "/looks", "/agreements")) {
            page().navigate(address("/own/record" + each));
            looks("left" + each.replaceAll("\\W+", "-"));
        }
        page().navigate(address("/own/record"));
        presses("a[href$='/do/no-whanau']");
        isAt("/do/no-whanau");
        presses("main form button");
        isAt("/done/no-whanau");
        looks("left-taken-back");
        presses("main a.button");
        isAt("");
        page().click("header button[value=mi]");
        looks("left-record-mi");
        presses("a[href$='/do/return']");
        isAt("/do/return");
        looks("left-return-mi");
        presses("main form button");
        isAt("/done/return");
        looks("left-returned-mi");
        assertThat(survivors.state(journey)).isEqualTo(State.OPEN);
        assertThat(complaints()).isEmpty();
    }

    @Test
    void everyPageInBothLanguagesOnAPhoneWithoutScripts() {
        JourneyId journey = survivors.inSupport();
        choosesTheirWord(journey);
        comes("survivor", false);
        onAPhone();
        page().navigate(address(invitations.linkToRecord(journey, null)));
        page().click("main button");
        isAt("/word");
        page().fill("#word", WORD);
        page().click("main form button");
        isAt("");
        for (String language : List.of("en", "mi")) {
            if (language.equals("mi")) {
                page().click("header button[value=mi]");
            }
            for (String each : PAGES) {
                page().navigate(address("/own/record" + each));
                assertThat(page().locator("html")).hasAttribute("lang", language.equals("mi") ? "mi" : "en-NZ");
                shows(language + each.replaceAll("\\W+", "-"));
            }
            page().navigate(address("/own/record"));
        }
        assertThat(complaints()).isEmpty();
    }

    @Test
    void everyPageIsForEverybody() {
        JourneyId journey = survivors.inSupport();
        choosesTheirWord(journey);
        comes("survivor", true);
        page().navigate(address(invitations.linkToRecord(journey, null)));
        page().click("main button");
        page().fill("#word", WORD);
        page().click("main form button");
        isAt("");
        page().click("header button[value=mi]");
        for (String each : PAGES) {
            page().navigate(address("/own/record" + each));
            looks("wide-mi" + each.replaceAll("\\W+", "-"));
        }
        assertThat(complaints()).isEmpty();
    }
}
