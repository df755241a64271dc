package org.alongside.audit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.alongside.audit.LedgerHeadFiles.Head;
import org.jspecify.annotations.Nullable;

/**
 * Checks the ledger from its first row to its last and names the first that is broken. Run by {@code bin/verify-ledger}
 * beside the service, with the public half of the signing key; it needs nothing of the application. Which organisations
 * there are it asks the ledger itself, and that nothing is missing it sees by the heads that the service keeps outside
 * the database, {@link LedgerHeads}. Rows are read one after the other and checked on all cores: memory is needed for one
 * head of each chain, and for as many rows as {@link CheckedBatches} has in hand, however many there are.
 */
public final class VerifyLedger {
    private static final int WHOLE = 0;
    private static final int BROKEN = 1;
    private static final int NOT_CHECKED = 2;

    private final Signatures key;

    VerifyLedger(Signatures key) {
        this.key = key;
    }

    /**
     * Reads the address of the database, user and password from {@code SPRING_DATASOURCE_URL}, {@code _USERNAME} and
     * {@code _PASSWORD} (a password that is not there is looked for where PostgreSQL's own programs look, in
     * {@code PGPASSFILE}); the public key from {@code ALONGSIDE_DATA_DIR}; kept heads from {@code ALONGSIDE_LEDGER_HEADS},
     * and from the folders and files given as arguments. Exits with 0 when all is well, 1 when the ledger is broken, 2
     * when it could not check.
     */
    public static void main(String[] args) {
        Map<String, String> environment = System.getenv();
        Path data = Path.of(environment.getOrDefault("ALONGSIDE_DATA_DIR", "./data"));
        List<Path> places = new ArrayList<>();
        places.add(Path.of(environment.getOrDefault(
                "ALONGSIDE_LEDGER_HEADS", data.resolve("ledger-heads").toString())));
        for (String arg : args) {
            places.add(Path.of(arg));
        }
        System.exit(run(environment, data, places));
    }

    private static int run(Map<String, String> environment, Path data, List<Path> places) {
        for (Path place : places) {
            if (!Files.exists(place)) {
                return say(NOT_CHECKED, "The ledger could not be checked: there are no kept heads in " + place + ".");
            }
        }
        String url = environment.get("SPRING_DATASOURCE_URL");
        if (url == null) {
            return say(NOT_CHECKED, "The ledger could not be checked: SPRING_DATASOURCE_URL does not name a database.");
        }
        try {
            Signatures key = Signatures.of(data.resolve("ledger-public.key"));
            // Before the rows, so that none of these can be of a later moment than what is looked at.
            Map<String, Head> kept = LedgerHeadFiles.read(places, key);
            try (Connection connection = connect(url, environment)) {
                Report report = new VerifyLedger(key).verify(connection, kept);
                if (report.broken() != null) {
                    return say(BROKEN, "The ledger is broken at " + report.broken());
                }
                return kept.isEmpty()
                        ? say(
                                NOT_CHECKED,
                                "The rows follow each other, but no heads are kept in " + places
                                        + ", so nobody can tell whether rows are missing. The service keeps heads as "
                                        + "long as it runs: their files were removed, or are somewhere else.")
                        : say(
                                WHOLE,
                                "The ledger is whole: " + report.rows() + " rows in "
                                        + report.heads().size() + " chains, and none of " + kept.size()
                                        + " kept heads is missing.");
            }
        } catch (LedgerHeadFiles.Damaged e) {
            return say(BROKEN, "The kept heads are broken: " + e.getMessage());
        } catch (Exception e) {
            return say(NOT_CHECKED, "The ledger could not be checked: " + e.getMessage());
        }
    }

    private static int say(int status, String sentence) {
        System.err.println(sentence);
        return status;
    }

    private static Connection connect(String url, Map<String, String> environment) throws SQLException {
        Properties login = new Properties();
        for (String[] pair :
                new String[][] {{"user", "SPRING_DATASOURCE_USERNAME"}, {"password", "SPRING_DATASOURCE_PASSWORD"}}) {
            String value = environment.get(pair[1]);
            if (value != null && !value.isEmpty()) {
                login.setProperty(pair[0], value);
            }
        }
        Connection connection = DriverManager.getConnection(url, login);
        connection.setReadOnly(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        return connection;
    }

    /**
     * What was found.
     *
     * @param broken the first broken row, in words; null when the ledger is whole
     * @param heads the last row of each chain
     * @param rowsAtOnceMax the most rows that were in memory at once
     */
    record Report(
            long rows, Map<String, Head> heads, @Nullable String broken, int rowsAtOnceMax) {}

    /** @param kept heads of earlier, none of which may be missing */
    Report verify(Connection connection, Map<String, Head> kept) throws Exception {
        connection.setAutoCommit(false);
        try (CheckedBatches batches = new CheckedBatches(key, kept)) {
            String broken = null;
            for (String organisation : organisations(connection)) {
                long before = batches.rows();
                bind(connection, organisation);
                broken = batches.check(connection, organisation);
                if (broken == null && batches.rows() == before) {
                    broken = organisation + ": its rows are there, but are not shown.";
                }
                if (broken != null) {
                    break;
                }
            }
            if (broken == null && !batches.missing().isEmpty()) {
                Head first = batches.missing().values().iterator().next();
                broken = first.chain() + ", position " + first.position() + ": a row that was there is missing.";
            }
            if (broken == null && batches.rows() == 0) {
                broken = "its beginning: there is not a single row.";
            }
            return new Report(batches.rows(), batches.heads(), broken, batches.rowsAtOnceMax());
        }
    }

    private static List<String> organisations(Connection connection) throws SQLException {
        List<String> ids = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select * from alongside.ledger_organisations()")) {
            while (row.next()) {
                ids.add(row.getString(1));
            }
        }
        return ids;
    }

    private static void bind(Connection connection, String organisation) throws Exception {
        try (PreparedStatement bind =
                connection.prepareStatement("select set_config('alongside.organisation', ?, true)")) {
            bind.setString(1, organisation);
            bind.execute();
        }
    }
}
