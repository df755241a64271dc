package org.alongside.assessment.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.regex.Pattern;
import org.alongside.testing.Time;
import org.alongside.testing.browser.KeysAlone;
import org.alongside.testing.http.OverHttp;
import org.alongside.testing.http.Visitors;
import org.alongside.testing.walk.Survivors;
import org.alongside.testing.walk.Tasklist;
import org.camunda.community.process_test_coverage.core.engine.ExcludeFromProcessCoverage;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Somebody who helps prints a sheet and types in what is on it, by keys alone and on the narrowest screen. */
@OverHttp
@ExcludeFromProcessCoverage
class HelpPageBrowserIT extends KeysAlone {
    @Autowired
    Survivors survivors;

    @Autowired
    Visitors visitors;

    @Autowired
    Tasklist tasklist;

    @Autowired
    Time time;

    HelpPageBrowserIT() {
        super(Path.of("target/screenshots/help-to-assess"));
    }

    @Test
    void fromTheSheetToWhatIsSent() {
        String page =
                Helped.by("supervisor1", survivors, tasklist, visitors, time).page();
        signIn("supervisor1");
        page().navigate(address(page + "/sheet?language=en"));
        looks("sheet-en");
        page().navigate(address(page + "/sheet?language=mi"));
        looks("sheet-mi");

        page().navigate(address(page));
        looks("items");
        tabsTo("input[type=radio]");
        page().keyboard().press("Space");
        tabsTo("textarea");
        page().keyboard().type("Kōrero over tea");
        tabsTo("button[value=review]:not(.unseen)");
        page().keyboard().press("Enter");
        page().waitForURL("**/review?**");
        assertThat(page().locator("dl")).containsText("Kōrero over tea");
        looks("review");
        tabsTo("main form button");
        page().keyboard().press("Enter");
        assertThat(page().locator("#way-wrong")).isVisible();
        looks("how-is-asked");
        tabsTo("input[value=ASSISTED]");
        page().keyboard().press("Space");
        tabsTo("main form button");
        page().keyboard().press("Enter");
        assertThat(page().locator("h1")).containsText("It is sent");
        looks("sent");

        assertThat(page().navigate(address(page)).status()).isEqualTo(404);
        assertThat(complaints()).noneMatch(complaint -> !complaint.contains("404"));
    }

    /** Nobody presses anything. Whoever is signed out meanwhile is told that it was not kept. */
    @Test
    void isKeptWhileTheyTalk() {
        String page =
                Helped.by("supervisor1", survivors, tasklist, visitors, time).page();
        signIn("supervisor1");
        page().clock().install();
        page().navigate(address(page));
        page().locator("textarea[name=item-whatHelped]").fill("Kōrero & tea");
        page().locator("input[name=item-rightForMyCulture][value='4']").check();
        page().clock().fastForward("05:00");
        assertThat(page().locator("#keeps")).hasText(Pattern.compile("Kept at (1[0-2]|[1-9]):[0-5][0-9] [ap]m\\."));
        looks("kept-while-they-talk");

        page().navigate(address(page));
        assertThat(page().locator("textarea[name=item-whatHelped]")).hasValue("Kōrero & tea");
        assertThat(page().locator("input[name=item-rightForMyCulture][value='4']"))
                .isChecked();
        page().clock().fastForward("05:00");
        assertThat(page().locator("#keeps")).isEmpty();

        page().locator("textarea[name=item-whatHelped]").fill("Kōrero & tea & rest");
        page().context().clearCookies();
        page().clock().fastForward("05:00");
        assertThat(page().locator("#keeps")).hasText("It could not be kept. Press Keep it for now.");
    }
}
