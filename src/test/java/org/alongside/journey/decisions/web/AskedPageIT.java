package org.alongside.journey.decisions.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.text.Normalizer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.alongside.ids.JourneyId;
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

/** Whoever left asks for a copy or to keep their record, by whomever they tell their label. (CONSENT-10, CONF-07, CONF-09) */
@OverHttp
@ExcludeFromProcessCoverage
class AskedPageIT {
    private static final String PAGE = "/journeys/asked";
    private static final String NOBODY = "Nobody left with this label.";
    private static final String LEAVE_OUT = "userTask_leaveOutOthers";

    @Autowired
    Visitors visitors;

    @Autowired
    Survivors survivors;

    @Autowired
    Tasklist tasklist;

    @Autowired
    Time time;

    @BeforeEach
    void nobodyHasTried() {
        visitors.nobodyHasTriedLabels();
    }

    private static HttpResponse<String> asks(Visitor who, String label, String what) {
        return who.submit(PAGE, Map.of("label", label, "what", what));
    }

    private JourneyId whoLeft() {
        JourneyId journey = survivors.inSupport();
        leaves(journey);
        return journey;
    }

    private void leaves(JourneyId journey) {
        visitors.as("worker1").submit("/journeys/done", "/journeys/" + journey + "/leave", Map.of());
    }

    private List<String> askedFor(JourneyId journey) {
        return survivors.texts(
                "select kind || ' ' || asked_by from alongside.own_request where journey_id = :journey", journey);
    }

    private List<String> kept(JourneyId journey) {
        return survivors.texts(
                "select reason || ' ' || ended_by from alongside.erasure_review where journey_id = :journey", journey);
    }

    @Test
    @Proves({PolicyId.CONSENT_10, PolicyId.CONF_07})
    void aCopyIsAskedForThroughAnybodyWhoHearsTheLabel() {
        JourneyId journey = whoLeft();
        String heard = Normalizer.normalize(visitors.labelOf(journey), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replace(" ", "");
        HttpResponse<String> answer = asks(visitors.as("worker2"), heard, "COPY");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("A copy for " + visitors.labelOf(journey) + " is asked for.");
        assertThat(asks(visitors.as("supervisor1"), heard, "COPY").body())
                .as("it is that one")
                .contains("is asked for. It is ready by");
        assertThat(askedFor(journey)).containsExactly("COPY worker2");
        assertThat(survivors.running("access-request", journey)).hasSize(1);
        assertThat(survivors.state(journey)).isEqualTo(State.ENDED);
    }

    @Test
    @Proves({PolicyId.CONSENT_10, PolicyId.CONF_09})
    void thatItIsKeptIsWrittenDownOnceADay() {
        JourneyId journey = whoLeft();
        Visitor supervisor = visitors.as("supervisor1");
        assertThat(asks(supervisor, visitors.labelOf(journey), "KEEP").body())
                .contains("The record of " + visitors.labelOf(journey) + " is kept until");
        assertThat(asks(visitors.as("worker2"), visitors.labelOf(journey), "KEEP")
                        .body())
                .contains("is kept until");
        assertThat(kept(journey)).containsExactly("SURVIVOR_ASKED supervisor1");
        assertThat(askedFor(journey)).isEmpty();
    }

    @Test
    @Proves({PolicyId.CONSENT_10, PolicyId.CONF_09})
    void thatEverythingIsErasedIsForTwoSupervisors() {
        JourneyId journey = whoLeft();
        String label = visitors.labelOf(journey);
        assertThat(asks(visitors.as("worker2"), label, "ERASE").body())
                .contains("That everything of " + label + " is erased was written down. A supervisor looks at it by ");
        assertThat(survivors.running("erasure-review", journey)).hasSize(1);
        assertThat(survivors.state(journey)).isEqualTo(State.ENDED);
        assertThat(survivors.texts(
                        "select asked_by from alongside.erasure_review where journey_id = :journey", journey))
                .containsExactly("worker2");
        assertThat(asks(visitors.as("worker2"), label, "EVERYTHING").statusCode())
                .isEqualTo(400);
    }

    @Test
    @Proves(PolicyId.CONF_01)
    void answersAlikeOfWhoIsHereWasErasedIsElsewhereOrNeverWas() {
        JourneyId erased = survivors.atWelcome();
        visitors.as("worker1")
                .submit(
                        "/journeys/done",
                        "/journeys/" + erased + "/take-back/KEEP_RECORD",
                        Map.of("everything", "yes"));
        JourneyId toBeErased = survivors.atWelcome();
        tasklist.as("worker1")
                .about(toBeErased)
                .completes(
                        "userTask_welcome",
                        Survivors.and(Survivors.CALM, "welcomeNext", "NOT_NOW", "everythingErased", "YES"));
        assertThat(survivors.state(toBeErased)).isEqualTo(State.ENDED);
        JourneyId here = survivors.inSupport();
        JourneyId left = whoLeft();
        Visitor worker = visitors.as("worker1");
        List<String> labels = List.of(
                visitors.labelOf(here),
                visitors.labelOf(erased),
                visitors.labelOf(toBeErased),
                "Kererū 999999",
                "Moa 3",
                "<script>",
                "${1+1} 1");
        for (String label : labels) {
            nobodyHasTried();
            for (String what : List.of("COPY", "KEEP", "NO_COUNTING", "NO_PASSING_ON")) {
                HttpResponse<String> answer = asks(worker, label, what);
                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(answer.body()).contains(NOBODY).doesNotContain("<script>");
            }
        }
        Visitor elsewhere = visitors.elsewhere("elsewhere1", "peer-worker");
        assertThat(asks(elsewhere, visitors.labelOf(left), "COPY").body()).contains(NOBODY);
        assertThat(asks(elsewhere, visitors.labelOf(left), "KEEP").body()).contains(NOBODY);
        for (JourneyId journey : List.of(erased, toBeErased, here, left)) {
            assertThat(askedFor(journey)).isEmpty();
            assertThat(kept(journey)).isEmpty();
        }
    }

    @Test
    @Proves(PolicyId.CONF_01)
    void countsTriesForAnHourTogetherWithThoseToComeBack() {
        Visitor worker = visitors.as("worker2");
        for (int tries = 0; tries < 10; tries++) {
            assertThat(asks(worker, "Tūī " + (9_000 + tries), "KEEP").statusCode())
                    .isEqualTo(200);
            assertThat(worker.submit("/journeys/return", Map.of("label", "Tūī " + (9_100 + tries)))
                            .statusCode())
                    .isEqualTo(200);
        }
        JourneyId journey = whoLeft();
        long before = visitors.refusals("worker2", "CONF-01");
        HttpResponse<String> tooOften = asks(worker, visitors.labelOf(journey), "COPY");
        assertThat(tooOften.statusCode()).isEqualTo(429);
        assertThat(tooOften.body()).contains("Please wait a while").contains(visitors.labelOf(journey));
        assertThat(visitors.refusals("worker2", "CONF-01")).isEqualTo(before + 1);
        assertThat(askedFor(journey)).isEmpty();
        time.passes(Duration.ofMinutes(61));
        assertThat(asks(worker, visitors.labelOf(journey), "COPY").body()).contains("is asked for");
    }

    @Test
    @Proves({PolicyId.CONSENT_06, PolicyId.CONSENT_10})
    void whatTheyAgreedToIsTakenBackAndThePageTellsNobodyWhatItWas() {
        JourneyId journey = whoLeft();
        String label = visitors.labelOf(journey);
        Visitor worker = visitors.as("worker2");
        assertThat(worker.get(PAGE).body()).contains("Or what do they take back?");
        for (Map.Entry<String, String> each : Map.of(
                        "NO_PASSING_ON", "From now on nothing of " + label + " is passed on",
                        "NO_WHANAU", "From now on nobody contacts whānau of " + label,
                        "NO_COUNTING", "From now on " + label + " is not counted",
                        "NO_NOTES", "From now on no notes are kept of sessions with " + label)
                .entrySet()) {
            HttpResponse<String> answer = asks(worker, label, each.getKey());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).contains(each.getValue()).doesNotContain("Tamsin");
        }
        assertThat(survivors.readersOf(journey)).doesNotContain("worker2");
        assertThat(survivors.state(journey)).isEqualTo(State.ENDED);
        assertThat(asks(worker, label, "KEEP_RECORD").statusCode()).isEqualTo(400);
    }

    /** A label is written on papers: whoever has one must not read a record by asking for a copy in somebody's name. */
    @Test
    @Proves(PolicyId.CONF_01)
    void whoWroteItDownDoesNotGoThroughTheCopy() {
        JourneyId journey = whoLeft();
        asks(visitors.as("supervisor1"), visitors.labelOf(journey), "COPY");
        Tasklist.Person supervisor = tasklist.as("supervisor1").about(journey);
        assertThatThrownBy(() -> supervisor.claims(LEAVE_OUT))
                .hasStackTraceContaining("You wrote down that they ask for this copy");
        assertThat(survivors.readersOf(journey)).doesNotContain("supervisor1", "supervisor2");
        tasklist.as("supervisor2").about(journey).claims(LEAVE_OUT);
        assertThat(survivors.readersOf(journey)).contains("supervisor2").doesNotContain("supervisor1");
    }

    @Test
    void isForPeerWorkersAndSupervisorsOnly() {
        for (String somebody : List.of("analyst1", "admin1")) {
            assertThat(visitors.as(somebody).get(PAGE).statusCode()).isEqualTo(403);
        }
        assertThat(visitors.anybody().get(PAGE).statusCode()).isEqualTo(302);
        assertThat(visitors.as("supervisor1").get("/team").body()).contains(PAGE);
        assertThat(visitors.as("worker1").get("/journeys/return").body()).contains(PAGE);
    }

    @Test
    void refusesWhatDidNotComeFromThePage() {
        Visitor worker = visitors.as("worker1");
        assertThat(worker.sendForm(PAGE, Map.of("label", "Tūī 1", "what", "COPY"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(asks(worker, "a".repeat(20_000), "COPY").statusCode()).isEqualTo(400);
        assertThat(asks(worker, "Tūī\0 1", "COPY").statusCode()).isEqualTo(400);
        assertThat(asks(worker, "Tūī 1", "EVERYTHING").statusCode()).isEqualTo(400);
        assertThat(worker.submit(PAGE, Map.of("label", "Tūī 1", "what", "COPY", "by", "x"))
                        .statusCode())
                .isEqualTo(400);
        HttpResponse<String> nothingChosen = worker.submit(PAGE, Map.of("label", "Tūī 1", "other", "yes"));
        assertThat(nothingChosen.statusCode()).isEqualTo(422);
        assertThat(nothingChosen.body()).contains("Please choose what they ask for.", "Tūī 1", "checked");
        assertThat(worker.submit(PAGE, Map.of("what", "KEEP")).statusCode()).isEqualTo(422);
    }
}
