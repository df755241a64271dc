package org.alongside.database;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL 17 of our own, for the demonstration, for development and for tests: on this machine's loopback address
 * only, with passwords, its files kept between runs.
 *
 * <p>Whoever starts it closes it, and last: Spring's beans still write while they stop.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    /** Owns the databases and runs the migrations. */
    public static final String OWNER = "alongside_owner";
    /** What the running service signs in as. It creates nothing. */
    public static final String APP = "alongside_app";

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final String SUPERUSER = "postgres";
    private static final Duration START_WAIT = Duration.ofSeconds(60);
    private static final int ANY_PORT = 0;

    /** What a crash of the machine may cost. */
    public enum Durability {
        /** Nothing that was committed is lost. */
        KEPT,
        /** For tests: faster, and whatever the machine's crash leaves is thrown away. */
        EXPENDABLE
    }

    private final DataDirectory directory;
    private final Durability durability;
    private final int port;
    private io.zonky.test.db.postgres.embedded.EmbeddedPostgres server;
    private boolean isClosed;

    private EmbeddedPostgres(
            DataDirectory directory,
            Durability durability,
            io.zonky.test.db.postgres.embedded.EmbeddedPostgres server) {
        this.directory = directory;
        this.durability = durability;
        this.server = server;
        this.port = server.getPort();
    }

    /** Starts the server on that directory, after ending one that an earlier application left running there. */
    public static EmbeddedPostgres start(Path dataDirectory, Durability durability) {
        DataDirectory directory = DataDirectory.take(dataDirectory);
        try {
            Path files = directory.path("postgres");
            new OrphanedServer(files).end();
            setAsideUnfinished(directory, files);
            EmbeddedPostgres postgres =
                    new EmbeddedPostgres(directory, durability, launch(directory, durability, ANY_PORT, START_WAIT));
            postgres.prepareRoles();
            DataDirectory.makePrivateFile(directory.path("postgres-ready"));
            return postgres;
        } catch (IOException | SQLException | RuntimeException e) {
            directory.close();
            if (e instanceof DatabaseRefusedException refused) {
                throw refused;
            }
            throw new DatabaseRefusedException(
                    "The embedded database did not start.",
                    "Its own words are in " + directory.path("postgres.log") + ".",
                    e);
        }
    }

    /** Files of a first start that was cut off: nobody ever worked with them, and PostgreSQL cannot go on from them. */
    private static void setAsideUnfinished(DataDirectory directory, Path files) throws IOException {
        if (Files.exists(files) && !Files.exists(directory.path("postgres-ready"))) {
            Files.move(
                    files, directory.path("postgres-unfinished-" + Instant.now().toEpochMilli()));
        }
    }

    private static io.zonky.test.db.postgres.embedded.EmbeddedPostgres launch(
            DataDirectory directory, Durability durability, int port, Duration wait) throws IOException {
        String password = directory.secret(SUPERUSER);
        Path passwordFile = directory.path("initdb-password");
        Path log = directory.path("postgres.log");
        if (port == ANY_PORT) {
            Files.deleteIfExists(log);
        }
        Files.deleteIfExists(passwordFile);
        DataDirectory.makePrivateFile(log);
        Files.writeString(DataDirectory.makePrivateFile(passwordFile), password);
        DataDirectory.makePrivateDirectory(directory.path("postgres-program"));
        boolean kept = durability == Durability.KEPT;
        try {
            return io.zonky.test.db.postgres.embedded.EmbeddedPostgres.builder()
                    .setPgBinaryResolver(EmbeddedPostgres::program)
                    .setDataDirectory(directory.path("postgres"))
                    .setPort(port)
                    // Not in the shared temporary directory, where another user of the machine could place programs.
                    .setOverrideWorkingDirectory(
                            directory.path("postgres-program").toFile())
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setPGStartupWait(wait)
                    .setConnectConfig("password", password)
                    // These become options of initdb; the later "auth" takes the place of the library's "trust".
                    .setLocaleConfig("auth", "scram-sha-256")
                    .setLocaleConfig("pwfile", passwordFile.toString())
                    .setLocaleConfig("locale", "C")
                    .setLocaleConfig("locale-provider", "builtin")
                    .setLocaleConfig("builtin-locale", "C.UTF-8")
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("unix_socket_directories", "")
                    .setServerConfig("fsync", kept ? "on" : "off")
                    .setServerConfig("synchronous_commit", kept ? "on" : "off")
                    .setServerConfig("max_connections", kept ? "100" : "300")
                    // A statement that failed, or the row it met, may hold what a person said: not into the log.
                    .setServerConfig("log_min_messages", "log")
                    .setServerConfig("log_min_error_statement", "panic")
                    .setServerConfig("log_error_verbosity", "terse")
                    .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .setErrorRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } finally {
            Files.deleteIfExists(passwordFile);
        }
    }

    /**
     * From now on the server is started again, on the same port and the same files, whenever it has ended without us.
     *
     * @param givenUp what to do when that is not possible
     */
    void startAgainWhenItEnds(Runnable givenUp) {
        new EmbeddedPostgresWatch(this, START_WAIT, givenUp).begin();
    }

    int port() {
        return port;
    }

    /** @return whether a server is there again, or none is wanted any more */
    synchronized boolean startAgain(Duration wait) {
        if (isClosed) {
            return true;
        }
        try {
            server.close();
            new OrphanedServer(directory.path("postgres")).end();
            server = launch(directory, durability, port, wait);
            return true;
        } catch (IOException | RuntimeException e) {
            LOG.error(
                    "The embedded database did not start again. Its own words are in {}.",
                    directory.path("postgres.log"));
            return false;
        }
    }

    synchronized boolean isClosed() {
        return isClosed;
    }

    /** The jar holds PostgreSQL for the machine that built it; the jar for production holds none. */
    private static InputStream program(String system, String architecture) throws IOException {
        try {
            return DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, architecture);
        } catch (IllegalStateException missing) {
            throw new DatabaseRefusedException(
                    "No database is named, and this build carries no PostgreSQL of its own for this machine (" + system
                            + ", " + architecture + ").",
                    "Name a database of your own: set SPRING_DATASOURCE_URL, SPRING_DATASOURCE_USERNAME and"
                            + " SPRING_DATASOURCE_PASSWORD for the application, SPRING_FLYWAY_USER and"
                            + " SPRING_FLYWAY_PASSWORD for the owner. Or, to try the service out, build it on this"
                            + " machine and run the jar whose name does not end in -production.",
                    missing);
        }
    }

    private void prepareRoles() throws SQLException {
        try (Connection connection = superuser(SUPERUSER);
                Statement statement = connection.createStatement()) {
            for (String role : new String[] {OWNER, APP}) {
                if (!exists(connection, "select 1 from pg_roles where rolname = ?", role)) {
                    statement.execute("create role " + role);
                }
                statement.execute("alter role " + role
                        + " with login nosuperuser nocreatedb nocreaterole nobypassrls password '"
                        + directory.secret(role) + "'");
            }
        }
    }

    /** Makes an empty database of that name for the two roles, unless there is one. */
    public void createDatabase(String name) {
        if (!name.matches("[a-z][a-z0-9_]{0,50}")) {
            throw new IllegalArgumentException("not a name for a database: " + name);
        }
        try (Connection connection = superuser(SUPERUSER);
                Statement statement = connection.createStatement()) {
            if (!exists(connection, "select 1 from pg_database where datname = ?", name)) {
                statement.execute("create database " + name + " owner " + OWNER);
            }
            statement.execute("revoke all on database " + name + " from public");
            statement.execute("grant connect on database " + name + " to " + APP);
        } catch (SQLException e) {
            throw new IllegalStateException("The database could not be made.", e);
        }
    }

    /** Removes a database and ends whoever is connected to it. For tests. */
    public void dropDatabase(String name) {
        try (Connection connection = superuser(SUPERUSER);
                Statement statement = connection.createStatement()) {
            statement.execute("drop database if exists " + name + " with (force)");
        } catch (SQLException e) {
            throw new IllegalStateException("The database could not be removed.", e);
        }
    }

    /** The names of the databases there are, the server's own left out. */
    public List<String> databases() {
        try (Connection connection = superuser(SUPERUSER);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select datname from pg_database where not datistemplate and datname <> 'postgres'")) {
            var names = new ArrayList<String>();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return names;
        } catch (SQLException e) {
            throw new IllegalStateException("The databases could not be listed.", e);
        }
    }

    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** The password of {@link #OWNER} or {@link #APP}. */
    public String password(String role) {
        return directory.secret(role);
    }

    /** What Spring needs to know of a database: the application's role to work with, the owner's to migrate. */
    public Map<String, Object> springProperties(String database) {
        return Map.of(
                "spring.datasource.url", url(database),
                "spring.datasource.username", APP,
                "spring.datasource.password", password(APP),
                "spring.flyway.user", OWNER,
                "spring.flyway.password", password(OWNER));
    }

    private Connection superuser(String database) throws SQLException {
        return DriverManager.getConnection(url(database), SUPERUSER, directory.secret(SUPERUSER));
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    @Override
    public synchronized void close() {
        isClosed = true;
        try {
            server.close();
            LOG.info("The embedded database has stopped.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            directory.close();
        }
    }
}
