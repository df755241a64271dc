package org.alongside.leaks;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.alongside.testing.TestDatabase;
import org.postgresql.PGConnection;

/**
 * All that a database holds, as somebody with every right would copy it. By {@code pg_dump} where one is installed that
 * is new enough for the server; else, since the embedded server comes without it and the clients of an older Debian
 * refuse a newer server, by the command that {@code pg_dump} itself uses: COPY of every table of every schema.
 */
final class Dump {
    private static final String SUPERUSER = "postgres";
    private static final int SERVER_VERSION = 17;
    private static final Pattern VERSION = Pattern.compile("PostgreSQL\\) (\\d+)");

    private Dump() {}

    private static String password() {
        return TestDatabase.server().password(SUPERUSER);
    }

    static Connection connect(String url) throws SQLException {
        return DriverManager.getConnection(url, SUPERUSER, password());
    }

    /** Writes the dump and says how it was made. */
    static String write(String url, Path file) throws Exception {
        Optional<Path> program = program();
        if (program.isEmpty()) {
            byCopy(url, file);
            return "COPY of every table (no pg_dump " + SERVER_VERSION + " is installed)";
        }
        ProcessBuilder dumping = new ProcessBuilder(
                        program.get().toString(),
                        "--file",
                        file.toString(),
                        url.replace("jdbc:", "").replace("//", "//" + SUPERUSER + "@"))
                .redirectErrorStream(true)
                .redirectOutput(file.resolveSibling("pg_dump.log").toFile());
        dumping.environment().put("PGPASSWORD", password());
        Process dump = dumping.start();
        int exit = dump.waitFor();
        if (exit != 0) {
            throw new IllegalStateException(Files.readString(file.resolveSibling("pg_dump.log")));
        }
        return program.get().toString();
    }

    private static Optional<Path> program() throws IOException, InterruptedException {
        List<Path> candidates = new ArrayList<>();
        for (String folder : System.getenv("PATH").split(":", -1)) {
            candidates.add(Path.of(folder, "pg_dump"));
        }
        Path debian = Path.of("/usr/lib/postgresql");
        if (Files.isDirectory(debian)) {
            try (Stream<Path> versions = Files.list(debian)) {
                versions.map(version -> version.resolve("bin/pg_dump")).forEach(candidates::add);
            }
        }
        for (Path candidate : candidates) {
            if (Files.isExecutable(candidate) && version(candidate) >= SERVER_VERSION) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    private static int version(Path program) throws IOException, InterruptedException {
        Process asked = new ProcessBuilder(program.toString(), "--version").start();
        String said = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        asked.waitFor();
        Matcher version = VERSION.matcher(said);
        return version.find() ? Integer.parseInt(version.group(1)) : 0;
    }

    private static void byCopy(String url, Path file) throws SQLException, IOException {
        try (Connection connection = connect(url);
                OutputStream out = Files.newOutputStream(file)) {
            for (String table : tables(connection, "nspname not in ('information_schema')")) {
                out.write(("-- " + table + "\n").getBytes(StandardCharsets.UTF_8));
                copyOut(connection, table, out);
            }
        }
    }

    /** Tables of the schemas that the condition lets through, the server's own catalogue among them. */
    static List<String> tables(Connection connection, String condition) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select quote_ident(nspname) || '.' || quote_ident(relname) from pg_class c "
                                + "join pg_namespace n on n.oid = relnamespace where relkind = 'r' and nspname !~ '^pg_(toast|temp)' and "
                                + condition + " order by 1")) {
            while (row.next()) {
                tables.add(row.getString(1));
            }
        }
        return tables;
    }

    static void copyOut(Connection connection, String table, OutputStream out) throws SQLException, IOException {
        connection.unwrap(PGConnection.class).getCopyAPI().copyOut("copy " + table + " to stdout", out);
    }

    /** What PostgreSQL keeps that no dump shows: rows that were removed, its write-ahead log, its own log. */
    static Path filesBeside(String url) throws SQLException {
        try (Connection connection = connect(url);
                Statement statement = connection.createStatement()) {
            statement.execute("checkpoint");
            try (ResultSet row = statement.executeQuery("show data_directory")) {
                row.next();
                return Objects.requireNonNull(Path.of(row.getString(1)).getParent());
            }
        }
    }
}
