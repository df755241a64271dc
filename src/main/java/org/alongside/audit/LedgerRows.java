package org.alongside.audit;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of the ledger, to which rows are added and of which the last ones are read. */
@Repository
class LedgerRows {
    private final JdbcClient jdbc;

    LedgerRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The last row of a chain; a signature is there where it was the last of its transaction. */
    @SuppressWarnings("ArrayRecordComponent")
    record Last(long position, byte[] hash, byte @Nullable [] signature) {
        static final Last NONE = new Last(0, LedgerHash.BEGINNING, null);
    }

    /** A row to be. */
    @SuppressWarnings("ArrayRecordComponent")
    record Row(LedgerEntry entry, Last before, byte[] hash, byte @Nullable [] signature) {
        long position() {
            return before.position() + 1;
        }

        Last asLast() {
            return new Last(position(), hash, signature);
        }
    }

    /** Waits for whoever appends to these chains, until this transaction ends. @return their last rows; absent if none */
    Map<String, Last> lock(String organisation, Collection<String> chains) {
        Map<String, Last> last = new HashMap<>();
        jdbc.sql("select * from alongside.hold_chains(:organisation, :chains)")
                .param("organisation", organisation)
                .param("chains", chains.toArray(String[]::new))
                .query((row, n) -> last.put(
                        row.getString("chain"),
                        new Last(row.getLong("position"), row.getBytes("hash"), row.getBytes("signature"))))
                .list();
        return last;
    }

    void insert(List<Row> rows) {
        jdbc.sql("""
                        insert into alongside.ledger_entry (organisation_id, chain, position, at, actor, act, outcome,
                            policy_id, subject, details, previous_hash, hash, signature, format)
                        select r.organisation, r.chain, r.position, r.at::timestamptz, r.actor, r.act, r.outcome,
                            r.policy, r.subject, r.details, r.previous, r.hash, r.signature, :format
                        from unnest(:organisations::text[], :chains::text[], :positions::bigint[], :ats::text[],
                            :actors::text[], :acts::text[], :outcomes::text[], :policies::text[], :subjects::text[],
                            :details::text[], :previous::bytea[], :hashes::bytea[], :signatures::bytea[])
                            r (organisation, chain, position, at, actor, act, outcome, policy, subject, details,
                                previous, hash, signature)
                        """)
                .param("format", LedgerHash.HEAD_SIGNED)
                .param("organisations", texts(rows, row -> row.entry().organisation()))
                .param("chains", texts(rows, row -> row.entry().chain()))
                .param("positions", rows.stream().map(Row::position).toArray(Long[]::new))
                .param("ats", texts(rows, row -> row.entry().at().toString()))
                .param("actors", texts(rows, row -> row.entry().actor()))
                .param("acts", texts(rows, row -> row.entry().act()))
                .param("outcomes", texts(rows, row -> row.entry().outcome()))
                .param("policies", texts(rows, row -> row.entry().policyId()))
                .param("subjects", texts(rows, row -> row.entry().subject()))
                .param("details", texts(rows, row -> row.entry().details()))
                .param("previous", bytes(rows, row -> row.before().hash()))
                .param("hashes", bytes(rows, Row::hash))
                .param("signatures", bytes(rows, Row::signature))
                .update();
    }

    private static @Nullable String[] texts(List<Row> rows, Function<Row, @Nullable String> field) {
        return rows.stream().map(field).toArray(String[]::new);
    }

    private static byte @Nullable [][] bytes(List<Row> rows, Function<Row, byte @Nullable []> field) {
        return rows.stream().map(field).toArray(byte[][]::new);
    }
}
