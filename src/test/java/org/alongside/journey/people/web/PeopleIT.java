package org.alongside.journey.people.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.alongside.ids.JourneyId;
import org.alongside.journey.decisions.SurvivorMessages;
import org.alongside.journey.state.Labels;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.records.Records;
import org.alongside.testing.http.OverHttp;
import org.alongside.testing.http.Visitor;
import org.alongside.testing.http.Visitors;
import org.alongside.testing.walk.Survivors;
import org.alongside.testing.walk.Tasklist;
import org.camunda.community.process_test_coverage.core.engine.ExcludeFromProcessCoverage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A worker's start page shows their own people with their own tasks, and nobody else's. (CONF-01) */
@OverHttp
@ExcludeFromProcessCoverage
class PeopleIT {
    @Autowired
    Visitors visitors;

    @Autowired
    Survivors survivors;

    @Autowired
    Tasklist tasklist;

    @Autowired
    SurvivorMessages survivor;

    @BeforeEach
    void nobodyIsHere() {
        visitors.everybodyLeft();
    }

    private String label(JourneyId journey) {
        return visitors.labelOf(journey);
    }

    private static String people(Visitor visitor) {
        return visitor.get("/people").body();
    }

    @Test
    void saysWhatToDoWhereThereIsNobody() {
        assertThat(people(visitors.as("worker2"))).contains("You walk with nobody now", "/workers/me");
    }

    @Test
    void showsEachWithTheirStepAndWhatIsOpenForTheWorker() {
        JourneyId support = survivors.inSupport();
        JourneyId welcome = survivors.atWelcome();

        String page = people(visitors.as("worker1"));

        assertThat(page)
                .contains(
                        label(welcome),
                        label(support),
                        "Tamsin",
                        ">Welcome the survivor<",
                        ">Walk alongside<",
                        "winter: warmth and connection · welcome",
                        "summer: building strengths · support")
                .contains("/people/" + Labels.address(label(support)))
                .contains("/camunda/app/tasklist/default/#/?task=");
        assertThat(visitors.rows(
                        "select 1 from alongside.record_look where journey_id = :id and reader = 'worker1' and reason = :why",
                        Map.of("id", support.value(), "why", Records.BESIDE_LABEL)))
                .as("the names are a look, once an hour")
                .hasSize(1);
    }

    @Test
    void saysInWhichSeasonTheyAre() {
        survivors.atPlan();
        assertThat(people(visitors.as("worker1"))).contains("spring: planning ahead · planning the way forward");
        visitors.everybodyLeft();
        survivors.inSupport();
        survivors.sixMonthsPass();
        assertThat(people(visitors.as("worker1")))
                .contains("autumn: pause and reflect · support", ">Look back together");
    }

    @Test
    void showsABreakAndWhoMadeContactUntilSomebodyWalksWithThem() {
        JourneyId paused = survivors.inSupport();
        assertThat(survivors.says(() -> survivor.pauses(paused))).isTrue();
        assertThat(people(visitors.as("worker1"))).contains("having a break since", ">Keep the door open");
        JourneyId contact = survivors.whoMadeContact();
        assertThat(people(visitors.as("worker1"))).contains(label(contact), "finding a peer worker");
    }

    @Test
    @Proves(PolicyId.CONF_01)
    void showsNobodyElsesPeopleAndForgetsThoseWhoWentOnWithAnother() {
        JourneyId journey = survivors.inSupport();
        String label = label(journey);
        assertThat(people(visitors.as("facilitator1"))).doesNotContain(label, "Tamsin");
        tasklist.as("worker1")
                .completes("userTask_walkAlongside", Map.of("whatNext", "ANOTHER_WORKER", "releaseEarlier", "ALL"));
        assertThat(people(visitors.as("facilitator1")))
                .as("who is asked walks with nobody yet")
                .doesNotContain(label);
        tasklist.as("facilitator1").completes("userTask_offerJourney", Map.of("offerAnswer", "ACCEPT"));
        assertThat(people(visitors.as("facilitator1"))).contains(label, "Tamsin");
        assertThat(people(visitors.as("worker1"))).doesNotContain(label, "Tamsin");
        assertThat(visitors.elsewhere("elsewhereWorker8", "peer-worker")
                        .get("/people")
                        .body())
                .doesNotContain(label);
    }

    @ParameterizedTest
    @CsvSource({"CONTACT_ONLY, false", "ALL, true"})
    @Proves(PolicyId.CONF_08)
    void tellsTheNextWorkerOfSessionsBeforeThemWhereTheSurvivorReleasedThem(String release, boolean isTold) {
        JourneyId journey = survivors.inSupport();
        session("worker1", journey);
        assertThat(people(visitors.as("worker1"))).contains("Last contact: ");
        tasklist.as("worker1")
                .about(journey)
                .completes("userTask_walkAlongside", Map.of("whatNext", "ANOTHER_WORKER", "releaseEarlier", release));
        tasklist.as("facilitator1").about(journey).completes("userTask_offerJourney", Map.of("offerAnswer", "ACCEPT"));
        assertThat(people(visitors.as("facilitator1")).contains("Last contact: "))
                .isEqualTo(isTold);
        session("facilitator1", journey);
        assertThat(people(visitors.as("facilitator1"))).contains("Last contact: ");
    }

    private void session(String worker, JourneyId journey) {
        tasklist.as(worker)
                .about(journey)
                .completes("userTask_walkAlongside", Map.of("whatNext", "SESSION"))
                .completes("userTask_recordSession", Survivors.and(Survivors.CALM, "sessionKind", "PHONE"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"supervisor1", "analyst1", "admin1"})
    void isForNoOtherRole(String other) {
        assertThat(visitors.as(other).get("/people").statusCode()).isEqualTo(403);
    }

    @Test
    void findsByLabelAndNameInOwnPeopleOnly() {
        JourneyId journey = survivors.atWelcome();
        Visitor worker = visitors.as("worker1");
        String plainLabel = Labels.address(label(journey)).replace('-', ' ');
        for (String words : new String[] {plainLabel, "tams"}) {
            HttpResponse<String> found = worker.submit("/people", "/people/search", Map.of("words", words));
            assertThat(found.statusCode()).isEqualTo(200);
            assertThat(found.body()).contains(label(journey));
        }
        assertThat(worker.submit("/people", "/people/search", Map.of("words", "Wiremu"))
                        .body())
                .contains("Nobody of yours has this label or name")
                .doesNotContain(label(journey));
        assertThat(visitors.as("worker2")
                        .submit("/people", "/people/search", Map.of("words", plainLabel))
                        .body())
                .doesNotContain(label(journey));
        HttpResponse<String> tooShort = worker.submit("/people", "/people/search", Map.of("words", "a"));
        assertThat(tooShort.statusCode()).isEqualTo(422);
        assertThat(tooShort.body()).contains("between 2 and 100 characters", label(journey));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "10", "x"})
    void knowsNoOtherPages(String page) {
        assertThat(visitors.as("worker1").get("/people?page=" + page).statusCode())
                .isEqualTo(400);
    }
}
