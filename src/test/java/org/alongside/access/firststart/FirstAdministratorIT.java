package org.alongside.access.firststart;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.alongside.access.CurrentOrganisation;
import org.alongside.access.firststart.FirstAdministrator.Application;
import org.alongside.access.firststart.FirstAdministrator.Outcome;
import org.alongside.access.signin.PasswordAuthenticationProvider;
import org.alongside.engine.AccountLedger;
import org.alongside.testing.http.Visitor;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** One fresh installation in production, step by step in order. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ActiveProfiles("production")
@TestMethodOrder(OrderAnnotation.class)
class FirstAdministratorIT {
    private static final String PAGE = "/first-administrator";
    private static final String PASSWORD = "Korimako-sings-7";

    @LocalServerPort
    int port;

    @Autowired
    Environment environment;

    @Autowired
    IdentityService identity;

    @Autowired
    FirstAccounts accounts;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    PasswordAuthenticationProvider signIn;

    @Autowired
    ObjectProvider<AccountLedger> ledger;

    @Autowired
    PlatformTransactionManager transactions;

    private Path file() {
        return Path.of(environment.getRequiredProperty("alongside.data-dir"), "first-administrator-secret");
    }

    private Map<String, String> fields(String secret, String userId) {
        return new HashMap<>(Map.of(
                "secret", secret,
                "organisation", "Te Ara Ōrite",
                "userId", userId,
                "name", "Somebody First",
                "password", PASSWORD,
                "passwordAgain", PASSWORD));
    }

    @Test
    @Order(1)
    void beginsWithoutAnyAccount() throws Exception {
        assertThat(identity.createUserQuery().count()).isZero();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        assertThat(new Visitor(port).get(PAGE).statusCode()).isEqualTo(200);
    }

    @Test
    @Order(2)
    void marksItsCookieForEncryptedConnectionsOnly() {
        HttpResponse<String> page = new Visitor(port).get(PAGE);
        assertThat(page.headers().allValues("Set-Cookie")).anySatisfy(cookie -> assertThat(cookie)
                .startsWith("ALONGSIDE_FORM=")
                .contains("Secure", "HttpOnly", "SameSite=Lax"));
    }

    @Test
    @Order(3)
    void refusesWhoeverDoesNotHaveTheSecret() {
        Visitor visitor = new Visitor(port);
        assertThat(visitor.submit(PAGE, fields("guess", "mallory")).statusCode())
                .isEqualTo(403);
        assertThat(visitor.submit(PAGE, fields("", "mallory")).statusCode()).isEqualTo(403);
        assertThat(identity.createUserQuery().count()).isZero();
    }

    @Test
    @Order(4)
    void refusesAWeakPasswordAndOddNames() throws Exception {
        String secret = Files.readString(file()).strip();
        Visitor visitor = new Visitor(port);
        Map<String, String> weak = fields(secret, "first1");
        weak.put("password", "alllowercase");
        weak.put("passwordAgain", "alllowercase");
        HttpResponse<String> answer = visitor.submit(PAGE, weak);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("too easy to guess").doesNotContain("alllowercase", secret);

        assertThat(visitor.submit(PAGE, fields(secret, "../first")).statusCode())
                .isEqualTo(400);
        Map<String, String> different = fields(secret, "first1");
        different.put("passwordAgain", PASSWORD + "x");
        assertThat(visitor.submit(PAGE, different).body()).contains("not the same");
    }

    @Test
    @Order(5)
    void closesAfterFiveWrongTries(@TempDir Path other) throws Exception {
        FirstAdministrator guessed = new FirstAdministrator(accounts, other);
        guessed.prepare();
        String secret =
                Files.readString(other.resolve("first-administrator-secret")).strip();
        for (int i = 0; i < 5; i++) {
            assertThat(guessed.apply(application("wrong"))).isEqualTo(Outcome.WRONG_SECRET);
        }
        assertThat(guessed.apply(application(secret))).isEqualTo(Outcome.TOO_MANY_TRIES);
        assertThat(identity.createUserQuery().count()).isZero();
    }

    private static Application application(String secret) {
        return new Application(secret, "Elsewhere", "other1", "Other", PASSWORD, PASSWORD);
    }

    @Test
    @Order(6)
    void makesOneOfTwoWhoComeAtTheSameTime() throws Exception {
        String secret = Files.readString(file()).strip();
        ExecutorService both = Executors.newFixedThreadPool(2);
        try {
            List<Callable<Integer>> attempts = List.of(
                    () -> new Visitor(port)
                            .submit(PAGE, fields(secret, "first1"))
                            .statusCode(),
                    () -> new Visitor(port)
                            .submit(PAGE, fields(secret, "first2"))
                            .statusCode());
            int made = 0;
            for (Future<Integer> attempt : both.invokeAll(attempts)) {
                int status = attempt.get();
                assertThat(status).isIn(302, 403, 404);
                made += status == 302 ? 1 : 0;
            }
            assertThat(made).isEqualTo(1);
        } finally {
            both.shutdownNow();
        }
        assertThat(identity.createUserQuery().memberOfGroup("camunda-admin").count())
                .isEqualTo(1);
        assertThat(identity.createUserQuery().count()).isEqualTo(1);
    }

    @Test
    @Order(7)
    void isOverThen() {
        assertThat(file()).doesNotExist();
        Visitor visitor = new Visitor(port);
        assertThat(visitor.get(PAGE).statusCode()).isEqualTo(404);
        String userId = identity.createUserQuery().singleResult().getId();
        assertThat(Visitor.location(visitor.signIn(userId, PASSWORD))).isEqualTo("/");
        assertThat(visitor.submit(PAGE, fields("x", "late1")).statusCode()).isIn(403, 404);
        assertThat(visitor.get("/camunda/app/admin/default/").statusCode()).isEqualTo(200);
        assertThat(identity.createTenantQuery().singleResult().getId()).isEqualTo("te-ara-orite");
    }

    @Test
    @Order(8)
    void isWrittenDown() {
        String userId = identity.createUserQuery().singleResult().getId();
        List<String> rows = new ArrayList<>();
        CurrentOrganisation.runAs(
                "te-ara-orite",
                () -> transaction.executeWithoutResult(status ->
                        rows.addAll(jdbc.sql("select actor || ': ' || act || ', ' || details from ledger_entry")
                                .query(String.class)
                                .list())));
        assertThat(rows)
                .containsExactly(
                        "service: account changed, account=" + userId + ";command=MakeAccount;in=camunda-admin");
    }

    @Test
    @Order(9)
    void givesTheLastAdministratorAWayBack(@TempDir Path directory) throws Exception {
        String userId = identity.createUserQuery().singleResult().getId();
        recovery(userId, directory).recover();

        Path made = directory.resolve("administrator-password");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made)))
                .isEqualTo("rw-------");
        String password = Files.readString(made).strip();
        assertThat(Visitor.location(new Visitor(port).signIn(userId, password))).isEqualTo("/");
        assertThat(Visitor.location(new Visitor(port).signIn(userId, PASSWORD))).startsWith("/login?failed");
        assertThat(rowsOfTheService(userId)).isEqualTo(1);

        // Started once more with the same setting, nothing happens.
        recovery(userId, directory).recover();
        assertThat(Files.readString(made).strip()).isEqualTo(password);
        assertThat(Visitor.location(new Visitor(port).signIn(userId, password))).isEqualTo("/");
        assertThat(rowsOfTheService(userId)).isEqualTo(1);
    }

    @Test
    @Order(10)
    void givesNobodyElseAPassword(@TempDir Path directory) {
        for (String userId : List.of("", "nobody", "' or 1=1")) {
            recovery(userId, directory).recover();
            assertThat(directory.resolve("administrator-password")).doesNotExist();
        }
    }

    private AdministratorRecovery recovery(String userId, Path directory) {
        return new AdministratorRecovery(identity, signIn, ledger, transactions, userId, directory);
    }

    private long rowsOfTheService(String userId) throws Exception {
        return CurrentOrganisation.callAs(
                "te-ara-orite",
                () -> Objects.requireNonNull(new TransactionTemplate(transactions).execute(status -> jdbc.sql(
                                "select count(*) from alongside.ledger_entry where actor = 'service'"
                                        + " and details like '%SaveUserCmd%' and details like :account")
                        .param("account", "%" + userId + "%")
                        .query(Long.class)
                        .single())));
    }
}
