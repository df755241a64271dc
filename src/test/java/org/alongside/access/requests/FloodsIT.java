package org.alongside.access.requests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.alongside.testing.TestDatabase;
import org.alongside.testing.http.FromAddress;
import org.alongside.testing.http.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What strangers send in great numbers does not keep those who work from working. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "alongside.public-url=https://alongside.example",
            "management.prometheus.metrics.export.enabled=true",
            "alongside.test.passwords=as-in-production"
        })
class FloodsIT {
    private static final String TASKS = "/camunda/api/engine/engine/default/task?maxResults=10";

    /** Of somebody who was invited, as far as it looks. */
    private static final String LINK = "/invitation/demo/" + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    /** Of a survivor, as far as it looks. */
    private static final String OWN_LINK = "/own/0123456789ab/" + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    /** Of a service that fetches a letter, as far as it looks. */
    private static final String LETTER_FILE =
            "/own/letter-file/0123456789ab/" + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    /** A slow machine that does other things as well; without the attack it is a hundredth of it. */
    private static final Duration GENEROUS = Duration.ofSeconds(5);

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    private final List<Socket> open = new ArrayList<>();

    @BeforeEach
    @AfterEach
    void forget() throws IOException {
        jdbc.sql("delete from alongside.sign_in_try").update();
        for (Socket socket : open) {
            socket.close();
        }
        open.clear();
    }

    private FromAddress stranger(int number) {
        return new FromAddress(port, "127.0.1." + (1 + number % 200));
    }

    private Visitor worker() {
        Visitor worker = new Visitor(port);
        assertThat(Visitor.location(worker.signIn("worker1", TestDatabase.PASSWORD)))
                .isEqualTo("/");
        return worker;
    }

    private static void worksOn(Visitor worker) {
        for (int i = 0; i < 5; i++) {
            long before = System.nanoTime();
            assertThat(worker.ask(TASKS).statusCode()).isEqualTo(200);
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(GENEROUS);
        }
    }

    /** Connections on which so much of a request is sent and no more, most of them from one address. */
    private void begin(int connections, String beginning) throws IOException {
        for (int i = 0; i < connections; i++) {
            Socket socket = stranger(i % 4 == 0 ? i : 0).connect();
            socket.getOutputStream().write(beginning.getBytes(StandardCharsets.UTF_8));
            open.add(socket);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /login HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                        + "Content-Length: 1000\r\n\r\nusername=w",
                "POST /login HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                        + "Transfer-Encoding: chunked\r\n\r\n5\r\nusern",
                "POST /invitation/demo/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA HTTP/1.1\r\nHost: a\r\n"
                        + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000\r\n\r\npassword=w",
                "POST /login/passkey HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                        + "Content-Length: 1000\r\n\r\nid=w",
                "POST /own/assessment/1 HTTP/1.1\r\nHost: a\r\n"
                        + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000\r\n\r\nanswer=w",
                "POST /first-administrator HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\na",
                "POST /camunda/api/engine/engine/default/task/create HTTP/1.1\r\nHost: a\r\n"
                        + "Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n{",
                "POST /camunda/api/engine/engine/default/task HTTP/1.1\r\nHost: a\r\n"
                        + "Cookie: ALONGSIDE_SESSION=0123456789ABCDEF\r\nContent-Length: 1000\r\n\r\n{",
                "PUT /alongside/pages.css HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n{",
                "GET /login HTTP/1.1\r\nHost: a\r\nX-Slow: "
            })
    void answersWhoWorksWhileStrangersSendSlowly(String beginning) throws IOException {
        Visitor worker = worker();
        // More than there are threads.
        begin(300, beginning);
        worksOn(worker);
        assertThat(worker().ask(TASKS).statusCode()).isEqualTo(200);
    }

    @Test
    void endsWhatComesTooSlowly() throws IOException {
        begin(1, "POST /login HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\na");
        assertThat(stranger(0).read(open.get(0)).status()).isEqualTo(408);
    }

    @Test
    void endsADripOfBytesAsWell() throws Exception {
        begin(1, "POST /login HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\na");
        Socket drip = open.get(0);
        ExecutorService sending = Executors.newSingleThreadExecutor();
        try {
            sending.submit(() -> {
                while (!drip.isClosed()) {
                    drip.getOutputStream().write('a');
                    TimeUnit.MILLISECONDS.sleep(200);
                }
                return true;
            });
            assertThat(stranger(0).read(drip).status()).isEqualTo(408);
        } finally {
            sending.shutdownNow();
        }
    }

    /** Over a bad line what a survivor wrote comes in pieces. */
    @Test
    void waitsLongerForWhatIsSaidOnASurvivorsPage() throws Exception {
        begin(
                1,
                "POST /own/assessment/1 HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                        + "Content-Length: 8\r\n\r\nansw");
        TimeUnit.SECONDS.sleep(6);
        open.get(0).getOutputStream().write("er=w".getBytes(StandardCharsets.UTF_8));
        assertThat(stranger(0).read(open.get(0)).status()).isNotEqualTo(408);
    }

    @Test
    void saysInWordsWhatASurvivorsPageDoesNotTake() throws IOException {
        FromAddress.Answer answer =
                stranger(0).send("POST", "/own/assessment/1", "a".repeat(AnonymousBodyFilter.FORM_BYTES_MAX + 1));
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.body()).contains("That did not work", "Please go back");
    }

    @Test
    void takesSmallBodiesFromStrangersOnly() throws IOException {
        String large = "a".repeat(AnonymousBodyFilter.FORM_BYTES_MAX + 1);
        assertThat(stranger(0).send("POST", "/login", large).status()).isEqualTo(413);
        assertThat(stranger(0).send("POST", LINK, large).status()).isEqualTo(413);
        assertThat(stranger(0).send("POST", "/login/passkey", large).status()).isEqualTo(413);
        String chunk = Integer.toHexString(large.length()) + "\r\n" + large;
        begin(1, "POST /login HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk);
        assertThat(stranger(0).read(open.get(0)).status()).isEqualTo(413);
    }

    @Test
    void answersWhoWorksWhileManySignInWithUnknownNames() throws Exception {
        Visitor worker = worker();
        ExecutorService guessing = Executors.newFixedThreadPool(300);
        AtomicInteger answered = new AtomicInteger();
        try {
            for (int i = 0; i < 300; i++) {
                int number = i;
                guessing.submit(() -> {
                    // Most from one address, the others from ten.
                    String where =
                            stranger(number % 3 == 0 ? number % 30 : 0).signIn("nobody" + number, "Wrong-password-1");
                    assertThat(where).matches("/login\\?(failed|soon|busy).*");
                    return answered.incrementAndGet();
                });
            }
            worksOn(worker);
            assertThat(worker().ask(TASKS).statusCode()).isEqualTo(200);
            guessing.shutdown();
            assertThat(guessing.awaitTermination(2, TimeUnit.MINUTES)).isTrue();
            assertThat(answered.get()).isEqualTo(300);
        } finally {
            guessing.shutdownNow();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {LINK, OWN_LINK, LETTER_FILE})
    void answersWhoWorksWhileManyGuessLinks(String guessed) throws Exception {
        Map<String, String> sent =
                switch (guessed) {
                    case LINK -> Map.of("password", "a", "passwordAgain", "a");
                    case LETTER_FILE -> Map.of("code", "12345678");
                    default -> Map.of();
                };
        Visitor worker = worker();
        ExecutorService guessing = Executors.newFixedThreadPool(300);
        try {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                int number = i;
                answers.add(guessing.submit(() -> {
                    Visitor guesser = new Visitor(port);
                    String link = guessed.substring(0, guessed.length() - 3) + String.format("%03d", number);
                    return guesser.submit("/login", link, sent).statusCode();
                }));
            }
            worksOn(worker);
            for (Future<Integer> answer : answers) {
                // Either looked at, and not there; or there was no room, and nothing was looked at.
                assertThat(answer.get(2, TimeUnit.MINUTES)).isIn(404, 303);
            }
        } finally {
            guessing.shutdownNow();
        }
    }

    @Test
    void makesNoSessionForWhoIsNotSignedIn() {
        for (String path : List.of(
                "/",
                "/login",
                "/login?failed",
                "/login/passkey",
                LINK,
                OWN_LINK,
                "/camunda/app/tasklist/default/",
                TASKS,
                "/no/page")) {
            FromAddress stranger = stranger(0);
            stranger.get(path);
            assertThat(stranger.cookies).as(path).doesNotContainKey("ALONGSIDE_SESSION");
        }
        FromAddress guessing = stranger(1);
        guessing.signIn("nobody", "Wrong-password-1");
        guessing.send("POST", "/logout", "a=b", "Content-Type: application/x-www-form-urlencoded");
        assertThat(guessing.cookies).doesNotContainKey("ALONGSIDE_SESSION");
    }

    @Test
    void keepsNothingOfWhatItAsksStrangersToSign() {
        String kept =
                "select (select count(*) from alongside.used_challenge) + (select count(*) from alongside.passkey)";
        Visitor stranger = new Visitor(port);
        stranger.get("/login");
        String challenge = stranger.ask("/login/passkey").body();
        assertThat(stranger.ask("/login/passkey").body()).hasSize(75).isNotEqualTo(challenge);
        assertThat(Visitor.location(stranger.submit("/login", "/login/passkey", Map.of("id", "AAAA"))))
                .isEqualTo("/login?passkey");
        assertThat(stranger.cookie("ALONGSIDE_SESSION")).isEmpty();
        assertThat(jdbc.sql(kept).query(Integer.class).single()).isZero();
        assertThat(stranger.sendForm("/login/passkey", Map.of("id", "AAAA")).statusCode())
                .isEqualTo(403);
    }

    @Test
    void asksForTheTokenOfThePageAlsoWithoutASession() {
        Visitor visitor = new Visitor(port);
        visitor.get("/login");
        Map<String, String> noToken = Map.of("username", "worker1", "password", TestDatabase.PASSWORD);
        assertThat(visitor.sendForm("/login", noToken).statusCode()).isEqualTo(403);
        FromAddress withoutCookie = stranger(0);
        assertThat(withoutCookie
                        .send(
                                "POST",
                                "/login",
                                "username=worker1&password=" + TestDatabase.PASSWORD + "&_csrf=abc",
                                "Content-Type: application/x-www-form-urlencoded")
                        .status())
                .isEqualTo(403);
    }
}
