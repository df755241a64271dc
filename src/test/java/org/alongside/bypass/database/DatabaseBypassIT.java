package org.alongside.bypass.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import org.alongside.access.CurrentOrganisation;
import org.alongside.consent.Purpose;
import org.alongside.database.EmbeddedPostgres;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.decisions.SurvivorMessages;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Executed;
import org.alongside.proof.Proves;
import org.alongside.testing.TestDatabase;
import org.alongside.testing.http.Walk;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;

/**
 * What the database refuses to the service's own role when all code has been got round. WORKER-02,
 * WORKER-04, WORKER-05, CONSENT-04, CONSENT-05, CONF-01, CONF-03, CONF-07, CONF-08, CONF-09, OFFEND-02.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@TestInstance(Lifecycle.PER_CLASS)
class DatabaseBypassIT {
    @LocalServerPort
    int port;

    @Autowired
    Environment environment;

    @Autowired
    SurvivorMessages survivor;

    private Connection app;
    private String walking;
    private String erased;

    @BeforeAll
    void walkTwice() throws Exception {
        walking = new Walk(port)
                .toSupport(Map.of(), Map.of("home", "By the sea"), Map.of())
                .journeyId();
        erased = new Walk(port)
                .toSupport(Map.of(), Map.of("home", "By the sea"), Map.of())
                .journeyId();
        CurrentOrganisation.runAs(
                "demo", () -> survivor.withdraws(JourneyId.of(erased), Purpose.KEEP_RECORD, WorkerId.of("worker1")));
        app = DriverManager.getConnection(
                environment.getRequiredProperty("spring.datasource.url"),
                EmbeddedPostgres.APP,
                TestDatabase.server().password(EmbeddedPostgres.APP));
        app.setAutoCommit(false);
    }

    @AfterAll
    void close() throws SQLException {
        app.close();
    }

    private void run(String organisation, String... statements) throws SQLException {
        app.rollback();
        app.createStatement().execute("set local alongside.organisation = '" + organisation + "'");
        for (String sql : statements) {
            app.createStatement()
                    .execute(sql.replace(":walking", "'" + walking + "'").replace(":erased", "'" + erased + "'"));
        }
    }

    private void refuses(String because, String... statements) {
        assertThatThrownBy(() -> run("demo", statements))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining(because);
        Executed.databaseRefused(because);
    }

    private static String walk(String worker, String journey, String since) {
        return "insert into alongside.walk (id, organisation_id, journey_id, worker_id, since) values "
                + "(gen_random_uuid(), 'demo', " + journey + ", '" + worker + "', " + since + ")";
    }

    @Test
    void letsNobodyWalkWhoseTrainingIsNotInDate() {
        refuses("WORKER-02", walk("supervisor1", "gen_random_uuid()", "now()"));
        refuses("WORKER-02", walk("nobody", "gen_random_uuid()", "now()"));
        String untrained = "update alongside.worker set trained_until = current_date - 2 where user_id = 'worker2'";
        refuses("WORKER-02", untrained, walk("worker2", "gen_random_uuid()", "now()"));
        refuses("WORKER-02", untrained, walk("worker2", "gen_random_uuid()", "now() - interval '1 year'"));
    }

    private static String setting(String key, String by, String agreedBy) {
        return "insert into alongside.setting (organisation_id, key, value, proposed_by, agreed_by, agreed_at) values "
                + "('demo', '" + key + "', '5', '" + by + "', " + agreedBy + ", "
                + (agreedBy.equals("null") ? "null" : "now()") + ")";
    }

    @Test
    @Proves(PolicyId.WORKER_08)
    void takesNoSettingThatOnePersonMadeAlone() {
        String agree = "update alongside.setting set agreed_at = now(), agreed_by = ";
        String open = " where key = 'safety.no-such' and agreed_at is null and withdrawn_at is null";
        refuses("WORKER-08", setting("safety.no-such", "supervisor1", "'supervisor1'"));
        refuses("WORKER-08", setting("safety.no-such", "supervisor1", "'supervisor2'"));
        String waits = setting("safety.no-such", "supervisor1", "null");
        refuses("setting_agreed_by_two", waits, agree + "'supervisor1'" + open);
        refuses("WORKER-08", waits, agree + "'supervisor2'" + open, agree + "'admin1' where key = 'safety.no-such'");
        refuses("setting_one_proposal", setting("safety.no-such", "a", "null"), setting("safety.no-such", "b", "null"));
        String gave =
                "insert into alongside.access_given values (default, 'demo', 'supervisor2', 'supervisor1', now())";
        refuses("WORKER-08", gave, waits, agree + "'supervisor2'" + open);
        refuses("permission denied", "delete from alongside.access_given");
        refuses("permission denied", "update alongside.access_given set given_at = now()");
        refuses("permission denied", "update alongside.setting set value = '1'");
        refuses("permission denied", "update alongside.setting set proposed_by = 'nobody'");
        refuses("permission denied", "delete from alongside.setting");
        refuses("row-level security", setting("safety.no-such", "a", "null").replace("'demo'", "'elsewhere'"));
    }

    @Test
    void noNumberOfASettingGoesBeyondItsBounds() throws SQLException {
        run(
                "demo",
                setting("safety.no-such", "supervisor1", "null"),
                "update alongside.setting set agreed_at = now(), agreed_by = 'supervisor2' where key = 'safety.no-such'");
        try (ResultSet number = app.createStatement()
                .executeQuery("select alongside.setting_number('demo', 'safety.no-such', 7, 9, 8)::text || ' '"
                        + " || alongside.setting_number('demo', 'safety.no-such', 1, 9, 8) || ' '"
                        + " || alongside.setting_number('demo', 'safety.no-such', 1, 3, 2) || ' '"
                        + " || alongside.setting_number('demo', 'safety.unknown', 1, 3, 2)")) {
            number.next();
            assertThat(number.getString(1)).isEqualTo("7 5 3 2");
        }
        app.rollback();
    }

    @ParameterizedTest
    @ValueSource(strings = {"now()", "now() - interval '60 days'"})
    void letsNobodyWalkWhoseCoReflectionIsTooLongAgo(String since) {
        refuses(
                "WORKER-03",
                "insert into alongside.co_reflection (organisation_id, worker_id, held_on, kept_by) "
                        + "values ('demo', 'worker2', current_date - 33, 'worker2')",
                walk("worker2", "gen_random_uuid()", since));
    }

    @Test
    void letsNobodyWalkWhoDeclaredAConflict() {
        refuses(
                "WORKER-04",
                "insert into alongside.worker_conflict (organisation_id, worker_id, journey_id, kind) "
                        + "values ('demo', 'worker2', :erased, 'KIN')",
                walk("worker2", ":erased", "now()"));
    }

    @Test
    void letsNobodyWalkWithMoreThanTheirLimit() {
        refuses(
                "WORKER-05",
                "update alongside.worker set survivors_max = 1 where user_id = 'worker2'",
                walk("worker2", "gen_random_uuid()", "now()"),
                walk("worker2", "gen_random_uuid()", "now()"));
        refuses("survivors_max", "update alongside.worker set survivors_max = 1000 where user_id = 'worker2'");
    }

    private static String account(String id) {
        return "insert into engine.act_id_user (id_, rev_) values ('" + id + "', 1)";
    }

    private static String grant(String user) {
        return "insert into alongside.reader_grant (id, organisation_id, journey_id, user_id, compartment, sees_from,"
                + " reason) values (gen_random_uuid(), 'demo', :walking, '" + user + "', 'MAIN', now(), 'WALKS_WITH')";
    }

    /** CONF-01: records, looks and the ledger name people by the id of their account. */
    @Test
    void givesEachIdOnce() {
        String gone = "delete from engine.act_id_user where id_ = 'once7'";
        refuses("an id is given once", account("Worker1"));
        refuses("an id is given once", account("service"));
        refuses("an id is given once", account("once7"), gone, account("once7"));
        refuses(
                "an account keeps its id",
                account("once7"),
                "update engine.act_id_user set id_ = 'x7' where id_ = 'once7'");
        refuses("permission denied", "delete from alongside.account_id");
        refuses("permission denied", "update alongside.account_id set user_id = 'x'");
        refuses("permission denied", "update alongside.account_state set sessions = 0");
    }

    @Test
    void opensNothingToWhoHasNoAccount() throws SQLException {
        refuses("without an account", grant("nobody7"));
        refuses(
                "without an account",
                "insert into alongside.offer (id, organisation_id, journey_id, worker_id) values "
                        + "(gen_random_uuid(), 'demo', :walking, 'nobody7')");
        run("demo", account("once7"), grant("once7"), "delete from engine.act_id_user where id_ = 'once7'");
        try (ResultSet row = app.createStatement()
                .executeQuery(
                        "select count(*) from alongside.reader_grant where user_id = 'once7' and ended_at is null")) {
            row.next();
            assertThat(row.getLong(1)).isZero();
        }
    }

    private static String invitation(String columns, String values) {
        return "insert into alongside.account_invitation (id, organisation_id, kind, user_id, role, token_hash, invited_by,"
                + " made_at, ends_at" + columns
                + ") values (gen_random_uuid(), 'demo', 'ACCOUNT', 'invited7', 'PEER_WORKER',"
                + " sha256('a'), 'supervisor1', now(), now() + interval '7 days'" + values + ")";
    }

    @Test
    void opensAnAccountOnceAndInTime() {
        refuses(
                "an invitation that is over stays over",
                invitation(", taken_at", ", now()"),
                "update alongside.account_invitation set taken_at = null where user_id = 'invited7'");
        refuses(
                "an invitation that is over stays over",
                invitation(", closed_at", ", now()"),
                "update alongside.account_invitation set taken_at = now(), closed_at = null where user_id = 'invited7'");
        refuses("account_invitation_in_time", invitation(", taken_at", ", now() + interval '8 days'"));
        refuses("account_invitation_seven_days", invitation("", "").replace("7 days", "8 days"));
        refuses("account_invitation_keeps_no_name", invitation(", closed_at, name", ", now(), 'Hine'"));
        refuses(
                "account_invitation_one_open",
                invitation("", ""),
                invitation("", "").replace("invited7", "Invlted7").replace("sha256('a')", "sha256('b')"));
        refuses("row-level security", invitation("", "").replace("'demo'", "'elsewhere'"));
    }

    @Test
    void letsOneWorkerWalkAtATime() {
        refuses("walk_one_worker_at_a_time", walk("worker2", ":walking", "now()"));
    }

    @Test
    void takesNoConsentBeforeTheExplanation() {
        refuses(
                "CONSENT-04",
                "insert into alongside.consent_entry (organisation_id, journey_id, purpose, decision, how, wording, "
                        + "recorded_by) values ('demo', gen_random_uuid(), 'KEEP_RECORD', 'GIVEN', 'SPOKEN', 'x', 'x')");
    }

    @Test
    @Proves(PolicyId.CONF_09)
    void writesNothingForWhoWasErased() {
        String entry =
                "insert into alongside.record_entry (id, organisation_id, journey_id, field, compartment, version, "
                        + "ciphertext, written_by, form) values (gen_random_uuid(), 'demo', %s, 'plan.hopes', 'MAIN', 99, "
                        + "'x', 'worker1', 'x')";
        refuses("This record was erased", entry.formatted(":erased"));
        refuses("record_entry_journey_id_fkey", entry.formatted("gen_random_uuid()"));
        refuses(
                "This record was erased",
                "update alongside.record_key set erased_at = null, erased_because = null where journey_id = :erased");
    }

    private static String version(String saidAt) {
        return "insert into alongside.record_entry (id, organisation_id, journey_id, field, compartment, version, "
                + "ciphertext, written_by, form, said_at) select '00000000-0000-0000-0000-0000000000aa', 'demo', "
                + "journey_id, field, compartment, version + 1, 'x', 'worker1', 'x', " + saidAt
                + " from alongside.record_entry where journey_id = :walking and field = 'share.home'";
    }

    private static String correction(String replacedField, String journey) {
        return "insert into alongside.record_correction (entry_id, organisation_id, journey_id, replaces, reason) select "
                + "'00000000-0000-0000-0000-0000000000aa', 'demo', " + journey + ", id, 'WRITTEN_WRONG' "
                + "from alongside.record_entry where journey_id = :walking and field = '" + replacedField
                + "' and version = 1";
    }

    @Test
    @Proves({PolicyId.CONF_07, PolicyId.CONF_08})
    void correctsOnlyOneAnswerByItsNextVersionAtItsTime() throws SQLException {
        String now = "set constraints all immediate";
        run("demo", version("written_at"), correction("share.home", ":walking"), now);
        refuses("CONF-08", version("written_at"), now);
        refuses("CONF-08", version("written_at - interval '1 year'"), now);
        refuses("record_entry_said_before_written", version("written_at + interval '1 year'"));
        refuses("CONF-07", version("written_at - interval '1 second'"), correction("share.home", ":walking"));
        refuses("CONF-07", version("null"), correction("share.home", ":walking"));
        refuses("CONF-07", version("written_at"), correction("contact.alias", ":walking"));
        refuses("CONF-07", version("written_at"), correction("share.home", "gen_random_uuid()"));
        refuses("CONF-07", version("written_at"), correction("share.home", ":erased"));
        refuses(
                "record_correction_pkey",
                version("written_at"),
                correction("share.home", ":walking"),
                correction("share.home", ":walking"));
    }

    private static String statement(String journey) {
        return "insert into alongside.record_statement (id, organisation_id, journey_id, entry_id, ciphertext, written_by, "
                + "written_at) select gen_random_uuid(), 'demo', " + journey + ", id, 'x', 'worker1', now() "
                + "from alongside.record_entry where journey_id = :walking and field = 'share.home'";
    }

    @Test
    @Proves(PolicyId.CONF_07)
    void putsStatementsOnlyBesideEntriesOfTheSameRecord() throws SQLException {
        run("demo", statement(":walking"));
        refuses("CONF-07", statement("gen_random_uuid()"));
        refuses("This record was erased", statement(":erased"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from alongside.record_entry",
                "delete from alongside.record_correction",
                "update alongside.record_correction set reason = 'SURVIVOR_ASKED'",
                "delete from alongside.record_statement",
                "update alongside.record_statement set written_by = 'x'",
                "update alongside.record_entry set written_by = 'x'",
                "delete from alongside.record_key",
                "delete from alongside.record_look",
                "update alongside.record_look set reader = 'x'",
                "update alongside.consent_entry set decision = 'GIVEN'",
                "delete from alongside.consent_entry",
                "delete from alongside.explanation",
                "update alongside.explanation set point = 'RISKS'",
                "delete from alongside.group_bar",
                "update alongside.group_bar set state = 'RELEASED'",
                "update alongside.reader_grant set user_id = 'admin1'",
                "update alongside.reader_grant set compartment = 'OFFENDING'",
                "delete from alongside.reader_grant",
                "update alongside.journey set label = 'x'",
                "delete from alongside.journey",
                "delete from alongside.concern",
                "update alongside.concern set level = 'WATCH'",
                "update alongside.walk set worker_id = 'worker2'",
                "delete from alongside.worker_conflict",
                "delete from alongside.task_reminder",
                "delete from alongside.co_reflection",
                "update alongside.co_reflection set held_on = current_date",
                "update alongside.task_reminder set task_id = 'x'",
                "delete from alongside.calendar_address",
                "update alongside.calendar_address set user_id = 'worker2'",
                "update alongside.calendar_address set token_hash = sha256('guessed')",
                "delete from alongside.account_invitation",
                "update alongside.account_invitation set token_hash = sha256('guessed')",
                "update alongside.account_invitation set role = 'ADMINISTRATOR'",
                "update alongside.account_invitation set ends_at = now() + interval '1 day'"
            })
    @Proves({PolicyId.CONF_03, PolicyId.CONSENT_05})
    void takesNothingBack(String sql) {
        refuses("permission denied", sql);
    }

    @Test
    void keepsOrganisationsApart() throws SQLException {
        for (String table : new String[] {
            "record_entry", "record_key", "journey", "consent_entry", "reader_grant", "walk", "ledger_entry", "worker"
        }) {
            assertThat(count("demo", table)).as(table).isPositive();
            assertThat(count("elsewhere", table)).as(table).isZero();
            assertThat(count("", table)).as(table).isZero();
        }
        assertThatThrownBy(() -> run("elsewhere", walk("worker2", "gen_random_uuid()", "now()")))
                .isInstanceOf(SQLException.class)
                .hasMessageMatching("(?s).*(row-level security|WORKER-02).*");
        assertThatThrownBy(() -> run(
                        "elsewhere",
                        "insert into alongside.reader_grant (id, organisation_id, journey_id, user_id, compartment, "
                                + "sees_from, reason) values (gen_random_uuid(), 'demo', :walking, 'worker2', 'MAIN', "
                                + "now(), 'WALKS_WITH')"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("row-level security");
    }

    private long count(String organisation, String table) throws SQLException {
        run(organisation);
        try (ResultSet row = app.createStatement().executeQuery("select count(*) from alongside." + table)) {
            row.next();
            return row.getLong(1);
        }
    }
}
