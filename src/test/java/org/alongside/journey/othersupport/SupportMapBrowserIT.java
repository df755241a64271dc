package org.alongside.journey.othersupport;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Media;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.alongside.ids.JourneyId;
import org.alongside.ids.SupportId;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.referral.DataClass;
import org.alongside.referral.map.Coordinator.Who;
import org.alongside.referral.map.Support.Kind;
import org.alongside.referral.map.Support.State;
import org.alongside.referral.map.SupportSteps;
import org.alongside.testing.browser.BrowserWalk;
import org.alongside.testing.http.OverHttp;
import org.alongside.testing.http.Visitors;
import org.alongside.testing.walk.OwnInvitations;
import org.alongside.testing.walk.Survivors;
import org.camunda.community.process_test_coverage.core.engine.ExcludeFromProcessCoverage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

/** The map of support in a browser: at a desk, on the narrowest phone, on paper, and on the survivor's own page. */
@OverHttp
@ExcludeFromProcessCoverage
class SupportMapBrowserIT extends BrowserWalk {
    private static final String WORD = "Kererū at the window";

    /** Letters that reach out of their box, and boxes that reach into each other or out of the drawing, as the browser draws them. */
    private static final String MISPLACED = """
            () => {
              const covers = element => element.getBoundingClientRect();
              const within = (a, b) => a.left >= b.left - 1 && a.right <= b.right + 1 && a.top >= b.top - 1 && a.bottom <= b.bottom + 1;
              const apart = (a, b) => a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;
              const map = document.querySelector('.support-map');
              const boxes = [...map.querySelectorAll('.box, circle, .caption')];
              const misplaced = [];
              boxes.forEach((one, n) => {
                if (!within(covers(one), covers(map))) misplaced.push('out: ' + one.outerHTML);
                boxes.slice(n + 1).filter(other => !apart(covers(one), covers(other))).forEach(other => misplaced.push('over: ' + one.outerHTML));
              });
              map.querySelectorAll('.support').forEach(support => support.querySelectorAll('text').forEach(text => {
                if (!within(covers(text), covers(support.querySelector('rect')))) misplaced.push('text: ' + text.textContent);
              }));
              return misplaced;
            }""";

    private static final List<String> NAMES = List.of(
            "Aunty Mere",
            "Te Whare Tokotoko kaupapa Māori counselling and social work service, Ōtepoti",
            "W".repeat(80),
            "Dr Singh",
            "漢".repeat(80),
            "مركز الدعم في المدينة",
            "Whakawhanaungatanga",
            "👩‍👩‍👧 family",
            "Z̸̢͓͎ä̴́l̵g̶o̷",
            "The Tuesday choir");

    @Autowired
    Survivors survivors;

    @Autowired
    Visitors visitors;

    @Autowired
    OwnInvitations invitations;

    @Autowired
    AutowireCapableBeanFactory beans;

    private final SupportSteps map = new SupportSteps();

    SupportMapBrowserIT() {
        super(Path.of("target/screenshots/support-map"), 1_000);
    }

    @BeforeEach
    void mapsCanBeDrawn() {
        beans.autowireBean(map);
    }

    @AfterEach
    void nobodyIsLeft() {
        survivors.everybodyIsGone();
    }

    private JourneyId withFullMap() {
        JourneyId journey = survivors.inSupport();
        State[] states = {State.IN_PLACE, State.WISHED_FOR};
        for (int each = 0; each < 20; each++) {
            SupportId id = map.adds(
                    journey,
                    states[each % 2],
                    Kind.values()[each % Kind.values().length],
                    NAMES.get(each % NAMES.size()));
            if (each % 4 == 0) {
                map.becomes(journey, id, 1, State.PAUSED);
            } else if (each == 1) {
                map.coordinates(journey, 0, Who.SUPPORT, id);
                map.agrees(journey, id, 1, 60, DataClass.NAME, DataClass.HOPES);
            }
        }
        return journey;
    }

    private void narrow() {
        page().setViewportSize(320, 844);
    }

    private void nothingIsMisplaced(String name) {
        assertThat((List<?>) page().evaluate(MISPLACED)).as(name).isEmpty();
        shows(name);
    }

    private void button(String name) {
        page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name))
                .first()
                .click();
    }

    private void opensWhatCanChange() {
        page().locator("summary", new Page.LocatorOptions().setHasText("Change something"))
                .first()
                .click();
    }

    private void link(String name) {
        page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name))
                .first()
                .click();
    }

    @Test
    @Proves(PolicyId.REFER_04)
    void itIsDrawnTogetherStepByStep() {
        JourneyId journey = survivors.inSupport();
        signIn("worker1");
        page().navigate(address(visitors.personOf(journey)));
        link("Map of support");
        assertIsForEverybody();
        nothingIsMisplaced("nothing");
        link("Put a support on the map");
        button("Keep it");
        assertThat(page().locator("#NAME-why")).containsText("Please say what they call it.");
        assertIsForEverybody();
        shows("no-name");
        page().locator("#NAME").fill("Aunty Mere");
        page().locator("#WISH").fill("To be listened to");
        page().locator("#kind").selectOption("WHANAU_OR_FRIENDS");
        button("Keep it");
        assertThat(page().locator(".support-map .name")).hasText("Aunty Mere");
        nothingIsMisplaced("one");
        opensWhatCanChange();
        link("May we talk with them? Aunty Mere");
        assertIsForEverybody();
        page().getByText("Hopes and next steps").click();
        shows("agree");
        button("They agree");
        assertThat(page().locator(".supports")).containsText("Yes, about: Hopes and next steps");
        page().locator("#who").selectOption("SURVIVOR");
        button("Keep it");
        assertThat(page().locator(".support-map .mark")).hasText("You coordinate");
        opensWhatCanChange();
        button("They step out of it for now: Aunty Mere");
        assertThat(page().locator(".support-map .box")).hasClass("box paused");
        assertIsForEverybody();
        nothingIsMisplaced("paused");
        opensWhatCanChange();
        shows("what-can-change");
        link("Change: Aunty Mere");
        assertIsForEverybody();
        shows("change");
        link("Back to the map");
        opensWhatCanChange();
        button("They do not want it any more: Aunty Mere");
        assertThat(page().locator(".support-map .box")).hasCount(0);
        shows("ended");
        assertThat(complaints()).isEmpty();
    }

    @Test
    void aFullMapIsReadAtADeskOnTheNarrowestPhoneAndOnPaper() {
        JourneyId journey = withFullMap();
        signIn("worker1");
        page().navigate(address(visitors.personOf(journey) + "/support-map"));
        page().setViewportSize(1_280, 900);
        assertIsForEverybody();
        nothingIsMisplaced("full-desk");
        narrow();
        assertIsForEverybody();
        nothingIsMisplaced("full-phone");
        atADesk();
        page().navigate(address(visitors.personOf(journey) + "/support-map/print"));
        assertIsForEverybody();
        page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        page().setViewportSize(700, 1_000);
        nothingIsMisplaced("full-print");
        page().pdf(new Page.PdfOptions().setFormat("A4").setPath(Path.of("target/screenshots/support-map/full.pdf")));
        assertThat(complaints()).isEmpty();
    }

    @Test
    @Proves(PolicyId.CONF_07)
    void onTheSurvivorsOwnPageInBothLanguages() {
        JourneyId journey = withFullMap();
        String page = visitors.personOf(journey) + "/own-word";
        visitors.as("worker1").submit(page, page, Map.of("word", WORD, "again", WORD));
        comes("survivor", false);
        narrow();
        page().navigate(address(invitations.linkToRecord(journey, null)));
        page().click("main button");
        page().fill("#word", WORD);
        page().click("main form button");
        page().waitForURL("**/own/record");
        page().click("a[href$='/support-map']");
        assertThat(page().locator("main")).not().containsText("Aunty Mere");
        shows("own-phone");
        page().click("a[href$='names=show']");
        assertThat(page().locator("main")).containsText("Aunty Mere");
        shows("own-names-phone");
        page().navigate(address("/own/record/support-map"));
        page().click("header button[value=mi]");
        assertThat(page().locator("html")).hasAttribute("lang", "mi");
        shows("own-mi-phone");
        page().locator("a[href*='/step-out']").first().click();
        shows("own-step-out-mi-phone");
        page().click("main form button");
        page().waitForURL("**/own/record/support-map");
        assertThat(complaints()).isEmpty();
    }

    @Test
    void theSurvivorsOwnPageIsForEverybody() {
        JourneyId journey = withFullMap();
        String page = visitors.personOf(journey) + "/own-word";
        visitors.as("worker1").submit(page, page, Map.of("word", WORD, "again", WORD));
        comes("survivor", true);
        page().navigate(address(invitations.linkToRecord(journey, null)));
        page().click("main button");
        page().fill("#word", WORD);
        page().click("main form button");
        page().waitForURL("**/own/record");
        page().navigate(address("/own/record/support-map?names=show"));
        assertIsForEverybody();
        nothingIsMisplaced("own-desk");
        narrow();
        nothingIsMisplaced("own-narrow");
        page().locator("a[href*='/take-back']").first().click();
        assertIsForEverybody();
        shows("own-take-back");
        assertThat(complaints()).isEmpty();
    }
}
