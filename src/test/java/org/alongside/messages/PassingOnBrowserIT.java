package org.alongside.messages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.alongside.testing.walk.Survivors.and;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.Duration;
import org.alongside.ids.JourneyId;
import org.alongside.ids.MessageSubjectId;
import org.alongside.testing.Time;
import org.alongside.testing.browser.BrowserWalk;
import org.alongside.testing.http.OverHttp;
import org.alongside.testing.http.Visitors;
import org.alongside.testing.walk.Survivors;
import org.alongside.testing.walk.Tasklist;
import org.camunda.community.process_test_coverage.core.engine.ExcludeFromProcessCoverage;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** A supervisor passes a message on, by keyboard and on a phone. */
@OverHttp
@TestPropertySource(properties = "alongside.test.database=messages_walk")
@ExcludeFromProcessCoverage
@Import(HeardMessages.class)
class PassingOnBrowserIT extends BrowserWalk {
    @Autowired
    Visitors visitors;

    @Autowired
    Tasklist tasklist;

    @Autowired
    Messages messages;

    @Autowired
    Outbox outbox;

    @Autowired
    Time time;

    PassingOnBrowserIT() {
        super(Path.of("target/screenshots/messages"));
    }

    private JourneyId toPassOn(String codeName) {
        return toPassOn(codeName, MessageTemplate.PLEASE_CALL, "TEXT");
    }

    private JourneyId toPassOn(String codeName, MessageTemplate template, String channel) {
        JourneyId journey = tasklist.as("worker1")
                .begins(and(
                        Survivors.CALM,
                        "alias",
                        "Tamsin",
                        "channel",
                        channel,
                        "address",
                        "021 555 0142",
                        "safeHours",
                        "weekdays before three",
                        "codeName",
                        codeName,
                        "voicemail",
                        "NO"));
        visitors.inDatabase(() -> messages.queue(new Message(
                journey,
                template,
                MessageSubjectId.of(journey),
                0,
                time.now(),
                time.now().plus(Duration.ofDays(9)))));
        return journey;
    }

    /** Goes there by Tab alone, and presses Enter. */
    private void presses(Locator where) {
        for (int key = 0; key < 60 && !(Boolean) where.evaluate("it => it === document.activeElement"); key++) {
            page().keyboard().press("Tab");
        }
        page().keyboard().press("Enter");
    }

    private Locator button(String name) {
        return page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    @Test
    void passesAMessageOnByKeyboardAndReadsOnAPhone() {
        String label = visitors.labelOf(toPassOn("Sam from the library"));
        toPassOn("Kim");
        outbox.sendDue(() -> true);
        signIn("supervisor1");
        page().navigate(address("/messages"));
        assertThat(page().getByText(label).first()).isVisible();
        assertIsForEverybody();
        shows("list");
        onAPhone();
        assertIsForEverybody();
        shows("list-on-a-phone");
        atADesk();
        presses(button("Take it for " + label));
        assertThat(page().getByText("weekdays before three")).isVisible();
        assertThat(page().getByText("Sam from the library")).isVisible();
        assertThat(page().getByText("Write these words and no others.")).isVisible();
        assertThat(page().getByText("Leave no message with anybody")).hasCount(0);
        assertIsForEverybody();
        shows("one");
        onAPhone();
        assertIsForEverybody();
        shows("one-on-a-phone");
        atADesk();
        presses(button("I passed it on"));
        assertThat(page().getByRole(AriaRole.STATUS)).containsText("it was passed on");
        assertThat(page().getByText(label)).hasCount(0);
        assertThat(complaints()).isEmpty();
    }

    @Test
    void makesALinkToSendWithIt() {
        String label = visitors.labelOf(toPassOn("Kim", MessageTemplate.RECORD_OPENED, "PHONE"));
        outbox.sendDue(() -> true);
        signIn("supervisor1");
        page().navigate(address("/messages"));
        presses(button("Take it for " + label));
        assertThat(page().getByText("You have made no link yet.")).isVisible();
        assertThat(page().getByText("A link is too long to read out.")).isVisible();
        assertThat(page().getByText("Leave no message with anybody")).isVisible();
        shows("one-with-a-link");
        presses(button("Make a link to send with it"));
        assertThat(page().getByLabel("Link")).hasValue(java.util.regex.Pattern.compile(".*/own/.*"));
        assertThat(page().getByText("You have made no link yet.")).hasCount(0);
        assertIsForEverybody();
        shows("link");
        onAPhone();
        assertIsForEverybody();
        shows("link-on-a-phone");
        atADesk();
        page().getByText("Back to all messages").click();
        assertThat(page().getByText("you", new Page.GetByTextOptions().setExact(true)))
                .isVisible();
        assertThat(complaints()).isEmpty();
    }
}
