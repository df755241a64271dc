package org.alongside.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The one PostgreSQL server that both services use, with counting of statements. Its files are kept between runs, so that
 * a large database is made once.
 */
final class Postgres implements AutoCloseable {
    /** Owns the databases of ours and migrates them. */
    static final String OWNER = "bench_owner";
    /** The role of the running service. */
    static final String APP = "bench_app";

    private final EmbeddedPostgres server;

    private Postgres(EmbeddedPostgres server) {
        this.server = server;
    }

    static Postgres start(Path directory) throws IOException, SQLException {
        endWhatWasLeft(directory.resolve("files/postmaster.pid"));
        Files.createDirectories(directory.resolve("program"));
        Postgres postgres = new Postgres(EmbeddedPostgres.builder()
                .setDataDirectory(directory.resolve("files"))
                .setOverrideWorkingDirectory(directory.resolve("program").toFile())
                .setCleanDataDirectory(false)
                .setPGStartupWait(Duration.ofMinutes(5))
                .setServerConfig("shared_preload_libraries", "pg_stat_statements")
                .setServerConfig("pg_stat_statements.max", "10000")
                .setServerConfig("shared_buffers", "1GB")
                .setServerConfig("max_wal_size", "8GB")
                .setServerConfig("max_connections", "200")
                .setServerConfig("log_min_messages", "fatal")
                .start());
        try (Connection connection = postgres.superuser("postgres");
                Statement statement = connection.createStatement()) {
            for (String role : List.of(OWNER, APP)) {
                statement.execute("do $$ begin create role " + role + " login password '" + role
                        + "'; exception when duplicate_object then null; end $$");
            }
            statement.execute("create extension if not exists pg_stat_statements");
        }
        return postgres;
    }

    /** A bench that was killed leaves the server running. */
    private static void endWhatWasLeft(Path pidFile) throws IOException {
        if (Files.exists(pidFile)) {
            long pid = Long.parseLong(Files.readAllLines(pidFile).get(0).trim());
            Optional<ProcessHandle> left = ProcessHandle.of(pid)
                    .filter(process -> process.info().command().orElse("").contains("postgres"));
            left.ifPresent(process -> {
                process.destroy();
                process.onExit().join();
            });
            Files.deleteIfExists(pidFile);
        }
    }

    boolean has(String database) throws SQLException {
        try (Connection connection = superuser("postgres")) {
            return !texts(connection, "select datname from pg_database where datname = '" + database + "'")
                    .isEmpty();
        }
    }

    void create(String database) throws SQLException {
        try (Connection connection = superuser("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + database + " owner " + OWNER);
            statement.execute("grant connect on database " + database + " to " + APP);
        }
    }

    void copy(String from, String to) throws SQLException {
        try (Connection connection = superuser("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + to + " template " + from + " owner " + OWNER);
            statement.execute("grant connect on database " + to + " to " + APP);
        }
    }

    void drop(String database) throws SQLException {
        try (Connection connection = superuser("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("drop database if exists " + database + " with (force)");
        }
    }

    void rename(String from, String to) throws SQLException {
        try (Connection connection = superuser("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("alter database " + from + " rename to " + to);
        }
    }

    String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + database;
    }

    Connection superuser(String database) throws SQLException {
        return DriverManager.getConnection(url(database), "postgres", "postgres");
    }

    /** What the server did for this database so far. */
    Work work(String database) throws SQLException {
        try (Connection connection = superuser("postgres");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        select
                            (select coalesce(sum(calls) filter (where query !~* '^(begin|commit|rollback)'), 0)
                                from pg_stat_statements s join pg_database d on d.oid = s.dbid
                                where d.datname = '%1$s'),
                            (select xact_commit from pg_stat_database where datname = '%1$s'),
                            pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')
                        """.formatted(database))) {
            row.next();
            return new Work(row.getLong(1), row.getLong(2), row.getLong(3));
        }
    }

    /**
     * @param statements without begin, commit and rollback
     * @param commits transactions that ended well, also those that only read
     * @param walBytes of the whole server: nothing else may run
     */
    record Work(long statements, long commits, long walBytes) {
        Work since(Work before) {
            return new Work(statements - before.statements, commits - before.commits, walBytes - before.walBytes);
        }
    }

    static List<String> texts(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> texts = new java.util.ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }

    static long number(Connection connection, String sql) throws SQLException {
        return Long.parseLong(texts(connection, sql).get(0));
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
