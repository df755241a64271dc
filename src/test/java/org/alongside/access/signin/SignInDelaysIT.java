package org.alongside.access.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.alongside.testing.TestDatabase;
import org.alongside.testing.http.FromAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Guessing becomes slow, for who guesses and for nobody else, and no account is ever locked. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"management.prometheus.metrics.export.enabled=true", "alongside.test.passwords=as-in-production"})
class SignInDelaysIT {
    private static final String WRONG = "Wrong-password-1";
    private static final AtomicInteger ADDRESS = new AtomicInteger(10);

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SignInTries tries;

    @BeforeEach
    @AfterEach
    void forget() {
        jdbc.sql("delete from alongside.sign_in_try").update();
        jdbc.sql("delete from alongside.known_device").update();
    }

    private FromAddress somebodyElsewhere() {
        return new FromAddress(port, "127.0.0." + ADDRESS.incrementAndGet());
    }

    /** Lets time go by for all tries. */
    private void minutesLater(int minutes) {
        jdbc.sql("update alongside.sign_in_try set not_before = not_before - make_interval(mins => :minutes),"
                        + " last_at = last_at - make_interval(mins => :minutes)")
                .param("minutes", minutes)
                .update();
    }

    private void asIfWrong(int times) {
        jdbc.sql("update alongside.sign_in_try set wrong = :times")
                .param("times", times)
                .update();
    }

    private List<String> fourWrongAndARightOne(FromAddress browser, String userId) {
        List<String> answers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            answers.add(browser.signIn(userId, WRONG));
        }
        answers.add(browser.signIn(userId, TestDatabase.PASSWORD));
        return answers;
    }

    @Test
    void letsWhoMistypedTryAgainAtOnceAndWhoGuessesWait() {
        List<String> answers = fourWrongAndARightOne(somebodyElsewhere(), "facilitator1");

        assertThat(answers.subList(0, 4))
                .containsExactly("/login?failed", "/login?failed", "/login?failed", "/login?failed&wait=5");
        assertThat(answers.get(4)).matches("/login\\?soon&wait=[1-5]");
    }

    @Test
    void answersTheSameForAnAccountThatThereIsNot() {
        List<String> known = fourWrongAndARightOne(somebodyElsewhere(), "facilitator1");
        List<String> unknown = fourWrongAndARightOne(somebodyElsewhere(), "nobody");

        assertThat(unknown.subList(0, 4)).isEqualTo(known.subList(0, 4));
        assertThat(unknown.get(4)).startsWith("/login?soon&wait=");
    }

    @Test
    void saysInWordsHowLongToWait() {
        FromAddress browser = somebodyElsewhere();
        assertThat(browser.get("/login?failed").body())
                .contains("That did not work")
                .doesNotContain("Please wait");
        assertThat(browser.get("/login?failed&wait=5").body())
                .contains("That did not work", "Please wait <strong>5 seconds</strong> before you try again");
        assertThat(browser.get("/login?soon&wait=320").body())
                .contains("not looked at", "Your password may be right", "<strong>6 minutes</strong>");
        assertThat(browser.get("/login?busy").body()).contains("Nothing is wrong with your password");
        assertThat(browser.get("/login?soon&wait=%3Cb%3E").body()).doesNotContain("<b>", "Please wait");
    }

    @Test
    void locksNobodyOutWhoWasNotThereWhenItWasTried() {
        FromAddress stranger = somebodyElsewhere();
        stranger.signIn("supervisor1", WRONG);
        asIfWrong(100);
        assertThat(stranger.signIn("supervisor1", WRONG)).isEqualTo("/login?failed&wait=900");
        assertThat(stranger.signIn("supervisor1", TestDatabase.PASSWORD)).startsWith("/login?soon");

        assertThat(somebodyElsewhere().signIn("supervisor1", TestDatabase.PASSWORD))
                .isEqualTo("/");
    }

    @Test
    void endsEveryWaitByItself() {
        FromAddress browser = somebodyElsewhere();
        browser.signIn("facilitator1", WRONG);
        asIfWrong(100);
        browser.signIn("facilitator1", WRONG);
        minutesLater(15);
        assertThat(browser.signIn("facilitator1", TestDatabase.PASSWORD)).isEqualTo("/");
        assertThat(browser.signIn("facilitator1", WRONG)).isEqualTo("/login?failed");
    }

    @Test
    void startsAnewAfterAnHourWithoutAWrongTry() {
        FromAddress browser = somebodyElsewhere();
        fourWrongAndARightOne(browser, "facilitator1");
        minutesLater(61);
        assertThat(browser.signIn("facilitator1", WRONG)).isEqualTo("/login?failed");
    }

    @Test
    void doesNotDelayADeviceForWhatOthersTryFromTheSameAddress() {
        FromAddress office = somebodyElsewhere();
        assertThat(office.signIn("supervisor1", TestDatabase.PASSWORD)).isEqualTo("/");
        FromAddress stranger = new FromAddress(port, "127.0.0." + ADDRESS.get());
        fourWrongAndARightOne(stranger, "supervisor1");

        assertThat(office.cookies).containsKey(SignInDetails.COOKIE);
        assertThat(office.signIn("supervisor1", TestDatabase.PASSWORD)).isEqualTo("/");
        assertThat(stranger.signIn("supervisor1", TestDatabase.PASSWORD)).startsWith("/login?soon");
    }

    @Test
    void delaysAKnownDeviceForWhatIsTriedOnIt() {
        FromAddress device = somebodyElsewhere();
        device.signIn("supervisor1", TestDatabase.PASSWORD);
        device.cookies.remove("ALONGSIDE_SESSION");
        assertThat(fourWrongAndARightOne(device, "supervisor1").get(4)).startsWith("/login?soon");
        // For another account it is a device like any other.
        assertThat(device.signIn("supervisor2", WRONG)).isEqualTo("/login?failed");
    }

    @Test
    void delaysAnAddressThatTriesManyAccounts() {
        FromAddress stranger = somebodyElsewhere();
        stranger.signIn("guess", WRONG);
        asIfWrong(SignInTries.TRIES_WITHOUT_WAIT_OF_ADDRESS - 1);
        assertThat(stranger.signIn("guess1", WRONG)).isEqualTo("/login?failed");
        assertThat(stranger.signIn("guess2", WRONG)).isEqualTo("/login?failed&wait=1");
        asIfWrong(100);
        minutesLater(1);
        assertThat(stranger.signIn("guess3", WRONG)).isEqualTo("/login?failed&wait=300");
        assertThat(stranger.signIn("worker1", TestDatabase.PASSWORD)).startsWith("/login?soon");
        assertThat(somebodyElsewhere().signIn("worker1", TestDatabase.PASSWORD)).isEqualTo("/");
    }

    @Test
    void countsEachOfManyAtOnce() throws Exception {
        String address = "127.0.0." + ADDRESS.incrementAndGet();
        ExecutorService all = Executors.newFixedThreadPool(12);
        int lookedAt = 0;
        try {
            List<Callable<String>> calls = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                calls.add(() -> new FromAddress(port, address).signIn("facilitator1", WRONG));
            }
            for (Future<String> answer : all.invokeAll(calls)) {
                lookedAt += answer.get().startsWith("/login?failed") ? 1 : 0;
            }
        } finally {
            all.shutdownNow();
        }
        // One more than is free, and perhaps those that come after the first wait.
        assertThat(lookedAt).isBetween(1, SignInTries.TRIES_WITHOUT_WAIT + 3);
    }

    @Test
    void knowsNoLockOfTheEngine() {
        jdbc.sql("update engine.act_id_user set attempts_ = 10, lock_exp_time_ = now() + interval '1 year'"
                        + " where id_ = 'facilitator1'")
                .update();
        assertThat(somebodyElsewhere().signIn("facilitator1", TestDatabase.PASSWORD))
                .isEqualTo("/");
    }

    @Test
    void takesAnyTextAsAName() {
        FromAddress browser = somebodyElsewhere();
        for (String name : List.of("\u0000", "a\u0000b", "' or 1=1 --", "ā".repeat(200), "%", "*")) {
            assertThat(browser.signIn(name, WRONG)).startsWith("/login?failed");
        }
        assertThat(browser.signIn("worker1", "\u0000")).isEqualTo("/login?failed");
        assertThat(browser.signIn("a".repeat(201), WRONG)).isEqualTo("/login?failed");
    }

    @Test
    void keepsNoNameAndNoAddressAndNothingForLong() {
        somebodyElsewhere().signIn("My-Password-In-The-Wrong-Field", WRONG);
        assertThat(jdbc.sql("select t::text from alongside.sign_in_try t")
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .noneMatch(row -> row.contains("My-Password") || row.contains("127.0.0"));
        minutesLater(121);
        tries.sweep();
        assertThat(jdbc.sql("select count(*) from alongside.sign_in_try")
                        .query(Long.class)
                        .single())
                .isZero();
    }
}
