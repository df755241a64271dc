package org.alongside.assessment;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.alongside.ids.JourneyId;
import org.alongside.proof.Executed;
import org.alongside.testing.ProcessTest;
import org.alongside.testing.walk.InOrganisation;
import org.alongside.testing.walk.Survivors;
import org.alongside.testing.walk.Tasklist;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What the database refuses of assessments when all code has been got round. MONITOR-01, MONITOR-02, MONITOR-03, CONF-06. */
@ProcessTest
class AssessmentDatabaseProcessTest {
    private static final String OPEN = " where journey_id = :journey and state = 'OPEN'";

    @Autowired
    Survivors survivors;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private JourneyId due() {
        JourneyId journey = survivors.inSupport();
        survivors.sixMonthsPass();
        return journey;
    }

    private void refuses(String because, JourneyId journey, String... statements) {
        assertThatThrownBy(() -> InOrganisation.asked(Tasklist.ORGANISATION, transaction, () -> {
                    List.of(statements).forEach(sql -> jdbc.sql(sql)
                            .param("journey", journey.value())
                            .update());
                    return because;
                }))
                .hasStackTraceContaining(because);
        Executed.databaseRefused(because);
    }

    private static String ended(String state, String helper) {
        return "update alongside.assessment set state = '" + state + "', helper = " + helper
                + ", ended_at = now(), ended_by = 'worker1'" + OPEN;
    }

    @Test
    void letsNobodyHelpWhoWalksWithThem() {
        refuses("MONITOR-01", due(), ended("ON_PAPER", "'worker1'"));
    }

    @Test
    void opensNoneWithoutTheNext() {
        JourneyId journey = due();
        refuses(
                "MONITOR-02",
                journey,
                ended("EXPIRED", "null"),
                "update alongside.assessment set state = 'OPEN',"
                        + " began_at = now(), ends_at = now() + interval '1 day' where journey_id = :journey and state = 'PLANNED'");
    }

    @Test
    void changesNothingThatEnded() {
        refuses(
                "MONITOR-02",
                due(),
                ended("DECLINED", "null"),
                "update alongside.assessment set state = 'SENT' where journey_id = :journey and state = 'DECLINED'");
    }

    @Test
    void hasOneOpenAndOnePlanned() {
        refuses(
                "assessment_one_planned",
                due(),
                "insert into alongside.assessment (id, organisation_id, journey_id, due_at, state)"
                        + " values (gen_random_uuid(), 'demo', :journey, now(), 'PLANNED')");
    }

    @Test
    void keepsNoAnswersOfOneThatWasNotSent() {
        refuses(
                "MONITOR-03",
                due(),
                "insert into alongside.assessment_answers (assessment_id, organisation_id, journey_id, form_version,"
                        + " ciphertext, sent_at) select id, 'demo', journey_id, 1, 'x', now() from alongside.assessment"
                        + OPEN);
    }

    @Test
    void opensNothingByALinkThatIsOver() {
        String link =
                "insert into alongside.own_link (id, organisation_id, purpose, subject_id, journey_id, token_hash,"
                        + " made_at, ends_at, taken_at) values (gen_random_uuid(), 'demo', 'ASSESSMENT', gen_random_uuid(),"
                        + " :journey, sha256('x'), now(), now() + interval '1 day', ";
        JourneyId journey = due();
        refuses(
                "CONF-06",
                journey,
                link + "now())",
                "update alongside.own_link set taken_at = null where journey_id = :journey");
        refuses("own_link_in_time", journey, link + "now() + interval '2 days')");
    }

    @Test
    void opensNothingByACodeThatIsOver() {
        String code =
                "insert into alongside.own_code (id, organisation_id, purpose, subject_id, journey_id, made_by, begins_with,"
                        + " code_hash, made_at, ends_at, tries, taken_at) select gen_random_uuid(), 'demo', 'ASSESSMENT', id,"
                        + " journey_id, 'worker1', 7, repeat('x', 60), now(), now() + interval '10 minutes', 2, %s"
                        + " from alongside.assessment" + OPEN;
        String sitting =
                "insert into alongside.own_sitting (id, organisation_id, purpose, subject_id, journey_id, secret_hash,"
                        + " began_at, ends_at, code_id) select gen_random_uuid(), 'demo', 'ASSESSMENT', %s, journey_id,"
                        + " sha256('x'), now(), now() + interval '1 hour', id from alongside.own_code"
                        + " where journey_id = :journey";
        JourneyId journey = due();
        refuses(
                "MONITOR-03: a code that is over",
                journey,
                code.formatted("now()"),
                "update alongside.own_code set taken_at = null where journey_id = :journey");
        refuses(
                "MONITOR-03: a code that is over",
                journey,
                code.formatted("null"),
                "update alongside.own_code set tries = 0 where journey_id = :journey");
        refuses(
                "own_code_tries_check",
                journey,
                code.formatted("null"),
                "update alongside.own_code set tries = 6 where journey_id = :journey");
        refuses("own_code_in_time", journey, code.formatted("now() + interval '11 minutes'"));
        refuses("own_code_one_open", journey, code.formatted("null"), code.formatted("null"));
        refuses("MONITOR-03: this is the code", journey, code.formatted("null"), sitting.formatted("subject_id"));
        refuses(
                "MONITOR-03: this is the code",
                journey,
                code.formatted("now()"),
                sitting.formatted("gen_random_uuid()"));
    }

    @Test
    void keepsHowItWasFilledInWithWhoHelped() {
        JourneyId journey = due();
        refuses("assessment_way", journey, ended("SENT", "null"));
        refuses(
                "assessment_way_of_helper",
                journey,
                ended("SENT", "null").replace("set state", "set way = 'ON_PAPER', state"));
        refuses(
                "assessment_way",
                journey,
                ended("DECLINED", "null").replace("set state", "set way = 'BY_LINK', state"));
    }
}
