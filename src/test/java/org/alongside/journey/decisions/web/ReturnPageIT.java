package org.alongside.journey.decisions.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.text.Normalizer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.alongside.ids.JourneyId;
import org.alongside.journey.state.Journeys;
import org.alongside.journey.state.Journeys.State;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.testing.Time;
import org.alongside.testing.http.OverHttp;
import org.alongside.testing.http.Visitor;
import org.alongside.testing.http.Visitors;
import org.alongside.testing.walk.Survivors;
import org.alongside.testing.walk.Tasklist;
import org.camunda.community.process_test_coverage.core.engine.ExcludeFromProcessCoverage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A survivor comes back with the label they were given, by whomever they tell it. (CONSENT-02, CONSENT-10) */
@OverHttp
@ExcludeFromProcessCoverage
class ReturnPageIT {
    private static final String UNKNOWN = "There is no journey with this label to come back to.";

    @Autowired
    Visitors visitors;

    @Autowired
    Survivors survivors;

    @Autowired
    Tasklist tasklist;

    @Autowired
    Journeys journeys;

    @Autowired
    Time time;

    @BeforeEach
    void nobodyHasTried() {
        visitors.nobodyHasTriedLabels();
    }

    private static HttpResponse<String> comesBack(Visitor who, String label) {
        return who.submit("/journeys/return", Map.of("label", label));
    }

    private void leaves(JourneyId journey) {
        visitors.as("worker1").submit("/journeys/done", "/journeys/" + journey + "/leave", Map.of());
    }

    private String label(JourneyId journey) {
        return visitors.inDatabase(() -> journeys.find(journey).orElseThrow().label());
    }

    @Test
    @Proves({PolicyId.CONSENT_02, PolicyId.CONSENT_10})
    void reopensTheJourneyOfWhoHadLeftAndTheWorkerTheyKnewHasTheTask() {
        JourneyId journey = survivors.inSupport();
        leaves(journey);
        String heard = Normalizer.normalize(label(journey), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replace(" ", "");
        HttpResponse<String> answer = comesBack(visitors.as("worker2"), heard);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains(label(journey), "is open again; the worker they knew");
        assertThat(survivors.state(journey)).isEqualTo(State.OPEN);
        // The invitation to give feedback is still there: it was theirs to answer or not.
        assertThat(tasklist.as("worker1").tasks())
                .containsExactlyInAnyOrder("userTask_inviteFeedback", "userTask_walkAlongside");
    }

    @Test
    void reopensTheJourneyOnceFeedbackWasGiven() {
        JourneyId journey = survivors.atShare();
        leaves(journey);
        tasklist.as("worker1").completes("userTask_inviteFeedback", Map.of());
        assertThat(comesBack(visitors.as("worker1"), label(journey)).body()).contains("is open again");
        assertThat(tasklist.as("worker1").tasks()).containsExactly("userTask_share");
    }

    @Test
    void reopensTheJourneyOfWhoHadPaused() {
        JourneyId journey = survivors.atWelcome();
        visitors.as("worker1").submit("/journeys/done", "/journeys/" + journey + "/pause", Map.of());
        assertThat(comesBack(visitors.as("facilitator1"), label(journey)).body())
                .contains("is open again");
        assertThat(survivors.state(journey)).isEqualTo(State.OPEN);
    }

    @Test
    void saysThatAWorkerIsLookedForWhereTheOneTheyKnewMayNot() {
        JourneyId journey = survivors.inSupport();
        leaves(journey);
        visitors.rows(
                "update alongside.worker set trained_until = null where user_id = 'worker1' returning user_id",
                Map.of());
        assertThat(comesBack(visitors.as("worker2"), label(journey)).body()).contains("a worker is being");
        assertThat(survivors.state(journey)).isEqualTo(State.OPEN);
    }

    @Test
    void reopensTheJourneyOnceHoweverOftenTheLabelIsTyped() {
        JourneyId journey = survivors.inSupport();
        leaves(journey);
        Visitor worker = visitors.as("worker2");
        comesBack(worker, label(journey));
        assertThat(comesBack(worker, label(journey)).body()).contains(UNKNOWN);
        assertThat(survivors.running("survivor-journey", journey)).hasSize(2);
        assertThat(tasklist.as("worker1").tasks()).containsOnlyOnce("userTask_walkAlongside");
    }

    @Test
    void answersAlikeOfWhoIsHereWasErasedIsElsewhereOrNeverWas() {
        JourneyId erased = survivors.atWelcome();
        visitors.as("worker1")
                .submit(
                        "/journeys/done",
                        "/journeys/" + erased + "/take-back/KEEP_RECORD",
                        Map.of("everything", "yes"));
        JourneyId ended = survivors.atConsent();
        leaves(ended);
        JourneyId here = survivors.inSupport();
        Visitor worker = visitors.as("worker1");
        for (String label : List.of(label(here), label(erased), "Kererū 999999", "Moa 3", "<script>", "${1+1} 1")) {
            HttpResponse<String> answer = comesBack(worker, label);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).contains(UNKNOWN).doesNotContain("<script>");
        }
        assertThat(comesBack(visitors.elsewhere("elsewhere1", "peer-worker"), label(ended))
                        .body())
                .contains(UNKNOWN);
        assertThat(survivors.state(ended)).isEqualTo(State.ENDED);
    }

    @Test
    void countsTriesForAnHour() {
        Visitor worker = visitors.as("worker2");
        for (int tries = 0; tries < 20; tries++) {
            assertThat(comesBack(worker, "Tūī " + (9_000 + tries)).statusCode()).isEqualTo(200);
        }
        JourneyId journey = survivors.inSupport();
        leaves(journey);
        long before = visitors.refusals("worker2", "CONF-01");
        HttpResponse<String> tooOften = comesBack(worker, label(journey));
        assertThat(tooOften.statusCode()).isEqualTo(429);
        assertThat(tooOften.body()).contains("Please wait");
        assertThat(visitors.refusals("worker2", "CONF-01")).isEqualTo(before + 1);
        assertThat(survivors.state(journey)).isEqualTo(State.ENDED);
        assertThat(comesBack(visitors.as("facilitator1"), "Tūī 9000").statusCode())
                .isEqualTo(200);
        time.passes(Duration.ofMinutes(61));
        assertThat(comesBack(worker, label(journey)).body()).contains("is open again");
    }

    @Test
    void isForPeerWorkersOnly() {
        for (String somebody : List.of("supervisor1", "analyst1", "admin1")) {
            assertThat(visitors.as(somebody).get("/journeys/return").statusCode())
                    .isEqualTo(403);
        }
        assertThat(visitors.anybody().get("/journeys/return").statusCode()).isEqualTo(302);
    }

    @Test
    void refusesWhatDidNotComeFromThePage() {
        Visitor worker = visitors.as("worker1");
        assertThat(worker.sendForm("/journeys/return", Map.of("label", "Tūī 1")).statusCode())
                .isEqualTo(403);
        assertThat(comesBack(worker, "a".repeat(20_000)).statusCode()).isEqualTo(400);
        assertThat(comesBack(worker, "Tūī\0 1").statusCode()).isEqualTo(400);
        assertThat(worker.submit("/journeys/return", Map.of("label", "Tūī 1", "by", "x"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(worker.submit("/journeys/return", Map.of()).statusCode()).isEqualTo(422);
    }
}
