package org.alongside.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.alongside.testing.browser.BrowserWalk;
import org.alongside.testing.http.OverHttp;
import org.junit.jupiter.api.Test;

/** How a first contact ends, by hand in a browser: a label, what it is for, and a card to print or to read out. */
@OverHttp
class FirstContactBrowserIT extends BrowserWalk {
    private static final Pattern SHEET = Pattern.compile("/Type\\s*/Page[^s]");

    private static final String OFFER = "Answer the offer to walk alongside · ";

    FirstContactBrowserIT() {
        super(Path.of("target/screenshots/first-contact"));
    }

    private String firstContact() {
        opensStartForm("Survivor journey");
        startForm().getByLabel("Name the survivor wants to be called").fill("Hana (invented)");
        starts();
        page().waitForURL("**/begun");
        return page().locator("main > .label").innerText();
    }

    @Test
    void aFirstContactEndsWithTheLabelAndACard() {
        signIn("worker1");
        String label = firstContact();

        Locator card = page().locator(".card");
        assertThat(card).containsText(label);
        assertThat(card).containsText("0800 044 334");
        assertThat(card.getByText("sexual harm")).isHidden();
        shows("begun");
        page().getByLabel("Print beside each number").check();
        assertThat(card.getByText("sexual harm")).isVisible();
        shows("begun-with-names");
        page().getByLabel("Print beside each number").uncheck();
        onAPhone();
        shows("begun-on-a-phone");
        assertThat((Boolean) page().evaluate("() => document.documentElement.scrollWidth <= window.innerWidth"))
                .as("nothing is wider than a phone")
                .isTrue();
        atADesk();

        printsTheCardAlone(card);
        goesOnFromTheFirstContact();
        opens(OFFER + label);
        assertThat(page().locator(".alongside-any-time")).isVisible();
        assertNothingIsKeptOf("Hana");
        assertThat(complaints()).isEmpty();
    }

    private void printsTheCardAlone(Locator card) {
        page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(card).isVisible();
        assertThat(page().locator("header.top")).isHidden();
        assertThat(page().locator("h1")).isHidden();
        assertThat(page().getByText("Ask first whether")).isHidden();
        assertThat(page().locator("#print")).isHidden();
        shows("begun-printed");
        byte[] sheets = page().pdf();
        assertThat(SHEET.matcher(new String(sheets, StandardCharsets.ISO_8859_1))
                        .results()
                        .count())
                .isEqualTo(1);
        page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
    }

    /** Before somebody said yes, the page of the journey is not theirs. */
    @Test
    void anOfferToSomebodyElseShowsNoLinkThatLeadsNowhere() {
        signIn("worker1");
        String label = firstContact();
        goesOnFromTheFirstContact();
        opens(OFFER + label);
        chooses("Will you walk", "Not now");
        done();
        assertThat(task(OFFER + label)).hasCount(0);

        signIn("facilitator1");
        opens(OFFER + label);
        assertThat(page().locator(".alongside-about .alongside-alias")).isVisible();
        assertThat(page().locator(".alongside-any-time")).hasCount(0);
        shows("offer-without-link");
        chooses("Will you walk", "Yes");
        done();
        opens("Welcome the survivor · " + label);
        assertThat(page().locator(".alongside-any-time")).isVisible();
        page().locator(".alongside-any-time").click();
        assertThat(page().locator("h1")).containsText("At any time");
    }
}
