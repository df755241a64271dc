package org.alongside.bypass.database;

import static org.alongside.testing.walk.InOrganisation.asked;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.alongside.consent.Purpose;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.decisions.SurvivorMessages;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Executed;
import org.alongside.proof.Proves;
import org.alongside.testing.ProcessTest;
import org.alongside.testing.http.Visitors;
import org.alongside.testing.walk.InOrganisation;
import org.alongside.testing.walk.Survivors;
import org.alongside.testing.walk.Tasklist;
import org.camunda.community.process_test_coverage.core.engine.ExcludeFromProcessCoverage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What the database refuses of feedback to the application's own role when all code has been got round. MONITOR-04. */
@ProcessTest
@ExcludeFromProcessCoverage
class FeedbackDatabaseBypassIT {
    private static final String INSERT = "insert into alongside.feedback (id, organisation_id, received_on, ciphertext,"
            + " journey_id) values ('%s', '%s', date '2026-12-01', 'x', %s)";

    private static final String ANSWER = "insert into alongside.feedback_answer (id, organisation_id, you_said, we_did,"
            + " published_at, published_by) values ('%s', '%s', 'You', 'We', now(), 'supervisor1')";

    @Autowired
    Survivors survivors;

    @Autowired
    SurvivorMessages survivor;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private int run(String organisation, String sql) {
        return asked(organisation, transaction, () -> jdbc.sql(sql).update());
    }

    private int run(String sql) {
        return run(Tasklist.ORGANISATION, sql);
    }

    private void refuses(String because, String sql) {
        assertThatThrownBy(() -> run(sql)).hasStackTraceContaining(because);
        Executed.databaseRefused(because);
    }

    private UUID came(@Nullable JourneyId from) {
        UUID id = UUID.randomUUID();
        run(INSERT.formatted(id, Tasklist.ORGANISATION, from == null ? "null" : "'" + from + "'"));
        return id;
    }

    private static String set(UUID id, String what) {
        return "update alongside.feedback set " + what + " where id = '" + id + "'";
    }

    @Test
    @Proves(PolicyId.MONITOR_04)
    void whatWasSaidIsNeitherChangedNorTiedToAnybodyLater() {
        UUID id = came(null);
        refuses("MONITOR-04", set(id, "ciphertext = 'y'"));
        refuses("MONITOR-04", set(id, "ciphertext = null"));
        refuses("MONITOR-04", set(id, "journey_id = '" + survivors.inSupport() + "'"));
        refuses("permission denied", set(id, "received_on = now()"));
        refuses("permission denied", set(id, "may_be_shown = true"));
        refuses("permission denied", "delete from alongside.feedback where id = '" + id + "'");
        refuses("feedback_taken_out", set(id, "taken_out_because = 'NAMES_SOMEBODY'"));
        refuses(
                "feedback_taken_out_because_check",
                set(id, "ciphertext = null, taken_out_by = 'x', taken_out_because = 'NOT_LIKED'"));
        run(set(id, "ciphertext = null, taken_out_because = 'NAMES_SOMEBODY', taken_out_by = 'supervisor1'"));
        refuses("MONITOR-04", set(id, "taken_out_because = null, taken_out_by = null"));
        refuses("MONITOR-04", set(id, "is_read = false"));
    }

    @Test
    @Proves(PolicyId.CONF_09)
    void nobodyIsNamedWhoIsErased() {
        JourneyId journey = survivors.inSupport();
        UUID id = came(journey);
        InOrganisation.says(() -> survivor.withdraws(journey, Purpose.KEEP_RECORD, WorkerId.of("worker1")));
        assertThat(asked(Tasklist.ORGANISATION, transaction, () -> jdbc.sql(
                                "select journey_id is null from alongside.feedback where id = :id")
                        .param("id", id)
                        .query(Boolean.class)
                        .single()))
                .isTrue();
        refuses("erased", INSERT.formatted(UUID.randomUUID(), Tasklist.ORGANISATION, "'" + journey + "'"));
    }

    @Test
    void anotherOrganisationSeesAndChangesNothing() {
        UUID id = came(null);
        refuses("row-level security", INSERT.formatted(UUID.randomUUID(), Visitors.ELSEWHERE, "null"));
        refuses("row-level security", ANSWER.formatted(UUID.randomUUID(), Visitors.ELSEWHERE));
        refuses(
                "row-level security",
                "insert into alongside.feedback_day values ('" + Visitors.ELSEWHERE + "', now(), 1)");
        UUID answer = UUID.randomUUID();
        run(ANSWER.formatted(answer, Tasklist.ORGANISATION));
        assertThat(run(Visitors.ELSEWHERE, set(id, "is_read = true"))).isZero();
        assertThat(run(
                        Visitors.ELSEWHERE,
                        "update alongside.feedback_answer set taken_back_at = now(), taken_back_by = 'x'"))
                .isZero();
        assertThat(run(Visitors.ELSEWHERE, "delete from alongside.feedback_day"))
                .isZero();
        refuses("permission denied", "update alongside.feedback_answer set we_did = 'nothing'");
        String back = "update alongside.feedback_answer set taken_back_at = %s where id = '" + answer + "'";
        refuses("feedback_answer_taken_back", back.formatted("now()"));
        run(back.formatted("now(), taken_back_by = 'supervisor1'"));
        refuses("MONITOR-04", back.formatted("null, taken_back_by = null"));
    }

    @Test
    void aDayIsNotFilledUpAndALinkOfAnotherPurposeIsNotForgotten() {
        refuses("feedback_day_received_check", "insert into alongside.feedback_day values ('demo', '2026-12-01', 201)");
        JourneyId journey = survivors.inSupport();
        run("insert into alongside.own_link (id, organisation_id, purpose, subject_id, journey_id, token_hash, made_at,"
                + " ends_at) values (gen_random_uuid(), 'demo', 'ASSESSMENT', gen_random_uuid(), '" + journey
                + "', sha256(gen_random_uuid()::text::bytea), now(), now() + interval '1 day')");
        assertThat(run("delete from alongside.own_link where journey_id = '" + journey + "'"))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"feedback", "feedback_day", "feedback_answer"})
    void nothingIsSeenOutsideOfAnOrganisation(String table) {
        assertThat(jdbc.sql("select count(*) from alongside." + table)
                        .query(Integer.class)
                        .single())
                .isZero();
    }
}
