package org.alongside.assessment.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alongside.ids.JourneyId;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.testing.browser.KeysAlone;
import org.alongside.testing.http.FromAddress;
import org.alongside.testing.http.OverHttp;
import org.alongside.testing.http.Visitor;
import org.alongside.testing.http.Visitors;
import org.alongside.testing.walk.OwnInvitations;
import org.alongside.testing.walk.Survivors;
import org.camunda.community.process_test_coverage.core.engine.ExcludeFromProcessCoverage;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A worker makes a code, a survivor types it on a device in the office, and the worker sees nothing of it. */
@OverHttp
@ExcludeFromProcessCoverage
class CodeInTheOfficeIT extends KeysAlone {
    private static final Pattern CODE = Pattern.compile("id=\"code\"[^>]*>([0-9]{4} [0-9]{4})<");
    private static final Pattern WHERE = Pattern.compile("id=\"where\"[^>]*>[^<]*(/own/code/[0-9a-f]{12})<");

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    @Autowired
    OwnInvitations invitations;

    @Autowired
    Survivors survivors;

    @Autowired
    Visitors visitors;

    CodeInTheOfficeIT() {
        super(Path.of("target/screenshots/code"));
    }

    private static String found(Pattern pattern, String page) {
        Matcher found = pattern.matcher(page);
        assertThat(found.find()).as(page).isTrue();
        return found.group(1);
    }

    private HttpResponse<String> makes(String who, String person) {
        return visitors.as(who).submit("/people", person + "/assessment/code", Map.of());
    }

    private HttpResponse<String> types(Visitor tablet, String where, String code) {
        return tablet.submit(where, Map.of("code", code));
    }

    private static FromAddress.Answer types(FromAddress tablet, String where, String code) {
        String token = found(TOKEN, tablet.get(where).body());
        return tablet.send(
                "POST",
                where,
                "code=" + code + "&_csrf=" + URLEncoder.encode(token, StandardCharsets.UTF_8),
                "Content-Type: application/x-www-form-urlencoded");
    }

    private static void opensNothing(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("This code opens nothing", "ask for a new one", "Numbers to call");
        assertThat(answer.headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.startsWith("ALONGSIDE_OWN="));
    }

    @Test
    @Proves(PolicyId.MONITOR_03)
    void isMadeByWhoWalksWithThemAndOpensOnce() {
        JourneyId journey = invitations.due();
        String person = visitors.personOf(journey);
        assertThat(visitors.as("worker1").get(person).body()).contains(person + "/assessment");
        for (String other : List.of("worker2", "supervisor1", "analyst1")) {
            assertThat(visitors.as(other).get(person + "/assessment").statusCode())
                    .as(other)
                    .isIn(403, 404);
        }
        assertThat(makes("worker2", person).statusCode()).isEqualTo(404);
        assertThat(visitors.as("worker1").get(person + "/assessment").body()).contains("Make a code");
        HttpResponse<String> made = makes("worker1", person);
        assertThat(made.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        String code = found(CODE, made.body());
        String where = found(WHERE, made.body());
        assertThat(visitors.as("worker1").get(person + "/assessment").body())
                .contains("A code was made on", "What came of it")
                .doesNotContain(code, code.replace(" ", ""));

        Visitor tablet = visitors.anybody();
        opensNothing(types(tablet, where, "12"));
        opensNothing(types(tablet, where, "not a code"));
        HttpResponse<String> opened = types(tablet, where, code);
        assertThat(Visitor.location(opened)).isEqualTo(Invited.START);
        assertThat(tablet.get(Invited.START).body()).contains("Leave quickly", "give this device back", "20 minutes");
        opensNothing(types(visitors.anybody(), where, code));
        assertThat(tablet.get(where).body())
                .as("whoever looked at the page before joins nothing")
                .doesNotContain(
                        "name=\"press\"", tablet.cookie("ALONGSIDE_OWN_PRESS").orElseThrow());
        assertThat(visitors.as("worker1").get(where).statusCode()).isEqualTo(409);
        assertThat(types(visitors.as("worker1"), where, code).statusCode()).isEqualTo(409);
        assertThat(visitors.anybody().get("/own/code/000000000000").statusCode())
                .isEqualTo(404);
    }

    @Test
    @Proves(PolicyId.MONITOR_03)
    void whoTriesManyFromOneAddressWaitsAndClosesNoOtherCode() {
        JourneyId journey = invitations.due();
        String person = visitors.personOf(journey);
        HttpResponse<String> made = makes("worker1", person);
        String code = found(CODE, made.body());
        String where = found(WHERE, made.body());
        FromAddress guesser = new FromAddress(port(), "127.0.9.77");
        int begins = Integer.parseInt(code.substring(0, 2));
        int looked = 0;
        for (int tried = 1; tried < 100; tried++) {
            FromAddress.Answer answer = types(guesser, where, "%02d000000".formatted((begins + tried) % 100));
            if (answer.status() == 429) {
                assertThat(answer.body()).contains("Please wait a few minutes", "Numbers to call");
                break;
            }
            assertThat(answer.status()).isEqualTo(404);
            looked++;
        }
        assertThat(looked).isBetween(20, 25);
        assertThat(types(guesser, where, code).status())
                .as("the right one neither")
                .isEqualTo(429);
        assertThat(Visitor.location(types(visitors.anybody(), where, code)))
                .as("from elsewhere it opens")
                .isEqualTo(Invited.START);
    }

    @Test
    void isRefusedWhereNothingIsAsked() {
        String person = visitors.personOf(survivors.inSupport());
        assertThat(visitors.as("worker1").get(person).body()).doesNotContain(person + "/assessment");
        assertThat(visitors.as("worker1").get(person + "/assessment").body())
                .contains("Nothing is asked of them just now")
                .doesNotContain("Make a code");
        HttpResponse<String> made = makes("worker1", person);
        assertThat(made.statusCode()).isEqualTo(409);
        assertThat(made.body()).contains("no code can be made").doesNotContain("id=\"where\"");
    }

    @Test
    void fromTheWorkersBrowserToTheTablet() {
        JourneyId journey = invitations.due();
        String person = visitors.personOf(journey);
        signIn("worker1");
        page().navigate(address(person));
        page().click("text=What they think of the support");
        looks("before");
        page().click("main form button");
        String code = page().locator("#code").textContent();
        String where = page().locator("#where").textContent();
        looks("made");

        comes("tablet", true);
        onAPhone();
        page().navigate(where.substring(where.indexOf("/own/")).transform(this::address));
        looks("type");
        tabsTo("#code");
        page().keyboard().type("1");
        page().keyboard().press("Enter");
        page().waitForSelector("#why");
        looks("wrong");
        tabsTo("#code");
        page().keyboard().press("Control+A");
        page().keyboard().type(code);
        page().keyboard().press("Enter");
        page().waitForURL("**/own/assessment");
        looks("start");
        presses("main a.button:first-of-type");
        page().waitForURL("**/1");
        tabsTo("input[type=radio]");
        page().keyboard().press("Space");
        presses("main button[value=review]");
        page().waitForURL("**/review");
        presses("main form button");
        page().waitForURL("**/sent");
        page().goBack();
        assertThat(page().locator("h1")).hasText("This is not open");

        assertThat(visitors.as("worker1").get(person).body())
                .as("their worker does not learn from their page that they answered")
                .contains(person + "/assessment");
        assertThat(visitors.as("worker1").get(person + "/assessment").body())
                .contains("This round goes on until", "A code was made")
                .doesNotContain("Nothing is asked", "declined");
        opensNothing(types(
                visitors.anybody(),
                where.substring(where.indexOf("/own/")),
                found(CODE, makes("worker1", person).body())));
        assertThat(complaints()).isEmpty();
    }
}
