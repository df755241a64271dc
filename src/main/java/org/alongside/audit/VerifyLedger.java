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
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Checks the ledger from its first row to its last and names the first that is broken. Run by {@code bin/verify-ledger}
 * beside the service, with the public half of the signing key; it needs nothing of the application. The heads that one
 * run prints can be given to a later one, which then also sees when the end of a chain was cut off.
 */
public final class VerifyLedger {
    private final PublicKey key;

    VerifyLedger(PublicKey key) {
        this.key = key;
    }

    /**
     * Arguments: JDBC address, user, password, file of the public key, and, if wished, a file of earlier heads. Exits
     * with 0 when all is well, 1 at the first broken row, 2 when it could not check.
     */
    public static void main(String[] args) {
        if (args.length < 4) {
            System.err.println("usage: verify-ledger URL USER PASSWORD PUBLIC_KEY_FILE [EARLIER_HEADS_FILE]");
            System.exit(2);
        }
        try (Connection connection = DriverManager.getConnection(args[0], args[1], args[2])) {
            Report report = new VerifyLedger(publicKey(Path.of(args[3])))
                    .verify(connection, args.length > 4 ? heads(Path.of(args[4])) : Map.of());
            report.heads().forEach((chain, head) -> System.out.println(chain + " " + head));
            System.err.println(
                    report.broken() == null
                            ? "The ledger is whole: " + report.rows() + " rows in "
                                    + report.heads().size() + " chains."
                            : "The ledger is broken at " + report.broken());
            System.exit(report.broken() == null ? 0 : 1);
        } catch (Exception e) {
            System.err.println("The ledger could not be checked: " + e.getMessage());
            System.exit(2);
        }
    }

    /**
     * What was found.
     *
     * @param broken the first broken row, in words; null when the ledger is whole
     * @param heads of each chain the position and hash of its last row
     */
    record Report(
            long rows, Map<String, String> heads, @Nullable String broken) {}

    Report verify(Connection connection, Map<String, String> earlier) throws Exception {
        connection.setAutoCommit(false);
        Map<String, String> heads = new TreeMap<>();
        Map<String, String> seen = new HashMap<>();
        long rows = 0;
        for (String organisation : organisations(connection)) {
            bind(connection, organisation);
            try (PreparedStatement select = connection.prepareStatement(
                    "select * from alongside.ledger_entry where organisation_id = ? order by chain, position")) {
                select.setString(1, organisation);
                select.setFetchSize(500);
                try (ResultSet row = select.executeQuery()) {
                    byte[] previous = LedgerHash.BEGINNING;
                    String chain = "";
                    long expected = 1;
                    while (row.next()) {
                        if (!chain.equals(row.getString("chain"))) {
                            chain = row.getString("chain");
                            previous = LedgerHash.BEGINNING;
                            expected = 1;
                        }
                        String where = organisation + "/" + chain + ", position " + row.getLong("position");
                        String wrong = wrong(row, organisation, expected, previous);
                        if (wrong != null) {
                            return new Report(rows, heads, where + ": " + wrong);
                        }
                        previous = row.getBytes("hash");
                        String head = row.getLong("position") + " "
                                + Base64.getEncoder().encodeToString(previous);
                        heads.put(organisation + "/" + chain, head);
                        seen.put(organisation + "/" + chain + " " + head, "");
                        expected++;
                        rows++;
                    }
                }
            }
        }
        for (Map.Entry<String, String> head : earlier.entrySet()) {
            if (!seen.containsKey(head.getKey() + " " + head.getValue())) {
                return new Report(rows, heads, head.getKey() + ": a row that was there before is gone or changed.");
            }
        }
        return new Report(rows, heads, null);
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

    private static List<String> organisations(Connection connection) throws Exception {
        List<String> ids = new ArrayList<>();
        try (ResultSet row =
                connection.createStatement().executeQuery("select id_ from engine.act_id_tenant order by id_")) {
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

    private static Map<String, String> heads(Path file) throws Exception {
        Map<String, String> heads = new HashMap<>();
        for (String line : Files.readAllLines(file)) {
            int space = line.indexOf(' ');
            if (space > 0) {
                heads.put(line.substring(0, space), line.substring(space + 1));
            }
        }
        return heads;
    }
}
