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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.alongside.access.Role;
import org.alongside.access.signin.Passkeys;
import org.alongside.testing.TestDatabase;
import org.alongside.testing.Time;
import org.alongside.testing.http.OverHttp;
import org.alongside.testing.http.TestPasskey;
import org.alongside.testing.http.Visitor;
import org.alongside.testing.http.Visitors;
import org.alongside.testing.http.WithPasskeys;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.community.process_test_coverage.core.engine.ExcludeFromProcessCoverage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** People add passkeys and sign in with them; what is not signed for here, now and by its holder opens nothing. (CONF-01) */
@OverHttp
@TestPropertySource(properties = "alongside.public-url=" + ORIGIN)
@ExcludeFromProcessCoverage
class PasskeyIT {
    private static final String PASSWORD = TestDatabase.PASSWORD;
    private static final Pattern REMOVE = Pattern.compile(PAGE + "/([0-9a-f-]{36})/remove");

    @Autowired
    Visitors visitors;

    @Autowired
    IdentityService identity;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Time time;

    private WithPasskeys people;

    @BeforeEach
    void begin() {
        people = new WithPasskeys(visitors);
        visitors.rows("delete from alongside.passkey returning id", Map.of());
        visitors.rows("delete from alongside.sign_in_try returning account", Map.of());
    }

    private static String removalOn(Visitor who) {
        Matcher address = REMOVE.matcher(who.get(PAGE).body());
        assertThat(address.find()).isTrue();
        return address.group();
    }

    @Test
    void isAddedUsedAndRemoved() {
        Visitor worker = visitors.as("worker1");
        assertThat(worker.get(PAGE).body()).contains("You have no passkey.");
        assertThat(worker.get("/workers/me").body()).contains("Add a passkey");
        TestPasskey passkey = adds(worker, PASSWORD);
        assertThat(worker.get(PAGE + "?added").body()).contains("My phone", "Not used yet", "The passkey is added");

        Visitor elsewhere = visitors.anybody();
        assertThat(signsIn(elsewhere, passkey)).isEqualTo("/");
        assertThat(elsewhere.get("/workers/me").body()).contains("Worker One", "My passkeys");
        assertThat(elsewhere.get(PAGE).body()).contains("Last used on");

        String removal = removalOn(worker);
        assertThat(Visitor.location(worker.submit(PAGE, removal, Map.of()))).isEqualTo(PAGE + "?removed");
        assertThat(worker.submit(PAGE, removal, Map.of()).statusCode()).isEqualTo(404);
        Visitor later = visitors.anybody();
        assertThat(signsIn(later, passkey)).isEqualTo(NOT_SIGNED_IN);
        assertThat(later.get(NOT_SIGNED_IN).body()).contains("This passkey did not sign you in");
        assertThat(visitors.rows(
                        "select details from alongside.ledger_entry where actor = 'worker1' and details like '%Passkey%'",
                        Map.of()))
                .extracting(row -> String.valueOf(row.get("details")))
                .anyMatch(details -> details.contains("AddPasskey"))
                .anyMatch(details -> details.contains("RemovePasskey"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"worker2", "supervisor1", "analyst1", "admin1"})
    void isForEveryRole(String userId) {
        Visitor who = visitors.as(userId);
        TestPasskey passkey = adds(who, PASSWORD);
        assertThat(people.opens(passkey)).isTrue();
    }

    @Test
    void signsInForTheOrganisationOfTheAccount() {
        Visitor away = visitors.elsewhere("workerAway", Role.PEER_WORKER.group());
        TestPasskey passkey = adds(away, Visitors.PASSWORD_ELSEWHERE);
        Visitor again = visitors.anybody();
        assertThat(signsIn(again, passkey)).isEqualTo("/");
        assertThat(again.get(PAGE).body()).contains("My phone");
        assertThat(visitors.rows("select * from alongside.passkey_at_sign_in('x')", Map.of()))
                .isEmpty();
        assertThat(visitors.rows("select id from alongside.passkey", Map.of())).isEmpty();
        // Who leaves their organisation takes no passkey along to another one.
        identity.deleteTenantUserMembership(Visitors.ELSEWHERE, "workerAway");
        identity.createTenantUserMembership("demo", "workerAway");
        assertThat(people.opens(passkey)).isFalse();
        identity.deleteUser("workerAway");
    }

    @Test
    void nobodyAddsOneAtTheWindowOfSomebodyElse() {
        Visitor worker = visitors.as("worker1");
        HttpResponse<String> wrong = begins(worker, "Not-the-password-1");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body())
                .contains("not the password of your account", "value=\"My phone\"")
                .doesNotContain("challenge");
        for (int i = 0; i < 4; i++) {
            begins(worker, "Not-the-password-1");
        }
        assertThat(begins(worker, PASSWORD).body()).contains("This try came too soon", "Please wait");
        assertThat(Visitor.location(visitors.anybody().get(PAGE))).startsWith("/login");
        assertThat(Visitor.location(visitors.anybody().submit("/login", PAGE, Map.of("name", "x"))))
                .startsWith("/login");
    }

    @Test
    void needsAName() {
        Visitor worker = visitors.as("worker1");
        for (String name : List.of("", " ", "n".repeat(61))) {
            HttpResponse<String> answer =
                    worker.submit(PAGE, PAGE + "/new", Map.of("name", name, "password", PASSWORD));
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body()).contains("Please give it a name");
        }
        assertThat(worker.submit(PAGE, Map.of("name", "My phone")).statusCode()).isEqualTo(400);
    }

    @Test
    void countsOnceWhatWasSigned() {
        TestPasskey passkey = adds(visitors.as("worker1"), PASSWORD);
        Visitor browser = visitors.anybody();
        Map<String, String> signed = passkey.signs(challenge(browser));
        String token = browser.cookie("ALONGSIDE_FORM").orElseThrow();
        assertThat(sent(browser, signed)).isEqualTo("/");
        browser.forgetCookie("ALONGSIDE_SESSION");
        browser.setCookie("ALONGSIDE_FORM", token);
        assertThat(sent(browser, signed)).isEqualTo(NOT_SIGNED_IN);
        browser.setCookie("ALONGSIDE_FORM", token);
        assertThat(signsIn(browser, passkey)).isEqualTo("/");
    }

    @Test
    void isForTheBrowserThatAskedAndNotForLong() {
        TestPasskey passkey = adds(visitors.as("worker1"), PASSWORD);
        Map<String, String> signed = passkey.signs(challenge(visitors.anybody()));
        assertThat(sent(visitors.anybody(), signed)).isEqualTo(NOT_SIGNED_IN);
        Visitor slow = visitors.anybody();
        Map<String, String> early = passkey.signs(challenge(slow));
        time.passes(Duration.ofMinutes(5));
        assertThat(sent(slow, early)).isEqualTo(NOT_SIGNED_IN);
        assertThat(visitors.anybody().ask("/login/passkey").statusCode()).isEqualTo(404);
    }

    static Stream<Consumer<TestPasskey>> dishonest() {
        return Stream.of(
                passkey -> passkey.origin = "https://alongside.example.evil.test",
                passkey -> passkey.origin = "http://alongside.example",
                passkey -> passkey.host = "evil.test",
                passkey -> passkey.isVerified = false,
                passkey -> passkey.id = new byte[32],
                // A copy that was used less often.
                passkey -> passkey.count = 1);
    }

    @ParameterizedTest
    @MethodSource("dishonest")
    void opensNothingOtherwise(Consumer<TestPasskey> change) {
        Visitor worker = visitors.as("worker1");
        HttpResponse<String> page = begins(worker, PASSWORD);
        TestPasskey passkey = new TestPasskey(ORIGIN, on(page, "handle"));
        passkey.count = 1;
        sends(worker, passkey, on(page, "challenge"));
        passkey.count = 2;
        change.accept(passkey);
        assertThat(people.opens(passkey)).isFalse();
    }

    @Test
    void opensNothingWithTheSignatureOrAccountOfAnother() {
        TestPasskey mine = adds(visitors.as("worker1"), PASSWORD);
        TestPasskey theirs = adds(visitors.as("worker2"), PASSWORD);
        Visitor thief = visitors.anybody();
        String challenge = challenge(thief);
        for (String field : List.of("signature", "userHandle", "id")) {
            Map<String, String> mixed = new HashMap<>(theirs.signs(challenge));
            mixed.put(field, mine.signs(challenge).get(field));
            assertThat(sent(thief, mixed)).as(field).startsWith(NOT_SIGNED_IN);
        }
        for (String field : theirs.signs(challenge).keySet()) {
            Map<String, String> broken = new HashMap<>(theirs.signs(challenge));
            broken.put(field, "%%%");
            visitors.rows("delete from alongside.sign_in_try returning account", Map.of());
            assertThat(sent(thief, broken)).as(field).isEqualTo(NOT_SIGNED_IN);
        }
        assertThat(sent(thief, theirs.signs(challenge))).isEqualTo("/");
    }

    @Test
    void makesWhoTriesWrongWait() {
        TestPasskey passkey = adds(visitors.as("worker1"), PASSWORD);
        passkey.isVerified = false;
        Visitor thief = visitors.anybody();
        for (int i = 0; i < 4; i++) {
            signsIn(thief, passkey);
        }
        passkey.isVerified = true;
        assertThat(signsIn(thief, passkey)).startsWith("/login?soon&wait=");
    }

    @Test
    void isAddedByWhoAskedForItAndOnce() {
        Visitor worker = visitors.as("worker1");
        Visitor other = visitors.as("worker2");
        HttpResponse<String> page = begins(worker, PASSWORD);
        TestPasskey passkey = new TestPasskey(ORIGIN, on(page, "handle"));
        String challenge = on(page, "challenge");
        assertThat(sends(other, passkey, challenge).statusCode()).isEqualTo(409);
        passkey.isVerified = false;
        assertThat(sends(worker, passkey, challenge).statusCode()).isEqualTo(409);
        passkey.isVerified = true;
        passkey.origin = "https://evil.test";
        assertThat(sends(worker, passkey, challenge).statusCode()).isEqualTo(409);
        passkey.origin = ORIGIN;
        byte[] id = passkey.id;
        passkey.id = new byte[8];
        assertThat(sends(worker, passkey, challenge).statusCode()).isEqualTo(409);
        passkey.id = id;
        assertThat(Visitor.location(sends(worker, passkey, challenge))).isEqualTo(PAGE + "?added");
        assertThat(sends(worker, passkey, challenge).body()).contains("it was sent before");
        assertThat(sends(other, passkey, on(begins(other, PASSWORD), "challenge"))
                        .body())
                .contains("this passkey is kept already");
        // What is signed to add one signs nobody in.
        assertThat(sent(visitors.anybody(), passkey.signs(on(begins(worker, PASSWORD), "challenge"))))
                .isEqualTo(NOT_SIGNED_IN);
        // And nobody removes another's.
        assertThat(other.submit(PAGE, removalOn(worker), Map.of()).statusCode()).isEqualTo(404);
        assertThat(other.submit(PAGE, PAGE + "/x/remove", Map.of()).statusCode())
                .isEqualTo(404);
        assertThat(people.opens(passkey)).isTrue();
    }

    @Test
    void areTenAtMostAlsoOfTwoAtOnce() throws Exception {
        Visitor worker = visitors.as("worker1");
        for (int i = 1; i < Passkeys.MAX; i++) {
            adds(worker, PASSWORD);
        }
        ExecutorService windows = Executors.newFixedThreadPool(2);
        try {
            List<Callable<Integer>> sendings = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                Visitor window = visitors.as("worker1");
                HttpResponse<String> page = begins(window, PASSWORD);
                TestPasskey passkey = new TestPasskey(ORIGIN, on(page, "handle"));
                String challenge = on(page, "challenge");
                sendings.add(() -> sends(window, passkey, challenge).statusCode());
            }
            List<Future<Integer>> answers = windows.invokeAll(sendings);
            assertThat(List.of(answers.get(0).get(), answers.get(1).get())).containsExactlyInAnyOrder(302, 409);
        } finally {
            windows.shutdownNow();
        }
        assertThat(begins(worker, PASSWORD).body()).contains("you have 10 passkeys");
        assertThat(worker.get(PAGE).body())
                .contains("as many as an account may have")
                .doesNotContain("Go on");
    }

    @Test
    void isNotAddedWithThePasswordThatWasReplacedMeanwhile() throws Exception {
        Visitor old = visitors.elsewhere("workerRace", Role.PEER_WORKER.group());
        HttpResponse<String> page = begins(old, Visitors.PASSWORD_ELSEWHERE);
        TestPasskey passkey = new TestPasskey(ORIGIN, on(page, "handle"));
        String challenge = on(page, "challenge");
        ExecutorService window = Executors.newSingleThreadExecutor();
        try {
            Future<Integer> adding = transaction.execute(status -> {
                User user = identity.createUserQuery().userId("workerRace").singleResult();
                user.setPassword("Ruru-At-The-Kowhai-9");
                identity.saveUser(user);
                Future<Integer> sent =
                        window.submit(() -> sends(old, passkey, challenge).statusCode());
                waitsForTheAccount(sent);
                return sent;
            });
            assertThat(java.util.Objects.requireNonNull(adding).get()).isEqualTo(409);
        } finally {
            window.shutdownNow();
        }
        assertThat(people.opens(passkey)).isFalse();
    }

    /** Until the request stands before the row of the account, which is locked by who gives the new password. */
    private void waitsForTheAccount(Future<Integer> sent) {
        while (!sent.isDone()
                && jdbc.sql("select count(*) from pg_stat_activity where wait_event_type = 'Lock'")
                                .query(Long.class)
                                .single()
                        == 0) {
            Thread.onSpinWait();
        }
    }

    @Test
    void endsWithTheAccount() {
        Visitor gone = visitors.elsewhere("workerGone", Role.PEER_WORKER.group());
        TestPasskey passkey = adds(gone, Visitors.PASSWORD_ELSEWHERE);
        assertThat(people.opens(passkey)).isTrue();
        identity.deleteUser("workerGone");
        assertThat(people.opens(passkey)).isFalse();
    }
}
