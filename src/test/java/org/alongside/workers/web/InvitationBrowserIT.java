package org.alongside.workers.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.alongside.testing.browser.KeysAlone;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

/** Somebody is invited and begins, by keyboard alone, on screens down to 320 pixels. (CONF-01) */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "alongside.test.database=invitation_walk")
class InvitationBrowserIT extends KeysAlone {
    private static final String PASSWORD = "Korimako-sings-7";

    InvitationBrowserIT() {
        super(Path.of("target/screenshots/invitation"), 1_500);
    }

    private void keys(String selector, String text) {
        tabsTo(selector);
        page().keyboard().type(text);
    }

    private void choosesPassword(String password, String again) {
        keys("#password", password);
        keys("#passwordAgain", again);
        page().keyboard().press("Enter");
    }

    @Test
    void whoIsInvitedChoosesAPasswordAndBegins() {
        signIn("supervisor1");
        page().navigate(address("/workers/invite"));
        looks("page");
        keys("#name", "Hine Moana (invented)");
        keys("#userId", "hine moana");
        presses("form[action$='/invite'] button");
        assertThat(page().locator("#userId-why")).containsText("letters and digits only");
        assertThat(page().locator("#name")).hasValue("Hine Moana (invented)");
        looks("what-is-wrong");
        tabsTo("#userId");
        page().keyboard().press("Control+A");
        keys("#userId", "hine7");
        presses("form[action$='/invite'] button");
        assertThat(page().locator("#address")).isFocused();
        String link = page().inputValue("#address");
        looks("link");

        presses("header form button");
        page().waitForURL("**/login?signed-out");
        page().navigate(link);
        assertThat(page().locator("body")).not().containsText("Hine");
        looks("choose");
        choosesPassword("too short", "too short");
        assertThat(page().locator("#password-why")).containsText("too easy to guess");
        looks("too-easy");
        choosesPassword(PASSWORD, PASSWORD);
        assertThat(page().locator("#username")).hasValue("hine7");
        looks("sign-in");
        keys("#password", PASSWORD);
        page().keyboard().press("Enter");
        page().waitForURL(url -> !url.contains("/login") && !url.contains("/invitation"));
        page().navigate(address("/workers/me"));
        assertThat(page().locator("main")).containsText("Hine Moana (invented)");
        looks("their-own-page");

        page().navigate(link);
        assertThat(page().locator("h1")).containsText("Sign out first");
        looks("signed-in");
        presses("form button");
        page().waitForURL("**/login?signed-out");
        page().navigate(link);
        assertThat(page().locator("h1")).containsText("This link is over");
        looks("over");

        signIn("admin1");
        page().navigate(address("/workers/invite"));
        looks("administrator");
        assertThat(complaints()).isEmpty();
    }
}
