package org.alongside.assessment.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator.ClickOptions;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.alongside.access.NeutralPlace;
import org.alongside.testing.browser.KeysAlone;
import org.alongside.testing.http.OverHttp;
import org.alongside.testing.walk.OwnInvitations;
import org.camunda.community.process_test_coverage.core.engine.ExcludeFromProcessCoverage;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A survivor opens a link and answers: with and without scripts, in both languages, on a phone and at a desk, by keyboard
 * alone. (MONITOR-02)
 */
@OverHttp
@ExcludeFromProcessCoverage
class OwnPagesBrowserIT extends KeysAlone {
    private static final int FIRST_VIEW_BYTES_MAX = 100 * 1024;
    private static final int QUESTIONS = 25;

    @Autowired
    OwnInvitations invitations;

    OwnPagesBrowserIT() {
        super(Path.of("target/screenshots/own"), 1_200);
    }

    private void isAt(String below) {
        page().waitForURL("**/own/assessment" + below);
    }

    private void takes(String link) {
        page().navigate(address(link));
        page().click("main button");
        isAt("");
    }

    private void weatherIsThere() {
        page().route(NeutralPlace.ADDRESS + "**", route -> route.fulfill(new Route.FulfillOptions().setBody("Fine")));
    }

    @Test
    void byKeyboardAloneInEnglishAtADesk() {
        comes("survivor", true);
        page().navigate(address(invitations.link()));
        looks("link");
        presses("main button");
        isAt("");
        looks("start");
        presses("main a.button:first-of-type");
        isAt("/1");
        looks("item");
        tabsTo("input[type=radio]");
        page().keyboard().press("ArrowDown");
        page().keyboard().press("ArrowDown");
        presses("main button[value=next]");
        isAt("/2");
        presses("main button[value=back]");
        isAt("/1");
        assertThat(page().locator("input[value='3']")).isChecked();
        presses("main button[value=next]");
        for (int item = 2; item <= 20; item++) {
            isAt("/" + item);
            tabsTo("input[type=radio]");
            page().keyboard().press("Space");
            // Enter in a field goes on.
            page().keyboard().press("Enter");
        }
        isAt("/21");
        tabsTo("textarea");
        page().keyboard().type("Somebody\nlistened.");
        looks("own-words");
        presses("main button[value=next]");
        isAt("/22");
        presses("main button[value=review]");
        isAt("/review");
        assertThat(page().locator("main")).containsText("listened.");
        looks("review");
        presses("#c25");
        isAt("/" + QUESTIONS);
        tabsTo("input[type=checkbox]");
        page().keyboard().press("Space");
        looks("box");
        presses("main button[value=next]");
        isAt("/review");
        assertThat(page().locator("dl.said > div")).hasCount(QUESTIONS);
        assertThat(page().locator("dl.said .nothing")).hasCount(2);
        assertThat(page().locator("dl.said > div").first()).containsText("3");
        assertThat(page().locator("dl.said > div").last()).containsText("Yes");
        presses("main form button");
        isAt("/sent");
        looks("sent");
        page().navigate(address("/own/assessment"));
        assertThat(page().locator("h1")).hasText("This is not open");
        looks("over");
        assertThat(complaints()).isEmpty();
    }

    @Test
    void onAPhoneInTeReoMaori() {
        comes("survivor", true);
        onAPhone();
        page().navigate(address(invitations.link()));
        page().click("header button[value=mi]");
        assertThat(page().locator("h1")).hasText("Nau mai");
        looks("hononga");
        page().click("main button");
        isAt("");
        looks("timata");
        page().click("main a.button");
        isAt("/1");
        page().click("text=5 – tino pērā");
        looks("patai");
        page().click("main button[value=next]");
        isAt("/2");
        page().navigate(address("/own/assessment/23"));
        page().fill("textarea", "Kua pai taku moe");
        // The other language keeps what was typed.
        page().click("header button[value=en]");
        assertThat(page().locator("textarea")).hasValue("Kua pai taku moe");
        page().click("header button[value=mi]");
        page().click("main button[value=review]");
        isAt("/review");
        looks("whakautu");
        page().click("main a[href$=decline]");
        looks("kao");
        page().click("main form button");
        isAt("/declined");
        looks("e-pai-ana");
        assertThat(complaints()).isEmpty();
    }

    @Test
    void withoutScripts() {
        comes("survivor", false);
        onAPhone();
        takes(invitations.link());
        page().click("main a.button");
        isAt("/1");
        page().click("text=I would rather not say");
        page().click("header button[value=mi]");
        assertThat(page().locator("html")).hasAttribute("lang", "mi");
        assertThat(page().locator("input[value=NOT_SAID]")).isChecked();
        page().click("header button[value=en]");
        page().click("main button[value=review]");
        isAt("/review");
        shows("without-scripts");
        page().click("main form button");
        isAt("/sent");

        takes(invitations.link());
        List<String> asked = new ArrayList<>();
        page().onRequest(request -> asked.add(request.url()));
        page().locator("header .leave").click(new ClickOptions().setNoWaitAfter(true));
        page().waitForCondition(() -> asked.contains(NeutralPlace.ADDRESS));
        // Nobody is there to answer.
        page().waitForTimeout(2_000);
        page().navigate(address("/own/assessment"));
        assertThat(page().locator("h1")).hasText("This is not open");
    }

    @Test
    void leavesQuicklyAndNothingLeadsBack() {
        comes("survivor", true);
        weatherIsThere();
        String link = invitations.link();
        takes(link);
        assertThat(page().locator(".keys")).isVisible();
        page().click("main a.button");
        isAt("/1");
        for (int i = 0; i < 3; i++) {
            page().keyboard().press("Escape");
        }
        page().waitForURL(NeutralPlace.ADDRESS);
        page().goBack();
        assertThat(page().locator("h1")).hasText("This is not open");

        takes(invitations.link());
        page().keyboard().press("Escape");
        page().keyboard().press("Escape");
        page().keyboard().press("Tab");
        page().keyboard().press("Escape");
        assertThat(page().locator("h1")).isVisible();
        page().click("header .leave");
        page().waitForURL(NeutralPlace.ADDRESS);
        page().goBack();
        assertThat(page().locator("h1")).not().containsText("What do you think");
        assertThat(complaints()).isEmpty();
    }

    @Test
    void theFirstViewIsSmall() {
        comes("survivor", true);
        onAPhone();
        List<Response> answers = new ArrayList<>();
        page().onResponse(answers::add);
        for (String view : List.of(invitations.link(), "/own/assessment", "/own/assessment/1")) {
            if (view.equals("/own/assessment")) {
                takes(invitations.link());
            }
            answers.clear();
            page().navigate(address(view));
            List<Response> seen = List.copyOf(answers);
            assertThat(seen)
                    .extracting(Response::url)
                    .hasSizeLessThanOrEqualTo(3)
                    .allMatch(url -> url.startsWith(address("/")))
                    .containsOnlyOnce(address(view));
            int bytes = seen.stream()
                    .filter(answer -> answer.status() == 200)
                    .mapToInt(answer -> answer.body().length)
                    .sum();
            assertThat(bytes).isBetween(1_000, FIRST_VIEW_BYTES_MAX);
        }
    }
}
