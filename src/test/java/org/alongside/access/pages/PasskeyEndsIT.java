package org.alongside.access.pages;

import static org.alongside.testing.http.WithPasskeys.NOT_SIGNED_IN;
import static org.alongside.testing.http.WithPasskeys.ORIGIN;
import static org.alongside.testing.http.WithPasskeys.PAGE;
import static org.alongside.testing.http.WithPasskeys.adds;
import static org.alongside.testing.http.WithPasskeys.begins;
import static org.alongside.testing.http.WithPasskeys.challenge;
import static org.alongside.testing.http.WithPasskeys.on;
import static org.alongside.testing.http.WithPasskeys.sends;
import static org.alongside.testing.http.WithPasskeys.sent;
import static org.alongside.testing.http.WithPasskeys.signsIn;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alongside.access.Role;
import org.alongside.testing.TestDatabase;
import org.alongside.testing.Time;
import org.alongside.testing.http.OverHttp;
import org.alongside.testing.http.TestPasskey;
import org.alongside.testing.http.Visitor;
import org.alongside.testing.http.Visitors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.community.process_test_coverage.core.engine.ExcludeFromProcessCoverage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** What a passkey opened ends with it, its holder sees what became of it, and a copy is told of. (CONF-01) */
@OverHttp
@TestPropertySource(properties = "alongside.public-url=" + ORIGIN)
@ExcludeFromProcessCoverage
class PasskeyEndsIT {
    private static final String PASSWORD = TestDatabase.PASSWORD;
    private static final String ME = "/workers/me";
    private static final String COPY = "/login?copy";
    private static final Pattern REMOVE = Pattern.compile(PAGE + "/([0-9a-f-]{36})/remove");

    @Autowired
    Visitors visitors;

    @Autowired
    IdentityService identity;

    @Autowired
    Time time;

    @BeforeEach
    void begin() {
        visitors.rows("delete from alongside.passkey returning id", Map.of());
        visitors.rows("delete from alongside.sign_in_try returning account", Map.of());
    }

    private static List<String> removals(Visitor who) {
        Matcher address = REMOVE.matcher(who.get(PAGE).body());
        return address.results().map(found -> found.group()).toList();
    }

    private static boolean isSignedIn(Visitor who) {
        return who.get(ME).statusCode() == 200;
    }

    private static TestPasskey counting(Visitor who, int count) {
        HttpResponse<String> page = begins(who, PASSWORD);
        TestPasskey passkey = new TestPasskey(ORIGIN, on(page, "handle"));
        passkey.count = count;
        sends(who, passkey, on(page, "challenge"));
        return passkey;
    }

    @Test
    void endsTheSessionsThatItOpenedAndNoOthers() {
        Visitor worker = visitors.as("worker1");
        TestPasskey lost = adds(worker, PASSWORD);
        TestPasskey kept = adds(worker, PASSWORD);
        Visitor thief = visitors.anybody();
        Visitor phone = visitors.anybody();
        Visitor office = visitors.as("worker1");
        Visitor other = visitors.as("worker2");
        assertThat(signsIn(thief, lost)).isEqualTo("/");
        assertThat(signsIn(phone, kept)).isEqualTo("/");
        assertThat(isSignedIn(thief)).isTrue();

        assertThat(Visitor.location(worker.submit(PAGE, removals(worker).get(0), Map.of())))
                .isEqualTo(PAGE + "?removed");
        assertThat(Visitor.location(thief.get(ME))).startsWith("/login");
        assertThat(thief.get("/camunda/api/engine/engine/default/task").statusCode())
                .isEqualTo(401);
        assertThat(List.of(isSignedIn(worker), isSignedIn(phone), isSignedIn(office), isSignedIn(other)))
                .doesNotContain(false);
        assertThat(worker.get(PAGE + "?removed").body()).contains("signed in with it is signed out");
    }

    @Test
    void endsTheSessionInWhichItIsRemovedToo() {
        TestPasskey passkey = adds(visitors.as("worker1"), PASSWORD);
        Visitor phone = visitors.anybody();
        signsIn(phone, passkey);
        assertThat(phone.get(PAGE).body()).contains("if you remove it, you are signed out");
        phone.submit(PAGE, removals(phone).get(0), Map.of());
        assertThat(isSignedIn(phone)).isFalse();
    }

    @Test
    void stillEndsItAfterTheirRolesChanged() {
        String userId = "workerRoles";
        TestPasskey passkey = adds(visitors.elsewhere(userId, Role.PEER_WORKER.group()), Visitors.PASSWORD_ELSEWHERE);
        Visitor phone = visitors.anybody();
        signsIn(phone, passkey);
        identity.createMembership(userId, Role.ANALYST.group());
        assertThat(isSignedIn(phone)).isTrue();
        phone.submit(PAGE, removals(phone).get(0), Map.of());
        assertThat(isSignedIn(phone)).isFalse();
        identity.deleteUser(userId);
    }

    @Test
    void tellsItsHolderForAWhileWhatBecameOfIt() {
        String userId = "workerTold";
        Visitor worker = visitors.elsewhere(userId, Role.PEER_WORKER.group());
        assertThat(worker.get(ME).body()).doesNotContain("In the last 90 days");
        adds(worker, Visitors.PASSWORD_ELSEWHERE);
        assertThat(worker.get(ME).body()).contains("<strong>My phone</strong>", "was added on");
        worker.submit(PAGE, removals(worker).get(0), Map.of());
        assertThat(worker.get(ME).body())
                .contains("was added on", "was removed on", "tell an administrator now")
                .doesNotContain("ended with a new password");
        assertThat(visitors.as("worker2").get(ME).body()).doesNotContain("was added on");

        adds(worker, Visitors.PASSWORD_ELSEWHERE);
        User user = identity.createUserQuery().userId(userId).singleResult();
        user.setPassword("Ruru-At-The-Kowhai-9");
        identity.saveUser(user);
        Visitor again = visitors.anybody();
        again.signIn(userId, "Ruru-At-The-Kowhai-9");
        assertThat(again.get(ME).body()).contains("ended with a new password", "You have none now");
        time.passes(Duration.ofDays(91));
        again.signIn(userId, "Ruru-At-The-Kowhai-9");
        assertThat(again.get(ME).body()).contains("Add a passkey").doesNotContain("was added on", "You have none now");
        identity.deleteUser(userId);
    }

    @Test
    void refusesACopyInWordsAndTellsWhoHasToKnow() {
        Visitor worker = visitors.as("worker1");
        TestPasskey passkey = counting(worker, 4);
        long before = visitors.refusals("worker1", "CONF-01");
        passkey.count = 9;
        assertThat(signsIn(visitors.anybody(), passkey)).isEqualTo("/");
        assertThat(worker.get(ME).body()).doesNotContain("may have a copy");
        passkey.count = 9;
        Visitor copy = visitors.anybody();
        assertThat(signsIn(copy, passkey)).isEqualTo(COPY);
        assertThat(copy.get(COPY).body())
                .contains("somebody may have a copy of it", "Sign in with your password", "tell an administrator");
        assertThat(isSignedIn(copy)).isFalse();
        passkey.count = 0;
        assertThat(signsIn(visitors.anybody(), passkey))
                .as("one that counts no more")
                .isEqualTo(COPY);

        assertThat(visitors.refusals("worker1", "CONF-01")).isEqualTo(before + 2);
        assertThat(visitors.rows(
                        "select act from alongside.ledger_entry where actor = 'worker1' and outcome = 'REFUSED'"
                                + " order by at desc limit 1",
                        Map.of()))
                .containsExactly(Map.of("act", "sign in with a copied passkey"));
        assertThat(worker.get(ME).body()).contains("was refused on", "may have a copy of it");
        assertThat(worker.get(PAGE).body()).contains("it was refused, as somebody may have a copy");
        passkey.count = 10;
        assertThat(signsIn(visitors.anybody(), passkey))
                .as("which of the two is the copy is not known")
                .isEqualTo("/");
    }

    @Test
    void takesNothingForACopyThatIsNone() {
        TestPasskey passkey = counting(visitors.as("worker1"), 4);
        long before = visitors.refusals("worker1", "CONF-01");
        passkey.count = 5;
        Visitor browser = visitors.anybody();
        Map<String, String> signed = passkey.signs(challenge(browser));
        String token = browser.cookie("ALONGSIDE_FORM").orElseThrow();
        assertThat(sent(browser, signed)).isEqualTo("/");
        // Sent a second time by the same browser.
        browser.forgetCookie("ALONGSIDE_SESSION");
        browser.setCookie("ALONGSIDE_FORM", token);
        assertThat(sent(browser, signed)).isEqualTo(NOT_SIGNED_IN);
        // What others sign with a lower count, and without the key, is nothing to worry its holder with.
        TestPasskey forged = new TestPasskey(ORIGIN, String.valueOf(signed.get("userHandle")));
        forged.id = passkey.id;
        forged.count = 1;
        assertThat(signsIn(visitors.anybody(), forged)).isEqualTo(NOT_SIGNED_IN);
        assertThat(visitors.refusals("worker1", "CONF-01")).isEqualTo(before);
    }
}
