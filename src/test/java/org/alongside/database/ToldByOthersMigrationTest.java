package org.alongside.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What somebody told before that was held as unconfirmed waits like all else, after the database was brought up to date. */
class ToldByOthersMigrationTest {
    private static final String DATABASE = "told_before";
    private static final String BEFORE = "583";
    private static final String WITH_IT = "586";
    private static final String SUPERUSER = "postgres";

    private final EmbeddedPostgres server = TestDatabase.server();

    @BeforeEach
    void asItWasBefore() throws Exception {
        server.createDatabase(DATABASE);
        EarlierTables.lay(DATABASE, BEFORE);
        // Rows as they were kept, without what is asked while they are written.
        does(
                "set session_replication_role = replica",
                "insert into alongside.organisation (id, name) values ('demo', 'Demo')",
                """
                insert into alongside.record_key (journey_id, organisation_id, erased_at, erased_because)
                select n, 'demo', case when n = journey(4) then now() end, case when n = journey(4) then 'ASKED' end
                from (select journey(i) from generate_series(1, 5) i) j(n)
                """,
                """
                insert into alongside.record_entry
                    (id, organisation_id, journey_id, field, compartment, occasion, version, ciphertext, written_by, form)
                select entry(e), 'demo', journey(j), f, 'MAIN', null, v, 'x', 'worker1', 'survivor-journey.first-contact'
                from (values (11, 1, 'told.what', 1), (12, 1, 'told.byWhom', 1), (21, 2, 'told.what', 1), (22, 2, 'told.what', 2),
                    (41, 4, 'told.what', 1), (51, 5, 'shared.strengths', 1)) rows (e, j, f, v)
                """,
                """
                insert into alongside.explanation (organisation_id, journey_id, point, wording, explained_at, explained_by)
                values ('demo', journey(1), 'TOLD_BY_OTHERS', '2026-1', '2026-03-01T00:00Z', 'worker1'),
                    ('demo', journey(1), 'TOLD_BY_OTHERS', '2026-1', '2026-04-01T00:00Z', 'worker2'),
                    ('demo', journey(2), 'RISKS', '2026-1', '2026-03-01T00:00Z', 'worker1')
                """);
    }

    @AfterEach
    void drop() {
        server.dropDatabase(DATABASE);
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(server.url(DATABASE), SUPERUSER, server.password(SUPERUSER));
    }

    private void does(String... statements) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("create function pg_temp.id(kind text, n int) returns uuid language sql as "
                    + "$$ select (kind || lpad(n::text, 7, '0') || '-0000-4000-8000-000000000000')::uuid $$");
            for (String each : statements) {
                statement.execute(each.replace("journey(", "pg_temp.id('a', ").replace("entry(", "pg_temp.id('b', "));
            }
        }
    }

    private List<String> told() throws SQLException {
        List<String> told = new ArrayList<>();
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        select concat_ws(' ', right(split_part(entry_id::text, '-', 1), 2), told_at at time zone 'UTC', told_by, answer)
                        from alongside.told_by_others order by entry_id
                        """)) {
            while (row.next()) {
                told.add(row.getString(1));
            }
        }
        return told;
    }

    @Test
    @Proves(PolicyId.CONSENT_08)
    void whatStandsWaitsForAnAnswerAndWhoWasToldIsKnown() throws Exception {
        EarlierTables.lay(DATABASE, WITH_IT);

        assertThat(told())
                .as("of one journey with the first telling, of one the newest version, of an erased one nothing")
                .containsExactly("11 2026-03-01 00:00:00 worker1", "22");
    }
}
