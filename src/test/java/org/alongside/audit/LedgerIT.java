package org.alongside.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.alongside.access.CurrentOrganisation;
import org.alongside.audit.LedgerHeadFiles.Head;
import org.alongside.database.EmbeddedPostgres;
import org.alongside.ids.WorkerId;
import org.alongside.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.env.Environment;
import org.springframework.transaction.support.TransactionTemplate;

/** Attacks the ledger as the owner of the database with its triggers off; each time the verifier names the row. */
@SpringBootTest
class LedgerIT {
    @Autowired
    Ledger ledger;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Environment environment;

    private final String chain = UUID.randomUUID().toString();
    private Connection owner;
    private VerifyLedger verifier;
    private Signatures key;

    @BeforeEach
    void writeFive() throws Exception {
        for (int i = 1; i <= 5; i++) {
            write(chain, i, i);
        }
        owner = connect(EmbeddedPostgres.OWNER);
        key = Signatures.of(data().resolve("ledger-public.key"));
        verifier = new VerifyLedger(key);
        owner.setAutoCommit(false);
        owner.createStatement().execute("set local alongside.organisation = 'demo'");
    }

    @AfterEach
    void undo() throws SQLException {
        owner.rollback();
        owner.close();
    }

    /** In one transaction. */
    private void write(String where, int from, int to) {
        CurrentOrganisation.runAs(
                "demo",
                () -> transaction.executeWithoutResult(status -> {
                    for (int i = from; i <= to; i++) {
                        ledger.done(where, WorkerId.of("worker1"), "session recorded", Map.of("number", i));
                    }
                }));
    }

    private Path data() {
        return Path.of(environment.getRequiredProperty("alongside.data-dir"));
    }

    private Map<String, Head> kept(Path... more) throws Exception {
        List<Path> places = new ArrayList<>(List.of(more));
        places.add(data().resolve("ledger-heads"));
        return LedgerHeadFiles.read(places, key);
    }

    private static long positionOf(Map<String, Head> heads, String chain) {
        return Objects.requireNonNull(heads.get("demo/" + chain)).position();
    }

    private Connection connect(String role) throws SQLException {
        return DriverManager.getConnection(
                environment.getRequiredProperty("spring.datasource.url"),
                role,
                TestDatabase.server().password(role));
    }

    private void attack(String... statements) throws SQLException {
        owner.createStatement().execute("alter table alongside.ledger_entry disable trigger user");
        for (String sql : statements) {
            assertThat(owner.createStatement().executeUpdate(sql.replace(":chain", "'" + chain + "'")))
                    .as(sql)
                    .isPositive();
        }
    }

    private String brokenAt(Map<String, Head> kept) throws Exception {
        VerifyLedger.Report report = verifier.verify(owner, kept);
        return report.broken() == null ? "whole" : report.broken().replace(chain, "chain");
    }

    private String brokenAt() throws Exception {
        return brokenAt(Map.of());
    }

    @Test
    void isWhole() throws Exception {
        assertThat(brokenAt()).isEqualTo("whole");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "details = 'number=9'",
                "actor = 'worker2'",
                "at = at - interval '1 day'",
                "outcome = 'REFUSED'",
                "policy_id = 'CONF-01'",
                "subject = ''"
            })
    void namesARowThatWasChanged(String change) throws Exception {
        attack("update alongside.ledger_entry set " + change + " where chain = :chain and position = 3");
        assertThat(brokenAt()).isEqualTo("demo/chain, position 3: it was changed.");
    }

    /** By somebody who knows how hashes are made. */
    @Test
    void namesARowThatWasChangedWithItsHash() throws Exception {
        attack("update alongside.ledger_entry set details = 'number=9' where chain = :chain and position = 5");
        try (ResultSet row = owner.createStatement()
                        .executeQuery(
                                "select * from alongside.ledger_entry where position = 5 and chain = '" + chain + "'");
                PreparedStatement forge = owner.prepareStatement(
                        "update alongside.ledger_entry set hash = ? where position = 5 and chain = ?")) {
            row.next();
            LedgerEntry forged = new LedgerEntry(
                    "demo",
                    chain,
                    row.getTimestamp("at").toInstant(),
                    row.getString("actor"),
                    row.getString("act"),
                    row.getString("outcome"),
                    null,
                    null,
                    "number=9");
            forge.setBytes(
                    1,
                    LedgerHash.of(
                            forged, LedgerHash.HEAD_SIGNED, 5, row.getBytes("previous_hash"), signatureOf(chain, 4)));
            forge.setString(2, chain);
            forge.executeUpdate();
        }
        assertThat(brokenAt()).isEqualTo("demo/chain, position 5: it is not signed by this service.");
    }

    private byte[] signatureOf(String where, int position) throws SQLException {
        try (PreparedStatement select = owner.prepareStatement(
                "select signature from alongside.ledger_entry where chain = ? and position = ?")) {
            select.setString(1, where);
            select.setInt(2, position);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getBytes(1);
            }
        }
    }

    @Test
    void namesWhereARowWasRemoved() throws Exception {
        attack("delete from alongside.ledger_entry where chain = :chain and position = 3");
        assertThat(brokenAt()).isEqualTo("demo/chain, position 4: the row before it is missing.");
    }

    @Test
    void namesWhereARowWasRemovedAndTheOthersMovedUp() throws Exception {
        attack(
                "delete from alongside.ledger_entry where chain = :chain and position = 3",
                "update alongside.ledger_entry set position = 3 where chain = :chain and position = 4",
                "update alongside.ledger_entry set position = 4 where chain = :chain and position = 5");
        assertThat(brokenAt()).isEqualTo("demo/chain, position 3: it does not follow the row before it.");
    }

    @Test
    void namesWhereTwoRowsChangedPlaces() throws Exception {
        attack(
                "update alongside.ledger_entry set position = 99 where chain = :chain and position = 3",
                "update alongside.ledger_entry set position = 3 where chain = :chain and position = 4",
                "update alongside.ledger_entry set position = 4 where chain = :chain and position = 99");
        assertThat(brokenAt()).isEqualTo("demo/chain, position 3: it does not follow the row before it.");
    }

    /** Nothing in the ledger itself shows it: that is what heads that were kept elsewhere are for. */
    @Test
    void seesWithEarlierHeadsThatTheEndWasCutOff() throws Exception {
        Map<String, Head> heads = verifier.verify(owner, Map.of()).heads();
        owner.createStatement().execute("set local alongside.organisation = 'demo'");
        attack("delete from alongside.ledger_entry where chain = :chain and position >= 4");
        assertThat(brokenAt(heads)).isEqualTo("demo/chain, position 5: a row that was there is missing.");
        owner.createStatement().execute("set local alongside.organisation = 'demo'");
        attack("delete from alongside.ledger_entry where chain = :chain");
        assertThat(brokenAt(heads)).isEqualTo("demo/chain, position 5: a row that was there is missing.");
    }

    @Test
    void keepsTheHeadOfEachChainOutsideTheDatabaseAtEachCommit() throws Exception {
        assertThat(positionOf(kept(), chain)).isEqualTo(5);
        assertThat(kept()).containsAllEntriesOf(verifier.verify(owner, Map.of()).heads());

        assertThatThrownBy(() -> CurrentOrganisation.runAs(
                        "demo",
                        () -> transaction.executeWithoutResult(status -> {
                            ledger.done(chain, WorkerId.of("worker1"), "session recorded", Map.of("number", 6));
                            throw new IllegalStateException("It did not happen.");
                        })))
                .hasMessage("It did not happen.");

        assertThat(positionOf(kept(), chain)).isEqualTo(5);
        assertThat(brokenAt(kept())).isEqualTo("whole");
    }

    /** Each of these looked like a whole ledger of no rows, or of fewer. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from alongside.ledger_entry where chain = :chain",
                "delete from alongside.ledger_entry where chain = :chain and position = 5",
                "delete from alongside.ledger_entry",
                "update alongside.ledger_entry set organisation_id = 'other' where chain = :chain"
            })
    void findsByTheKeptHeadsThatRowsAreGone(String attack) throws Exception {
        owner.createStatement().execute("set local alongside.organisation = 'other'");
        owner.createStatement()
                .execute(
                        "insert into alongside.organisation (id, name) values ('other', 'Other') on conflict do nothing");
        owner.createStatement().execute("set local alongside.organisation = 'demo'");
        owner.createStatement().execute("alter table alongside.ledger_entry no force row level security");

        attack(attack);

        assertThat(brokenAt(kept())).isNotEqualTo("whole");
    }

    @Test
    void neverCallsWholeWhatIsEmpty() throws Exception {
        owner.createStatement().execute("alter table alongside.ledger_entry disable trigger user");
        owner.createStatement().execute("truncate alongside.ledger_entry");

        assertThat(brokenAt()).isEqualTo("its beginning: there is not a single row.");
    }

    /** The list of tenants is the engine's, and the application may write it. */
    @Test
    void asksTheLedgerItselfWhichOrganisationsThereAre() throws Exception {
        try (Connection app = connect(EmbeddedPostgres.APP)) {
            app.setAutoCommit(false);
            app.createStatement().execute("delete from engine.act_id_tenant_member");
            app.createStatement().execute("delete from engine.act_id_tenant");
            VerifyLedger.Report report = verifier.verify(app, Map.of());
            app.rollback();

            assertThat(report.broken()).isNull();
            assertThat(report.heads()).containsKey("demo/" + chain);
        }
    }

    @Test
    void doesNotCallWholeWhatItIsNotShown() throws Exception {
        owner.createStatement().execute("drop policy owner_reads_all on alongside.ledger_entry");
        owner.createStatement().execute("drop policy own_organisation on alongside.ledger_entry");
        assertThat(brokenAt()).isEqualTo("its beginning: there is not a single row.");
        assertThat(brokenAt(kept())).endsWith("a row that was there is missing.");
    }

    @Test
    void takesNoKeptHeadThatTheServiceDidNotWrite(@TempDir Path elsewhere) throws Exception {
        Path copy = elsewhere.resolve("heads-1.log");
        List<String> lines = Files.readAllLines(data().resolve("ledger-heads").resolve("heads-1.log"));
        String last = lines.get(lines.size() - 1);
        lines.set(lines.size() - 1, last.substring(0, last.lastIndexOf(' ') + 1) + "A".repeat(86) + "==");
        Files.write(copy, lines);

        assertThatThrownBy(() -> kept(copy))
                .isInstanceOf(LedgerHeadFiles.Damaged.class)
                .hasMessageEndingWith("was not written by this service.");
    }

    @Test
    void keepsItsHeadsWithinBounds(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("heads-1.log");
        SigningKey signing = new SigningKey(folder);
        LedgerHeads heads = new LedgerHeads(folder, 20_000);
        for (int i = 1; i <= 500; i++) {
            heads.keep(List.of(head("demo/" + i % 10, i, signing)));
            assertThat(Files.size(file)).isLessThan(25_000);
        }
        heads.destroy();
        Files.writeString(file, "demo/1 600 half of a li", StandardOpenOption.APPEND);

        LedgerHeads again = new LedgerHeads(folder, 20_000);
        LedgerHeads beside = new LedgerHeads(folder, 20_000);
        again.keep(List.of(head("demo/1", 601, signing)));
        beside.keep(List.of(head("demo/2", 602, signing)));
        again.destroy();
        beside.destroy();

        Map<String, Head> kept =
                LedgerHeadFiles.read(List.of(folder), Signatures.of(folder.resolve("ledger-public.key")));
        assertThat(kept).hasSize(10);
        assertThat(positionOf(kept, "1")).isEqualTo(601);
        assertThat(positionOf(kept, "2")).isEqualTo(602);
        assertThat(positionOf(kept, "3")).isEqualTo(493);
        assertThat(folder.resolve("heads-2.log")).exists();
    }

    private static Head head(String chain, long position, SigningKey key) {
        byte[] hash = new byte[32];
        hash[0] = (byte) position;
        return new Head(
                chain,
                position,
                Base64.getEncoder().encodeToString(hash),
                Base64.getEncoder().encodeToString(key.sign(hash)));
    }

    @Test
    void putsNoPasswordOnACommandLine() throws Exception {
        for (String script : List.of("bin/verify-ledger", "bin/verify", "bin/docs", "bench/run")) {
            String text = Files.readString(Path.of(script));
            assertThat(text.lines().filter(line -> line.matches("\\s*(exec|java|mvn)\\b.*")))
                    .as(script)
                    .noneMatch(line -> line.toLowerCase(java.util.Locale.ROOT).contains("password"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update alongside.ledger_entry set actor = 'x'",
                "delete from alongside.ledger_entry",
                "truncate alongside.ledger_entry",
                "alter table alongside.ledger_entry disable trigger user",
                "alter table alongside.ledger_entry disable row level security",
                "set session_replication_role = replica",
                "drop table alongside.ledger_entry"
            })
    void theServiceItselfCannotChangeIt(String sql) throws Exception {
        try (Connection app = connect(EmbeddedPostgres.APP)) {
            app.createStatement().execute("set alongside.organisation = 'demo'");
            assertThatThrownBy(() -> app.createStatement().execute(sql))
                    .isInstanceOf(SQLException.class)
                    .hasMessageMatching("(?s).*(permission denied|must be owner).*");
        }
    }
}
