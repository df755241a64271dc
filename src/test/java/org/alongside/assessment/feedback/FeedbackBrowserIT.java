package org.alongside.assessment.feedback;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Response;
import java.nio.file.Path;
import org.alongside.testing.browser.BrowserWalk;
import org.alongside.testing.http.OverHttp;
import org.alongside.testing.walk.OwnInvitations;
import org.camunda.community.process_test_coverage.core.engine.ExcludeFromProcessCoverage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Anybody writes, with and without scripts, in both languages; a supervisor reads it and answers everybody. (MONITOR-04) */
@OverHttp
@ExcludeFromProcessCoverage
class FeedbackBrowserIT extends BrowserWalk {
    @Autowired
    OwnInvitations invitations;

    FeedbackBrowserIT() {
        super(Path.of("target/screenshots/feedback"), 1_200);
    }

    private void looks(String name, boolean hasScripts) {
        shows(name);
        if (hasScripts) {
            assertIsForEverybody();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void isWrittenReadTakenOutAndAnswered(boolean hasScripts) {
        String text = hasScripts ? "He pai te tautoko" : "The stairs are hard for me";
        comes("anybody", hasScripts);
        String address = address("/own/feedback/" + invitations.ownAddress());
        Response opened = page().navigate(address);
        assertThat(opened.status()).isEqualTo(200);
        assertThat(page().context().cookies()).isEmpty();
        looks("write", hasScripts);
        page().click("main button");
        assertThat(page().locator("#why")).containsText("Please write something first");
        looks("nothing-written", hasScripts);
        page().fill("#answer", text);
        page().check("input[value=PRACTICAL]");
        page().click("header button[value=mi]");
        assertThat(page().locator("html")).hasAttribute("lang", "mi");
        assertThat(page().locator("#answer")).hasValue(text);
        assertThat(page().locator("input[value=PRACTICAL]")).isChecked();
        looks("write-mi", hasScripts);
        page().check("input[name=shown]");
        page().click("main button");
        page().waitForURL("**/sent");
        assertThat(page().locator("main")).containsText("Kua tiakina");
        looks("sent-mi", hasScripts);

        signIn("supervisor1");
        page().navigate(address("/feedback"));
        looks("came", hasScripts);
        var entry =
                page().locator("article").filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText(text));
        assertThat(entry).containsText("may be shown to others");
        entry.locator("button").first().click();
        assertThat(page().locator("[role=status]")).containsText("Marked as read");
        entry.locator("summary").click();
        entry.locator("select").selectOption("WRITER_ASKED");
        looks("take-out", hasScripts);
        entry.locator("details button").click();
        assertThat(page().locator("[role=status]")).containsText("Taken out");
        assertThat(entry).hasCount(0);

        page().click("text=Answer in general");
        page().fill("#youSaid", "The stairs are hard");
        page().fill("#weDid", "We meet on the ground floor now");
        looks("answer", hasScripts);
        page().click("main form button");
        assertThat(page().locator("[role=status]")).containsText("Everybody can read it now");
        looks("answered", hasScripts);
        comes("reader", hasScripts);
        page().navigate(address);
        assertThat(page().locator("main")).containsText("We meet on the ground floor now");
        looks("write-with-answers", hasScripts);
        assertThat(complaints()).isEmpty();
    }
}
