package org.alongside.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.alongside.database.EmbeddedPostgres.Durability;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

class EmbeddedPostgresIT {
    private static final Path DIRECTORY = Path.of("target/embedded-postgres-it");

    /** The application that is killed: starts the server, keeps a row, and waits for its end. */
    public static final class Killed {
        public static void main(String[] args) throws Exception {
            EmbeddedPostgres postgres = EmbeddedPostgres.start(Path.of(args[0]), Durability.KEPT);
            postgres.createDatabase("kept");
            try (Connection connection = owner(postgres);
                    Statement statement = connection.createStatement()) {
                statement.execute("create table kept (word text)");
                statement.execute("insert into kept values ('still here')");
            }
            System.out.println("ready");
            Thread.sleep(600_000);
        }
    }

    private static Connection owner(EmbeddedPostgres postgres) throws SQLException {
        return DriverManager.getConnection(
                postgres.url("kept"), EmbeddedPostgres.OWNER, postgres.password(EmbeddedPostgres.OWNER));
    }

    @Test
    void goesOnAfterItsApplicationWasKilled() throws Exception {
        FileSystemUtils.deleteRecursively(DIRECTORY);
        Process application = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Killed.class.getName(),
                        DIRECTORY.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        awaitReady(application);
        assertThatThrownBy(() -> EmbeddedPostgres.start(DIRECTORY, Durability.KEPT))
                .isInstanceOf(DatabaseRefusedException.class)
                .hasMessageContaining("Another application is already running");
        application.destroyForcibly().waitFor();
        long orphan = Long.parseLong(
                Files.readAllLines(DIRECTORY.resolve("postgres/postmaster.pid")).get(0));
        assertThat(ProcessHandle.of(orphan)).isPresent();

        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(DIRECTORY, Durability.KEPT)) {
            assertThat(ProcessHandle.of(orphan)).isEmpty();
            try (Connection connection = owner(postgres);
                    ResultSet rows = connection.createStatement().executeQuery("select word from kept")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getString(1)).isEqualTo("still here");
            }
            letsNobodyInWithoutPassword(postgres);
            keepsItsFilesToItself();
        }
        assertThat(DIRECTORY.resolve("postgres/postmaster.pid")).doesNotExist();
        startsDespiteAStrangersProcessNumber();
    }

    @Test
    void saysSoWhenItCannotBeStartedAgain() throws Exception {
        Path directory = Path.of("target/embedded-postgres-gone-it");
        FileSystemUtils.deleteRecursively(directory);
        CountDownLatch givenUp = new CountDownLatch(1);
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(directory, Durability.EXPENDABLE)) {
            new EmbeddedPostgresWatch(postgres, Duration.ofSeconds(2), givenUp::countDown).begin();
            Files.delete(directory.resolve("postgres/PG_VERSION"));
            long server = Long.parseLong(Files.readAllLines(directory.resolve("postgres/postmaster.pid"))
                    .get(0));
            ProcessHandle.of(server).orElseThrow().destroyForcibly();
            assertThat(givenUp.await(2, TimeUnit.MINUTES)).isTrue();
        }
    }

    private static void awaitReady(Process application) throws Exception {
        try (BufferedReader output = application.inputReader(StandardCharsets.UTF_8)) {
            String line;
            do {
                line = output.readLine();
            } while (line != null && !line.equals("ready"));
            assertThat(line).isEqualTo("ready");
        }
    }

    private static void letsNobodyInWithoutPassword(EmbeddedPostgres postgres) {
        for (String role : new String[] {"postgres", EmbeddedPostgres.OWNER, EmbeddedPostgres.APP}) {
            assertThatThrownBy(() -> DriverManager.getConnection(postgres.url("kept"), role, "guess"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password");
        }
        assertThat(postgres.url("kept")).startsWith("jdbc:postgresql://127.0.0.1:");
    }

    private static void keepsItsFilesToItself() throws Exception {
        for (String name : new String[] {"postgres-passwords", "postgres.log", "lock"}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(DIRECTORY.resolve(name))))
                    .as(name)
                    .isEqualTo("rw-------");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(DIRECTORY)))
                .isEqualTo("rwx------");
        assertThat(DIRECTORY.resolve("initdb-password")).doesNotExist();
    }

    /** After a restart of the machine, the number in the pid file may be anybody's. */
    private static void startsDespiteAStrangersProcessNumber() throws Exception {
        Files.writeString(
                DIRECTORY.resolve("postgres/postmaster.pid"),
                ProcessHandle.current().pid() + "\n" + DIRECTORY.toAbsolutePath() + "/postgres\n");
        EmbeddedPostgres.start(DIRECTORY, Durability.KEPT).close();
        assertThat(ProcessHandle.current().isAlive()).isTrue();
    }
}
