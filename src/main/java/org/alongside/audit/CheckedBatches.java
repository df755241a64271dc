package org.alongside.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.alongside.audit.LedgerHeadFiles.Head;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of the ledger one after the other and has them checked in batches, on all cores: whether a row is what its
 * hash says and whether it is signed needs no more than the row and the one before it. What was found is looked at in the
 * order of the rows, so that the first broken one is named. A bounded number of batches is in hand at a time.
 */
final class CheckedBatches implements AutoCloseable {
    private static final int ROWS_OF_BATCH_MAX = 500;

    private static final int CORES_MAX = 8;
    static final int ROWS_AT_ONCE_MAX = (2 * CORES_MAX + 2) * ROWS_OF_BATCH_MAX;

    private final Signatures key;
    private final Map<String, Head> kept;
    private final Map<String, Head> missing;
    private final Map<String, Head> heads = new TreeMap<>();
    private final int coresCount = Math.min(CORES_MAX, Runtime.getRuntime().availableProcessors());
    private final ExecutorService cores = Executors.newFixedThreadPool(coresCount);
    private final Deque<Future<@Nullable String>> inHand = new ArrayDeque<>();
    private long rows;
    private int rowsAtOnceMax;

    /** @param kept heads of earlier */
    CheckedBatches(Signatures key, Map<String, Head> kept) {
        this.key = key;
        this.kept = kept;
        this.missing = new TreeMap<>(kept);
    }

    /** A row as it is in the database. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Stored(
            LedgerEntry entry, long position, int format, byte[] previous, byte[] hash, byte @Nullable [] signature) {
        static Stored of(ResultSet row) throws SQLException {
            return new Stored(
                    new LedgerEntry(
                            row.getString("organisation_id"),
                            row.getString("chain"),
                            row.getTimestamp("at").toInstant(),
                            row.getString("actor"),
                            row.getString("act"),
                            row.getString("outcome"),
                            row.getString("policy_id"),
                            row.getString("subject"),
                            row.getString("details")),
                    row.getLong("position"),
                    row.getInt("format"),
                    row.getBytes("previous_hash"),
                    row.getBytes("hash"),
                    row.getBytes("signature"));
        }

        Head asHead() {
            return new Head(
                    entry.place(),
                    position,
                    Base64.getEncoder().encodeToString(hash),
                    signature == null ? "" : Base64.getEncoder().encodeToString(signature));
        }
    }

    /** A row between its neighbours; null where the chain begins or ends. */
    private record Placed(@Nullable Stored before, Stored row, boolean isLast, boolean isCovered) {}

    /** How many rows were read. */
    long rows() {
        return rows;
    }

    /** The last row of each chain. */
    Map<String, Head> heads() {
        return heads;
    }

    /** Kept heads whose rows were not found so far. */
    Map<String, Head> missing() {
        return missing;
    }

    /** The most rows that were in memory at once. */
    int rowsAtOnceMax() {
        return rowsAtOnceMax;
    }

    /** Checks the rows of an organisation. @return the first broken one in words, or null */
    @Nullable
    String check(Connection connection, String organisation) throws Exception {
        try (PreparedStatement select = connection.prepareStatement(
                "select * from alongside.ledger_entry where organisation_id = ? order by chain, position")) {
            select.setString(1, organisation);
            select.setFetchSize(ROWS_OF_BATCH_MAX);
            try (ResultSet row = select.executeQuery()) {
                String broken = read(row);
                return broken == null ? finish(0) : broken;
            }
        }
    }

    private @Nullable String read(ResultSet result) throws Exception {
        List<Placed> batch = new ArrayList<>();
        Stored before = null;
        Stored row = result.next() ? Stored.of(result) : null;
        while (row != null) {
            rows++;
            Stored next = result.next() ? Stored.of(result) : null;
            boolean isLast =
                    next == null || !next.entry().chain().equals(row.entry().chain());
            boolean isCovered = !isLast && next != null && next.format() != LedgerHash.EACH_ROW_SIGNED;
            batch.add(new Placed(before, row, isLast, isCovered));
            before = isLast ? null : row;
            row = next;
            if (batch.size() == ROWS_OF_BATCH_MAX || row == null) {
                List<Placed> whole = batch;
                batch = new ArrayList<>();
                inHand.add(cores.submit(() -> firstBroken(whole)));
                keepHeads(whole);
                rowsAtOnceMax = Math.max(rowsAtOnceMax, (inHand.size() + 1) * ROWS_OF_BATCH_MAX);
                String broken = finish(2 * coresCount);
                if (broken != null) {
                    return broken;
                }
            }
        }
        return null;
    }

    /** By the thread that reads; whether they are whole is found by others. */
    private void keepHeads(List<Placed> batch) {
        for (Placed placed : batch) {
            String place = placed.row().entry().place();
            if (placed.isLast()) {
                heads.put(place, placed.row().asHead());
            }
            Head head = kept.get(place);
            if (head != null && head.position() == placed.row().position()) {
                missing.remove(place);
            }
        }
    }

    /** Waits until no more than so many batches are in hand. @return the first broken row of those that ended, or null */
    private @Nullable String finish(int batchesMax) throws Exception {
        while (inHand.size() > batchesMax) {
            String broken = inHand.remove().get();
            if (broken != null) {
                return broken;
            }
        }
        return null;
    }

    private @Nullable String firstBroken(List<Placed> batch) {
        for (Placed placed : batch) {
            Stored row = placed.row();
            String wrong = wrong(placed);
            Head head = kept.get(row.entry().place());
            if (wrong == null && head != null && head.position() == row.position() && !head.equals(row.asHead())) {
                wrong = "it is not the row that was there.";
            }
            if (wrong != null) {
                return row.entry().place() + ", position " + row.position() + ": " + wrong;
            }
        }
        return null;
    }

    private @Nullable String wrong(Placed placed) {
        Stored row = placed.row();
        Stored before = placed.before();
        if (row.position() != (before == null ? 1 : before.position() + 1)) {
            return "the row before it is missing.";
        }
        if (!Arrays.equals(before == null ? LedgerHash.BEGINNING : before.hash(), row.previous())) {
            return "it does not follow the row before it.";
        }
        byte[] hash = LedgerHash.of(
                row.entry(), row.format(), row.position(), row.previous(), before == null ? null : before.signature());
        if (!Arrays.equals(hash, row.hash())) {
            return before != null && before.signature() != null && !key.isSigned(before.hash(), before.signature())
                    ? "the signature of the row before it was changed."
                    : "it was changed.";
        }
        // Of the others the hash of the next row says that they are as they were.
        return placed.isCovered() || (row.signature() != null && key.isSigned(hash, row.signature()))
                ? null
                : "it is not signed by this service.";
    }

    @Override
    public void close() {
        cores.shutdownNow();
    }
}
