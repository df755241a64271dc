package org.alongside.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.alongside.TestDatabase;
import org.alongside.access.CurrentOrganisation;
import org.alongside.engine.database.EmbeddedPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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

    @BeforeEach
    void writeFive() throws Exception {
        CurrentOrganisation.runAs(
                "demo",
                () -> transaction.executeWithoutResult(status -> {
                    for (int i = 1; i <= 5; i++) {
                        ledger.done(chain, "worker1", "session recorded", Map.of("number", i));
                    }
                }));
        owner = connect(EmbeddedPostgres.OWNER);
        verifier = new VerifyLedger(VerifyLedger.publicKey(
                Path.of(environment.getRequiredProperty("alongside.data-dir"), "ledger-public.key")));
        owner.setAutoCommit(false);
        owner.createStatement().execute("set local alongside.organisation = 'demo'");
    }

    @AfterEach
    void undo() throws SQLException {
        owner.rollback();
        owner.close();
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

    private String brokenAt(Map<String, String> earlierHeads) throws Exception {
        VerifyLedger.Report report = verifier.verify(owner, earlierHeads);
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
            forge.setBytes(
                    1,
                    LedgerHash.of(
                            "demo",
                            chain,
                            5,
                            row.getTimestamp("at").toInstant(),
                            row.getString("actor"),
                            row.getString("act"),
                            row.getString("outcome"),
                            null,
                            null,
                            "number=9",
                            row.getBytes("previous_hash")));
            forge.setString(2, chain);
            forge.executeUpdate();
        }
        assertThat(brokenAt()).isEqualTo("demo/chain, position 5: it is not signed by this service.");
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
        Map<String, String> heads = verifier.verify(owner, Map.of()).heads();
        owner.createStatement().execute("set local alongside.organisation = 'demo'");
        attack("delete from alongside.ledger_entry where chain = :chain and position >= 4");
        assertThat(brokenAt(heads)).isEqualTo("demo/chain: a row that was there before is gone or changed.");
        owner.createStatement().execute("set local alongside.organisation = 'demo'");
        attack("delete from alongside.ledger_entry where chain = :chain");
        assertThat(brokenAt(heads)).isEqualTo("demo/chain: a row that was there before is gone or changed.");
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
