package org.alongside.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.alongside.testing.TestDatabase;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class DatabaseAtStartIT {
    private static final String DATABASE = "at_start";

    private EmbeddedPostgres server;
    private String ownerPassword;
    private String appPassword;

    @BeforeEach
    void emptyDatabase() {
        server = TestDatabase.server();
        server.dropDatabase(DATABASE);
        server.createDatabase(DATABASE);
        ownerPassword = server.password(EmbeddedPostgres.OWNER);
        appPassword = server.password(EmbeddedPostgres.APP);
    }

    private void start(String url, String user, String password, String owner, String ownerPassword) {
        new DatabaseAtStart(url, user, password, owner, ownerPassword, Duration.ofSeconds(1))
                .migrate(Flyway.configure()
                        .dataSource(url, owner, ownerPassword)
                        .defaultSchema("alongside")
                        .locations("classpath:migration-at-start")
                        .placeholders(Map.of("app_role", EmbeddedPostgres.APP))
                        .load());
    }

    private void startAsUsual() {
        start(server.url(DATABASE), EmbeddedPostgres.APP, appPassword, EmbeddedPostgres.OWNER, ownerPassword);
    }

    private void asOwner(String... statements) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(server.url(DATABASE), EmbeddedPostgres.OWNER, ownerPassword);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    @Test
    void startsWithTwoRolesThatAreApart() {
        startAsUsual();
    }

    @Test
    void refusesToWorkAsTheOwner() {
        assertThatThrownBy(() -> start(
                        server.url(DATABASE),
                        EmbeddedPostgres.OWNER,
                        ownerPassword,
                        EmbeddedPostgres.OWNER,
                        ownerPassword))
                .isInstanceOf(DatabaseRefusedException.class)
                .hasMessageContaining("would work as the owner");
    }

    @Test
    void refusesWithoutTheOwnersName() {
        assertThatThrownBy(() -> start(server.url(DATABASE), EmbeddedPostgres.APP, appPassword, "", ""))
                .isInstanceOf(DatabaseRefusedException.class)
                .hasMessageContaining("not both roles");
    }

    @Test
    void saysThatAPasswordIsWrongWithoutWaiting() {
        assertThatThrownBy(() -> start(
                        server.url(DATABASE), EmbeddedPostgres.APP, "guess-7", EmbeddedPostgres.OWNER, ownerPassword))
                .isInstanceOf(DatabaseRefusedException.class)
                .hasMessageContaining("does not let alongside_app in")
                .hasMessageNotContaining("guess-7");
    }

    @Test
    void saysThatThereIsNoSuchDatabase() {
        assertThatThrownBy(() -> start(
                        server.url("nowhere"),
                        EmbeddedPostgres.APP,
                        appPassword,
                        EmbeddedPostgres.OWNER,
                        ownerPassword))
                .isInstanceOf(DatabaseRefusedException.class)
                .hasMessageContaining("There is no database");
    }

    @Test
    void waitsForADatabaseAndThenSaysThatItDidNotAnswer() {
        assertThatThrownBy(() -> start(
                        "jdbc:postgresql://127.0.0.1:1/x?password=hidden",
                        EmbeddedPostgres.APP,
                        appPassword,
                        EmbeddedPostgres.OWNER,
                        ownerPassword))
                .isInstanceOf(DatabaseRefusedException.class)
                .hasMessageContaining("did not answer")
                .hasMessageNotContaining("hidden");
    }

    @Test
    void refusesARoleThatMayCreate() throws SQLException {
        asOwner("grant create on database " + DATABASE + " to " + EmbeddedPostgres.APP);
        assertThatThrownBy(this::startAsUsual)
                .isInstanceOf(DatabaseRefusedException.class)
                .hasMessageContaining("may create things");
    }

    @Test
    void refusesARoleThatMayChangeWhatIsOnlyAddedTo() throws SQLException {
        startAsUsual();
        asOwner(
                "create table alongside.added_to (word text)",
                "comment on table alongside.added_to is 'Append-only: what was done.'",
                "grant select, insert on alongside.added_to to " + EmbeddedPostgres.APP);
        startAsUsual();
        asOwner("grant update (word) on alongside.added_to to " + EmbeddedPostgres.APP);
        assertThatThrownBy(this::startAsUsual)
                .isInstanceOf(DatabaseRefusedException.class)
                .hasMessageContaining("only ever added to");
    }

    @Test
    void refusesARoleForWhichTheTablesWereNotMade() throws SQLException {
        startAsUsual();
        asOwner("revoke usage on schema alongside from " + EmbeddedPostgres.APP);
        assertThatThrownBy(this::startAsUsual)
                .isInstanceOf(DatabaseRefusedException.class)
                .hasMessageContaining("made for another role");
    }

    @Test
    void refusesAnOwnerWhoMayNotSetTheDatabaseUp() throws SQLException {
        asOwner("revoke create on database " + DATABASE + " from " + EmbeddedPostgres.OWNER);
        assertThatThrownBy(this::startAsUsual)
                .isInstanceOf(DatabaseRefusedException.class)
                .hasMessageContaining("may not set the database up");
    }

    @Test
    void refusesProductionWithoutADatabase() {
        MockEnvironment environment = new MockEnvironment();
        environment.setActiveProfiles("production");
        var context = new org.springframework.context.support.GenericApplicationContext();
        context.setEnvironment(environment);
        assertThatThrownBy(() -> new EmbeddedPostgresInitializer().initialize(context))
                .isInstanceOf(DatabaseRefusedException.class)
                .hasMessageContaining("No database is named");
        assertThat(new DatabaseRefusedFailureAnalyzer()
                        .analyze(new DatabaseRefusedException("A sentence.", "A way out."))
                        .getAction())
                .isEqualTo("A way out.");
    }
}
