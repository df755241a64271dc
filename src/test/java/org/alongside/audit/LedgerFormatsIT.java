package org.alongside.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.alongside.access.CurrentOrganisation;
import org.alongside.audit.LedgerRows.Last;
import org.alongside.audit.LedgerRows.Row;
import org.alongside.database.EmbeddedPostgres;
import org.alongside.ids.WorkerId;
import org.alongside.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.NestedTransactionNotSupportedException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** One signature for each chain and transaction, rows that have one each from before, and many rows in little memory. */
@SpringBootTest
class LedgerFormatsIT {
    private static final String OLD_ROW = """
            insert into alongside.ledger_entry (organisation_id, chain, position, at, actor, act, outcome, policy_id,
                subject, details, previous_hash, hash, signature)
            values (:organisation, :chain, :position, :at::timestamptz, :actor, :act, :outcome, null, null, :details,
                :previous, :hash, :signature)
            """;

    @Autowired
    Ledger ledger;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    PlatformTransactionManager manager;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SigningKey signing;

    @Autowired
    Environment environment;

    private final String chain = UUID.randomUUID().toString();
    private Connection owner;
    private VerifyLedger verifier;

    @BeforeEach
    void connect() throws Exception {
        owner = DriverManager.getConnection(
                environment.getRequiredProperty("spring.datasource.url"),
                EmbeddedPostgres.OWNER,
                TestDatabase.server().password(EmbeddedPostgres.OWNER));
        owner.setAutoCommit(false);
        owner.createStatement().execute("set local alongside.organisation = 'demo'");
        verifier = new VerifyLedger(Signatures.of(
                Path.of(environment.getRequiredProperty("alongside.data-dir")).resolve("ledger-public.key")));
    }

    @AfterEach
    void undo() throws SQLException {
        owner.rollback();
        owner.close();
    }

    private void inOneTransaction(Runnable work) {
        CurrentOrganisation.runAs("demo", () -> transaction.executeWithoutResult(status -> work.run()));
    }

    private void write(int from, int to) {
        inOneTransaction(() -> {
            for (int i = from; i <= to; i++) {
                ledger.done(chain, WorkerId.of("worker1"), "session recorded", Map.of("number", i));
            }
        });
    }

    private void attack(String change, int position) throws SQLException {
        owner.createStatement().execute("alter table alongside.ledger_entry disable trigger user");
        owner.createStatement().execute("alter table alongside.ledger_entry drop constraint ledger_entry_signed");
        assertThat(owner.createStatement()
                        .executeUpdate(change + " where chain = '" + chain + "' and position "
                                + (position < 0 ? ">= " : "= ") + Math.abs(position)))
                .isPositive();
    }

    private String brokenAt() throws Exception {
        String broken = verifier.verify(owner, Map.of()).broken();
        return broken == null ? "whole" : broken.replace(chain, "chain");
    }

    private List<Integer> signed() {
        List<Integer> positions = new ArrayList<>();
        inOneTransaction(() -> positions.addAll(jdbc.sql(
                        "select position from alongside.ledger_entry where chain = :chain and signature is not null order by 1")
                .param("chain", chain)
                .query(Integer.class)
                .list()));
        return positions;
    }

    @Test
    void signsTheLastRowOfATransactionOnce() throws Exception {
        write(1, 4);
        write(5, 5);
        write(6, 8);

        assertThat(signed()).containsExactly(4, 5, 8);
        assertThat(brokenAt()).isEqualTo("whole");
    }

    /** The end of what one transaction did can be cut off only where a transaction ended, and there the kept heads tell. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "update alongside.ledger_entry set details = 'number=9' | 2 | position 2: it was changed.",
                "update alongside.ledger_entry set actor = 'worker2' | 7 | position 7: it was changed.",
                "update alongside.ledger_entry set format = 1 | 8 | position 7: it is not signed by this service.",
                "update alongside.ledger_entry set signature = null | 8 | position 8: it is not signed by this service.",
                "update alongside.ledger_entry set signature = null | 4 | position 5: it was changed.",
                "update alongside.ledger_entry set signature = hash | 4 | position 5: the signature of the row before it was changed.",
                "update alongside.ledger_entry set signature = hash | 6 | position 7: the signature of the row before it was changed.",
                "delete from alongside.ledger_entry | -7 | position 6: it is not signed by this service.",
                "delete from alongside.ledger_entry | -3 | position 2: it is not signed by this service.",
            })
    void findsWhatWasChangedBetweenSignatures(String change, int position, String found) throws Exception {
        write(1, 4);
        write(5, 5);
        write(6, 8);

        attack(change, position);

        assertThat(brokenAt()).isEqualTo("demo/chain, " + found);
    }

    /** As an earlier version of the service wrote it. */
    private byte[] oldRow(int position, byte[] previous) {
        LedgerEntry entry = new LedgerEntry(
                "demo",
                chain,
                Instant.parse("2026-11-20T09:00:00Z").plusSeconds(position),
                "worker1",
                "session recorded",
                "DONE",
                null,
                null,
                "number=" + position);
        byte[] hash = LedgerHash.of(entry, LedgerHash.EACH_ROW_SIGNED, position, previous, null);
        inOneTransaction(() -> jdbc.sql(OLD_ROW)
                .param("organisation", entry.organisation())
                .param("chain", chain)
                .param("position", position)
                .param("at", entry.at().toString())
                .param("actor", entry.actor())
                .param("act", entry.act())
                .param("outcome", entry.outcome())
                .param("details", entry.details())
                .param("previous", previous)
                .param("hash", hash)
                .param("signature", signing.sign(hash))
                .update());
        return hash;
    }

    private void threeOldRowsAndTwoNew() {
        oldRow(3, oldRow(2, oldRow(1, LedgerHash.BEGINNING)));
        write(4, 5);
    }

    @Test
    void takesRowsThatHaveASignatureEach() throws Exception {
        threeOldRowsAndTwoNew();

        assertThat(signed()).containsExactly(1, 2, 3, 5);
        assertThat(brokenAt()).isEqualTo("whole");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "update alongside.ledger_entry set details = 'number=9' | 2 | position 2: it was changed.",
                "update alongside.ledger_entry set format = 2 | 2 | position 2: it was changed.",
                "update alongside.ledger_entry set signature = hash | 2 | position 2: it is not signed by this service.",
                "update alongside.ledger_entry set signature = null | 1 | position 1: it is not signed by this service.",
                "update alongside.ledger_entry set signature = hash | 3 | position 4: the signature of the row before it was changed.",
                "delete from alongside.ledger_entry | -5 | position 4: it is not signed by this service.",
            })
    void findsWhatWasChangedInRowsOfBoth(String change, int position, String found) throws Exception {
        threeOldRowsAndTwoNew();

        attack(change, position);

        assertThat(brokenAt()).isEqualTo("demo/chain, " + found);
    }

    /** Computed beside this project: a change of a format would make every row there is look changed. */
    @Test
    void keepsBothFormats() {
        LedgerEntry entry = new LedgerEntry(
                "demo",
                "organisation",
                Instant.parse("2026-11-20T09:00:00.123456Z"),
                "worker1",
                "session recorded",
                "REFUSED",
                "CONF-01",
                null,
                "name=Tūmanako");

        assertThat(HexFormat.of().formatHex(LedgerHash.of(entry, 1, 7, LedgerHash.BEGINNING, null)))
                .isEqualTo("d64bcbeabdf2386dcd24545a46b13d9ba97110f7005b84ee4bde5c1bb31532e2");
        assertThat(HexFormat.of().formatHex(LedgerHash.of(entry, 2, 7, LedgerHash.BEGINNING, null)))
                .isEqualTo("004770d33ef32961fb661886f5e85d3ba3c9ff3d16efbb3f919be969c2d47fe7");
        assertThat(HexFormat.of().formatHex(LedgerHash.of(entry, 2, 7, LedgerHash.BEGINNING, new byte[64])))
                .isEqualTo("2e07cf2f492582d9096e06318ec97d6f49e7c5ee9b60c1b40f1c48745d95a904");
    }

    /** Somebody works for long in one transaction, while others append to the same chain. */
    @Test
    void nobodyWaitsForSomebodysWorkToEnd() throws Exception {
        inOneTransaction(() -> {
            ledger.done(chain, WorkerId.of("worker1"), "session recorded", Map.of("number", 1));
            ledger.refused(chain, WorkerId.of("worker1"), "record session", "CONF-01", null, Map.of());
            ledger.done(chain, WorkerId.of("worker1"), "session recorded", Map.of("number", 3));
        });

        assertThat(signed()).containsExactly(1, 3);
        assertThat(brokenAt()).isEqualTo("whole");
    }

    /** What was done in it would be in the ledger although it was taken back. */
    @Test
    void noPartOfATransactionIsTakenBackByItself() {
        TransactionTemplate part = new TransactionTemplate(manager);
        part.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        inOneTransaction(() -> assertThatThrownBy(() -> part.executeWithoutResult(status -> write(1, 1)))
                .isInstanceOf(NestedTransactionNotSupportedException.class));
        assertThat(signed()).isEmpty();
    }

    @Test
    void verifiesAnyNumberOfRowsInBoundedMemory() throws Exception {
        LedgerRows rows = new LedgerRows(JdbcClient.create(new SingleConnectionDataSource(owner, true)));
        int count = 2 * CheckedBatches.ROWS_AT_ONCE_MAX;
        List<Row> added = new ArrayList<>();
        Last last = Last.NONE;
        for (int i = 1; i <= count; i++) {
            LedgerEntry entry = new LedgerEntry(
                    "demo", chain, Instant.EPOCH.plusSeconds(i), "worker1", "session recorded", "DONE", null, null, "");
            byte[] hash = LedgerHash.of(entry, LedgerHash.HEAD_SIGNED, i, last.hash(), last.signature());
            byte @Nullable [] signature = i % 1000 == 0 ? signing.sign(hash) : null;
            Row row = new Row(entry, last, hash, signature);
            added.add(row);
            last = row.asLast();
        }
        rows.insert(added);

        VerifyLedger.Report report = verifier.verify(owner, Map.of());

        assertThat(report.broken()).isNull();
        assertThat(report.rows()).isGreaterThanOrEqualTo(count);
        assertThat(report.rowsAtOnceMax()).isPositive().isLessThanOrEqualTo(CheckedBatches.ROWS_AT_ONCE_MAX);
    }
}
