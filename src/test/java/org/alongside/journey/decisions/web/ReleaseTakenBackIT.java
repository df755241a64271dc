package org.alongside.journey.decisions.web;

import static org.alongside.testing.walk.Survivors.CALM;
import static org.alongside.testing.walk.Survivors.and;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.records.RecordField;
import org.alongside.records.Records;
import org.alongside.testing.http.OverHttp;
import org.alongside.testing.http.Visitor;
import org.alongside.testing.walk.InOrganisation;
import org.alongside.testing.walk.Tasklist;
import org.camunda.community.process_test_coverage.core.engine.ExcludeFromProcessCoverage;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** A survivor takes back that another worker reads what was written before: from then on it is closed, also to a page that is open. */
@OverHttp
@ExcludeFromProcessCoverage
class ReleaseTakenBackIT extends AtAnyTimeSteps {
    private static final String ACT = "/take-release-back";
    private static final String HEADING = "id=\"release\"";

    @Autowired
    Records records;

    @Autowired
    TransactionTemplate transaction;

    private JourneyId goesOn(String release) {
        // So that it is known who is asked next.
        visitors.everybodyLeft();
        JourneyId journey = survivors.inSupport();
        session("worker1", journey, "First: the river");
        another("worker1", "facilitator1", journey, release);
        session("facilitator1", journey, "Then: the sea");
        return journey;
    }

    private void session(String worker, JourneyId journey, String talkedAbout) {
        tasklist.as(worker)
                .about(journey)
                .completes("userTask_walkAlongside", Map.of("whatNext", "SESSION"))
                .completes(
                        "userTask_recordSession",
                        and(and(CALM, "sessionKind", "PHONE"), "talkedAbout", talkedAbout, "sessionMinutes", 40));
    }

    private void another(String from, String to, JourneyId journey, String release) {
        tasklist.as(from)
                .about(journey)
                .completes("userTask_walkAlongside", Map.of("whatNext", "ANOTHER_WORKER", "releaseEarlier", release));
        tasklist.as(to).about(journey).completes("userTask_offerJourney", Map.of("offerAnswer", "ACCEPT"));
    }

    private String record(JourneyId journey) {
        return visitors.personOf(journey) + "/record";
    }

    private String firstSession(JourneyId journey) {
        return record(journey) + "/"
                + visitors.rows(
                                "select id from alongside.record_entry where journey_id = :id and field = :field"
                                        + " order by written_at limit 1",
                                Map.of("id", journey.value(), "field", RecordField.SESSION_TALKED_ABOUT.id()))
                        .get(0)
                        .get("id");
    }

    @Test
    @Proves({PolicyId.CONF_08, PolicyId.CONF_03})
    void closesWhatWasWrittenBeforeAndNothingElse() {
        JourneyId journey = goesOn("ALL");
        Visitor worker = visitors.as("facilitator1");
        String entry = firstSession(journey);
        assertThat(worker.get(record(journey)).body()).contains("the river", "the sea");
        assertThat(worker.get(entry).statusCode()).isEqualTo(200);
        assertThat(worker.get(page(journey)).body()).contains(HEADING);

        assertThat(Visitor.location(act(worker, journey, ACT))).isEqualTo(page(journey) + "?done=release");

        assertThat(worker.get(page(journey) + "?done=release").body())
                .contains("is closed to you, from this moment on", "Tamsin")
                .doesNotContain(HEADING);
        assertThat(worker.get(record(journey)).body()).contains("the sea").doesNotContain("the river");
        // The form was open before it was taken back.
        assertThat(worker.get(entry).statusCode()).isEqualTo(404);
        assertThat(worker.submit(page(journey), entry + "/correct", Map.of("value", "Mine", "reason", "WRITTEN_WRONG"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(visitors.rows(
                        "select 1 from alongside.record_entry where journey_id = :id and field = :field",
                        Map.of("id", journey.value(), "field", RecordField.SESSION_TALKED_ABOUT.id())))
                .hasSize(2);
    }

    @Test
    void isOfferedWhereSomethingIsReleased() {
        JourneyId kept = goesOn("CONTACT_ONLY");
        Visitor worker = visitors.as("facilitator1");
        assertThat(worker.get(page(kept)).body()).contains("At any time").doesNotContain(HEADING);
        act(worker, kept, ACT);
        assertThat(worker.get(record(kept)).body()).contains("the sea");
        JourneyId first = survivors.inSupport();
        assertThat(visitors.as("worker1").get(page(first)).body()).doesNotContain(HEADING);
        act(visitors.as("worker1"), first, ACT);
        session("worker1", first, "Only: the hills");
        assertThat(visitors.as("worker1").get(record(first)).body()).contains("the hills", "A garden");
    }

    @Test
    void isTakenBackOnceByWhoWalksWithThem() {
        JourneyId released = goesOn("ALL");
        Visitor worker = visitors.as("facilitator1");
        act(worker, released, ACT);
        act(worker, released, ACT);
        assertThat(visitors.rows(
                        "select 1 from alongside.ledger_entry where chain = :id and act = 'release taken back'",
                        Map.of("id", released.toString())))
                .hasSize(1);
        assertThat(act(visitors.as("worker1"), released, ACT).statusCode()).isEqualTo(404);
    }

    /** Whoever sees it while it is taken back is in the list of looks; nobody sees it afterwards. */
    @Test
    @Proves(PolicyId.CONF_03)
    void whoReadsMeanwhileIsListedAndReadsNothingAfterwards() throws Exception {
        JourneyId journey = goesOn("ALL");
        AtomicBoolean isTakenBack = new AtomicBoolean();
        ExecutorService readers = Executors.newFixedThreadPool(4);
        int seen = 0;
        try {
            List<Future<Integer>> all = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                all.add(readers.submit(() -> {
                    int times = 0;
                    boolean isOver = false;
                    while (!isOver) {
                        isOver = isTakenBack.get();
                        boolean sees = sees(journey);
                        assertThat(isOver && sees).isFalse();
                        times += sees ? 1 : 0;
                    }
                    return times;
                }));
            }
            act(visitors.as("facilitator1"), journey, ACT);
            isTakenBack.set(true);
            for (Future<Integer> one : all) {
                seen += one.get();
            }
        } finally {
            readers.shutdownNow();
        }
        assertThat(visitors.rows(
                        "select 1 from alongside.record_look where journey_id = :id and reason = 'test.release'",
                        Map.of("id", journey.value())))
                .hasSize(seen);
    }

    private boolean sees(JourneyId journey) {
        return Objects.requireNonNull(InOrganisation.asked(Tasklist.ORGANISATION, transaction, () -> !records.read(
                        journey, WorkerId.of("facilitator1"), List.of(RecordField.PLAN_HOPES), "test.release")
                .isEmpty()));
    }
}
