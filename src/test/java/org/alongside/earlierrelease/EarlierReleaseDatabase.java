package org.alongside.earlierrelease;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.alongside.earlierrelease.Underway.Standing;
import org.alongside.ids.RecordId;
import org.alongside.testing.TestDatabase;
import org.postgresql.PGConnection;

/**
 * A database with the keys that belong to it, in one file: every row of ours and of the engine as COPY writes it, the data
 * folder, who stands where, by which migration its tables were, and what time it was.
 */
final class EarlierReleaseDatabase {
    private static final String FILE = "earlier-release/journeys.zip";
    private static final String TABLES = "tables/";
    private static final String DATA = "data/";
    private static final String SUPERUSER = "postgres";
    private static final String OUR_TABLES = """
            select format('%I.%I', n.nspname, c.relname),
                (select string_agg(quote_ident(attname), ', ' order by attnum) from pg_attribute
                    where attrelid = c.oid and attnum > 0 and not attisdropped and attgenerated = '')
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind = 'r' and n.nspname in ('alongside', 'engine') and c.relname <> 'flyway_schema_history'
            order by 1
            """;
    private static final String SEQUENCES = """
            select format('select setval(%L, %s);', format('%I.%I', schemaname, sequencename), last_value)
            from pg_sequences where schemaname in ('alongside', 'engine') and last_value is not null order by 1
            """;

    private final Map<String, byte[]> entries = new LinkedHashMap<>();

    private EarlierReleaseDatabase() {}

    static Connection connect(String url) throws SQLException {
        return DriverManager.getConnection(url, SUPERUSER, TestDatabase.server().password(SUPERUSER));
    }

    /** Writes the file to where the test finds it. @return how many bytes it has */
    static long write(String url, Path data, List<Standing> standing, Instant now) throws Exception {
        Path file = Path.of("src/test/resources", FILE);
        Files.createDirectories(file.getParent());
        try (Connection connection = connect(url);
                ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.setLevel(Deflater.BEST_COMPRESSION);
            put(zip, "time", now.toString().getBytes(StandardCharsets.UTF_8));
            put(zip, "migration", lines(connection, """
                    select version from alongside.flyway_schema_history where version is not null and success
                    order by installed_rank desc limit 1
                    """));
            put(zip, "sequences", lines(connection, SEQUENCES));
            StringBuilder places = new StringBuilder();
            standing.forEach(each ->
                    places.append(each.id()).append(' ').append(each.name()).append('\n'));
            put(zip, "standing", places.toString().getBytes(StandardCharsets.UTF_8));
            try (Statement statement = connection.createStatement();
                    ResultSet table = statement.executeQuery(OUR_TABLES)) {
                while (table.next()) {
                    String columns = table.getString(1) + " (" + table.getString(2) + ")";
                    ByteArrayOutputStream rows = new ByteArrayOutputStream();
                    rows.write((columns + "\n").getBytes(StandardCharsets.UTF_8));
                    connection.unwrap(PGConnection.class).getCopyAPI().copyOut("copy " + columns + " to stdout", rows);
                    put(zip, TABLES + table.getString(1), rows.toByteArray());
                }
            }
            for (Path key : files(data)) {
                put(zip, DATA + data.relativize(key), Files.readAllBytes(key));
            }
        }
        return Files.size(file);
    }

    private static List<Path> files(Path data) throws IOException {
        try (Stream<Path> files = Files.walk(data)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith(".lock"))
                    .sorted()
                    .toList();
        }
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    private static byte[] lines(Connection connection, String sql) throws SQLException {
        StringBuilder lines = new StringBuilder();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                lines.append(row.getString(1)).append('\n');
            }
        }
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    static EarlierReleaseDatabase read() {
        EarlierReleaseDatabase read = new EarlierReleaseDatabase();
        try (InputStream file =
                        Objects.requireNonNull(EarlierReleaseDatabase.class.getResourceAsStream("/" + FILE), FILE);
                ZipInputStream zip = new ZipInputStream(file)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                read.entries.put(entry.getName(), zip.readAllBytes());
            }
            return read;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private String text(String name) {
        return new String(Objects.requireNonNull(entries.get(name), name), StandardCharsets.UTF_8).strip();
    }

    Instant time() {
        return Instant.parse(text("time"));
    }

    /** The newest migration that its tables had seen. */
    String migration() {
        return text("migration");
    }

    List<Standing> standing() {
        return text("standing")
                .lines()
                .map(line -> line.split(" ", 2))
                .map(parts -> new Standing(parts[1], RecordId.of(parts[0])))
                .toList();
    }

    /** The rows of a table, by column; an empty value has none. */
    List<Map<String, String>> rows(String table) {
        List<String> lines = text(TABLES + table).lines().toList();
        String head = lines.get(0);
        String[] columns =
                head.substring(head.indexOf('(') + 1, head.length() - 1).split(", ", -1);
        return lines.stream()
                .skip(1)
                .map(line -> {
                    String[] values = line.split("\t", -1);
                    Map<String, String> row = new HashMap<>();
                    for (int i = 0; i < columns.length; i++) {
                        if (!values[i].equals("\\N")) {
                            row.put(columns[i], values[i]);
                        }
                    }
                    return row;
                })
                .toList();
    }

    /** Puts the rows into a database whose tables are laid by that migration, and the keys into an empty folder. */
    void restore(Connection connection, Path data) throws SQLException, IOException {
        try (Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            // As a restore does it: no trigger and no foreign key looks at rows that were checked before.
            statement.execute("set session_replication_role = replica");
            List<String> tables = entries.keySet().stream()
                    .filter(name -> name.startsWith(TABLES))
                    .toList();
            for (String table : tables) {
                statement.execute("delete from " + table.substring(TABLES.length()));
            }
            for (String table : tables) {
                byte[] content = Objects.requireNonNull(entries.get(table));
                int head = 0;
                while (content[head] != '\n') {
                    head++;
                }
                String columns = new String(content, 0, head, StandardCharsets.UTF_8);
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn(
                                "copy " + columns + " from stdin",
                                new ByteArrayInputStream(content, head + 1, content.length - head - 1));
            }
            for (String sequence : text("sequences").lines().toList()) {
                statement.execute(sequence);
            }
            connection.commit();
        }
        putKeys(data);
    }

    private void putKeys(Path data) throws IOException {
        for (String name :
                entries.keySet().stream().filter(name -> name.startsWith(DATA)).toList()) {
            Path file = data.resolve(name.substring(DATA.length()));
            Files.createDirectories(file.getParent());
            Files.write(file, Objects.requireNonNull(entries.get(name)));
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
    }
}
