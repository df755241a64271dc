package org.alongside.audit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.alongside.audit.KeptHeads.Head;
import org.jspecify.annotations.Nullable;

/**
 * Checks the ledger from its first row to its last and names the first that is broken. Run by {@code bin/verify-ledger}
 * beside the service, with the public half of the signing key; it needs nothing of the application. Which organisations
 * there are it asks the ledger itself, and that nothing is missing it sees by the heads that the service keeps outside
 * the database, {@link LedgerHeads}. Rows are read one after the other: memory is needed for one head of each chain.
 */
public final class VerifyLedger {
    private static final int WHOLE = 0;
    private static final int BROKEN = 1;
    private static final int NOT_CHECKED = 2;

    private final PublicKey key;

    VerifyLedger(PublicKey key) {
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
            PublicKey key = publicKey(data.resolve("ledger-public.key"));
            // Before the rows, so that none of these can be of a later moment than what is looked at.
            Map<String, Head> kept = KeptHeads.read(places, key);
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
        } catch (KeptHeads.Damaged e) {
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
     */
    record Report(
            long rows, Map<String, Head> heads, @Nullable String broken) {}

    /** @param kept heads of earlier, none of which may be missing */
    Report verify(Connection connection, Map<String, Head> kept) throws Exception {
        connection.setAutoCommit(false);
        Map<String, Head> heads = new TreeMap<>();
        Map<String, Head> missing = new TreeMap<>(kept);
        long rows = 0;
        for (String organisation : organisations(connection)) {
            bind(connection, organisation);
            Organisation found = new Organisation(organisation, heads, missing);
            String broken = found.check(connection);
            rows += found.rows;
            if (broken != null) {
                return new Report(rows, heads, broken);
            }
            if (found.rows == 0) {
                return new Report(rows, heads, organisation + ": its rows are there, but are not shown.");
            }
        }
        if (!missing.isEmpty()) {
            Head first = missing.values().iterator().next();
            return new Report(
                    rows,
                    heads,
                    first.chain() + ", position " + first.position() + ": a row that was there is missing.");
        }
        return new Report(rows, heads, rows == 0 ? "its beginning: there is not a single row." : null);
    }

    /** The chains of one organisation, row by row. */
    private final class Organisation {
        private final String id;
        private final Map<String, Head> heads;
        private final Map<String, Head> missing;
        private long rows;

        Organisation(String id, Map<String, Head> heads, Map<String, Head> missing) {
            this.id = id;
            this.heads = heads;
            this.missing = missing;
        }

        private @Nullable String check(Connection connection) throws Exception {
            try (PreparedStatement select = connection.prepareStatement(
                    "select * from alongside.ledger_entry where organisation_id = ? order by chain, position")) {
                select.setString(1, id);
                select.setFetchSize(500);
                try (ResultSet row = select.executeQuery()) {
                    return check(row);
                }
            }
        }

        private @Nullable String check(ResultSet row) throws Exception {
            byte[] previous = LedgerHash.BEGINNING;
            String chain = "";
            long expected = 1;
            while (row.next()) {
                if (!chain.equals(row.getString("chain"))) {
                    chain = row.getString("chain");
                    previous = LedgerHash.BEGINNING;
                    expected = 1;
                }
                String where = id + "/" + chain;
                String wrong = wrong(row, id, expected, previous);
                previous = row.getBytes("hash");
                Head head = new Head(
                        where,
                        expected,
                        Base64.getEncoder().encodeToString(previous),
                        Base64.getEncoder().encodeToString(row.getBytes("signature")));
                Head kept = missing.get(where);
                if (wrong == null && kept != null && kept.position() == expected) {
                    wrong = kept.equals(head) ? null : "it is not the row that was there.";
                    missing.remove(where);
                }
                if (wrong != null) {
                    return where + ", position " + row.getLong("position") + ": " + wrong;
                }
                heads.put(where, head);
                expected++;
                rows++;
            }
            return null;
        }
    }

    private @Nullable String wrong(ResultSet row, String organisation, long expected, byte[] previous)
            throws Exception {
        if (row.getLong("position") != expected) {
            return "the row before it is missing.";
        }
        if (!Arrays.equals(previous, row.getBytes("previous_hash"))) {
            return "it does not follow the row before it.";
        }
        Instant at = row.getTimestamp("at").toInstant();
        byte[] hash = LedgerHash.of(
                organisation,
                row.getString("chain"),
                expected,
                at,
                row.getString("actor"),
                row.getString("act"),
                row.getString("outcome"),
                row.getString("policy_id"),
                row.getString("subject"),
                row.getString("details"),
                previous);
        if (!Arrays.equals(hash, row.getBytes("hash"))) {
            return "it was changed.";
        }
        Signature signature = Signature.getInstance("Ed25519");
        signature.initVerify(key);
        signature.update(hash);
        return signature.verify(row.getBytes("signature")) ? null : "it is not signed by this service.";
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

    static PublicKey publicKey(Path file) throws Exception {
        byte[] encoded = Base64.getDecoder().decode(Files.readString(file).trim());
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
    }
}
