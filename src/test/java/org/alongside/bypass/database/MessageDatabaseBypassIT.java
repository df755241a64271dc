package org.alongside.bypass.database;

import static org.alongside.testing.walk.InOrganisation.asked;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.UUID;
import org.alongside.consent.Purpose;
import org.alongside.ids.JourneyId;
import org.alongside.ids.MessageId;
import org.alongside.ids.MessageSubjectId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.decisions.SurvivorMessages;
import org.alongside.messages.Message;
import org.alongside.messages.MessageTemplate;
import org.alongside.messages.Messages;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Executed;
import org.alongside.proof.Proves;
import org.alongside.testing.ProcessTest;
import org.alongside.testing.Time;
import org.alongside.testing.http.Visitors;
import org.alongside.testing.walk.InOrganisation;
import org.alongside.testing.walk.PeerGroups;
import org.alongside.testing.walk.Survivors;
import org.alongside.testing.walk.Tasklist;
import org.camunda.community.process_test_coverage.core.engine.ExcludeFromProcessCoverage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What the database refuses of messages to the application's own role when all code has been got round. CONF-01, CONF-06. */
@ProcessTest
@ExcludeFromProcessCoverage
class MessageDatabaseBypassIT {
    private static final String INSERT = """
            insert into alongside.message (id, organisation_id, journey_id, template, about, number, not_before, not_after,
                queued_by, queued_at, state, next_try_at, gives_up_at)
            values (gen_random_uuid(), '%s', '%s', '%s', gen_random_uuid(), 0, now(), now() + interval '1 day', 'x', now(),
                '%s', now(), now())""";

    @Autowired
    Messages messages;

    @Autowired
    Survivors survivors;

    @Autowired
    SurvivorMessages survivor;

    @Autowired
    PeerGroups groups;

    @Autowired
    Time time;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private int run(String organisation, String... statements) {
        return asked(organisation, transaction, () -> {
            int rows = 0;
            for (String sql : statements) {
                rows = jdbc.sql(sql).update();
            }
            return rows;
        });
    }

    private void refuses(String because, String... statements) {
        assertThatThrownBy(() -> run(Tasklist.ORGANISATION, statements)).hasStackTraceContaining(because);
        Executed.databaseRefused(because);
    }

    private MessageId queued(JourneyId journey) {
        return queued(journey, MessageTemplate.PLEASE_CALL);
    }

    private MessageId queued(JourneyId journey, MessageTemplate template) {
        return asked(
                Tasklist.ORGANISATION,
                transaction,
                () -> messages.queue(new Message(
                        journey,
                        template,
                        MessageSubjectId.of(UUID.randomUUID()),
                        0,
                        time.now(),
                        time.now().plus(Duration.ofDays(1)))));
    }

    private static String set(MessageId id, String what) {
        return "update alongside.message set " + what + " where id = '" + id + "'";
    }

    @Test
    @Proves(PolicyId.CONF_06)
    void takesNoMessageToWhoIsErasedOrOfAnotherOrganisation() {
        JourneyId journey = survivors.inSupport();
        refuses("CONF-06", INSERT.formatted(Visitors.ELSEWHERE, journey, "PLEASE_CALL", "WAITING"));
        refuses("CONF-06", INSERT.formatted("demo", UUID.randomUUID(), "PLEASE_CALL", "WAITING"));
        refuses("CONF-06", INSERT.formatted("demo", journey, "PLEASE_CALL", "SENT"));
        InOrganisation.says(() -> survivor.withdraws(journey, Purpose.KEEP_RECORD, WorkerId.of("worker1")));
        refuses("CONF-06", INSERT.formatted("demo", journey, "PLEASE_CALL", "WAITING"));
    }

    @Test
    @Proves(PolicyId.CONF_06)
    void takesNoWordsIntoARow() {
        JourneyId journey = survivors.inSupport();
        refuses("message_template_check", INSERT.formatted("demo", journey, "Tamsin, please call 021 555", "WAITING"));
        MessageId id = queued(journey);
        refuses("message_because_check", set(id, "because = 'she lives in Mill Street'"));
        refuses("permission denied", set(id, "template = 'PLEASE_CALL'"));
        refuses("permission denied", set(id, "journey_id = gen_random_uuid()"));
        refuses("permission denied", "delete from alongside.message where id = '" + id + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PASSED_ON", "NOT_DELIVERED", "STOPPED"})
    @Proves(PolicyId.CONF_06)
    void letsNothingThatEndedBeginAgain(String ended) {
        MessageId id = queued(survivors.inSupport());
        run("demo", set(id, "state = 'BY_HAND', taken_by = 'supervisor1', taken_at = now()"));
        run("demo", set(id, "state = '" + ended + "', ended_at = now(), ended_by = 'supervisor1'"));
        refuses("CONF-06", set(id, "state = 'WAITING'"));
        refuses("CONF-06", set(id, "state = 'SENDING', claimed_at = now()"));
    }

    @Test
    @Proves(PolicyId.CONF_06)
    void sendsNothingTwiceAndNothingUnclaimed() {
        MessageId id = queued(survivors.inSupport());
        refuses("CONF-06", set(id, "state = 'SENT', ended_at = now()"));
        refuses("message_claimed", set(id, "state = 'SENDING'"));
        refuses("CONF-06", set(id, "state = 'PASSED_ON', ended_at = now()"));
        run("demo", set(id, "state = 'SENDING', claimed_at = now()"));
        refuses(
                "CONF-06",
                set(id, "state = 'SENDING', claimed_at = now()"),
                set(id, "state = 'PASSED_ON', ended_at = now()"));
        run("demo", set(id, "state = 'SENT', ended_at = now()"));
        refuses("CONF-06", set(id, "state = 'WAITING'"));
        refuses("CONF-06", set(id, "state = 'SENDING'"));
        assertThat(run("demo", set(id, "state = 'BY_HAND', because = 'CAME_BACK'")))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"WAITING", "UNKNOWN", "BY_HAND"})
    @Proves(PolicyId.CONF_06)
    void letsNothingThatWasStoppedComeToAnybody(String state) {
        MessageId id = queued(survivors.inSupport());
        run("demo", set(id, "state = 'SENDING', claimed_at = now()"), set(id, "stop_asked_at = now()"));
        refuses("CONF-06", set(id, "state = '" + state + "'"));
        refuses("CONF-06", set(id, "stop_asked_at = null"));
        run("demo", set(id, "state = 'SENT', ended_at = now()"));
        refuses("CONF-06", set(id, "state = 'BY_HAND'"));
        assertThat(run("demo", set(id, "state = 'STOPPED'"))).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = MessageTemplate.class,
            names = {"ASSESSMENT_INVITED", "ASSESSMENT_REMINDED"})
    @Proves(PolicyId.MONITOR_01)
    void isPassedOnByNobodyWhoGaveTheSupportThatItAsksAbout(MessageTemplate template) {
        MessageId asks = queued(survivors.inSupport(), template);
        String taken = "state = 'BY_HAND', taken_at = now(), taken_by = ";
        refuses("MONITOR-01", set(asks, taken + "'worker1'"));
        assertThat(run("demo", set(asks, taken + "'supervisor1'"))).isEqualTo(1);
        refuses("MONITOR-01", set(asks, "taken_by = 'worker1'"));
        MessageId call = queued(survivors.inSupport());
        assertThat(run("demo", set(call, taken + "'worker1'"))).isEqualTo(1);
    }

    @Test
    @Proves(PolicyId.MONITOR_01)
    void isPassedOnByNobodyWhoFacilitatesAGroupOfTheirs() {
        MessageId asks = queued(groups.member(groups.opened()), MessageTemplate.ASSESSMENT_INVITED);
        refuses("MONITOR-01", set(asks, "state = 'BY_HAND', taken_at = now(), taken_by = 'facilitator1'"));
    }

    @Test
    @Proves(PolicyId.WORKER_04)
    void isPassedOnByNobodyWhoKnowsThemInAnotherRole() {
        JourneyId journey = survivors.inSupport();
        MessageId id = queued(journey);
        run("demo", set(id, "state = 'BY_HAND', taken_at = now(), taken_by = 'supervisor1'"));
        run(
                "demo",
                "insert into alongside.worker_conflict (organisation_id, worker_id, journey_id, kind) "
                        + "values ('demo', 'supervisor1', '" + journey + "', 'OTHER_ROLE')");
        refuses("WORKER-04", set(id, "link_made_at = now()"));
        refuses("WORKER-04", set(id, "taken_by = 'supervisor1'"));
    }

    @Test
    @Proves(PolicyId.CONF_01)
    void showsAndChangesNothingInAnotherOrganisation() {
        MessageId id = queued(survivors.inSupport());
        assertThat(run("demo", set(id, "tries = 1"))).isEqualTo(1);
        assertThat(run(Visitors.ELSEWHERE, set(id, "state = 'STOPPED', ended_at = now()")))
                .isZero();
        assertThat(asked(Visitors.ELSEWHERE, transaction, () -> jdbc.sql("select count(*) from alongside.message")
                        .query(Long.class)
                        .single()))
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({"PASSING_ON, SUPERVISOR_OF_THIS", "MAIN, PASSES_ON", "ACTING, PASSES_ON"})
    @Proves(PolicyId.CONF_01)
    void opensTheContactToPassOnAndNothingElse(String part, String reason) {
        JourneyId journey = survivors.inSupport();
        refuses("reader_grant_", """
                insert into alongside.reader_grant (id, organisation_id, journey_id, user_id, compartment, sees_from, reason)
                values (gen_random_uuid(), 'demo', '%s', 'supervisor1', '%s', now(), '%s')""".formatted(journey, part, reason));
    }
}
