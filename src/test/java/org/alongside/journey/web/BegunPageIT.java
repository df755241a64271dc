package org.alongside.journey.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Period;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.state.Journeys;
import org.alongside.journey.state.Journeys.State;
import org.alongside.testing.Time;
import org.alongside.testing.http.OverHttp;
import org.alongside.testing.http.Visitors;
import org.alongside.testing.walk.Survivors;
import org.alongside.testing.walk.Tasklist;
import org.camunda.community.process_test_coverage.core.engine.ExcludeFromProcessCoverage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A first contact ends with the survivor's label and a card for them, whoever will walk with them. (CONSENT-02, CONF-01) */
@OverHttp
@ExcludeFromProcessCoverage
class BegunPageIT {
    private static final Pattern CARD = Pattern.compile("<div class=\"card\".*?</div>", Pattern.DOTALL);
    private static final Pattern NAMES = Pattern.compile("<span class=\"what\">.*?</span>", Pattern.DOTALL);

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

    private static String page(JourneyId journey) {
        return "/journeys/" + journey + "/begun";
    }

    private String seenBy(String userId, JourneyId journey) {
        return visitors.as(userId).get(page(journey)).body();
    }

    private String label(JourneyId journey) {
        return visitors.inDatabase(() -> journeys.find(journey).orElseThrow().label());
    }

    private void answers(String worker, JourneyId journey, String answer) {
        tasklist.as(worker).about(journey).completes("userTask_offerJourney", Map.of("offerAnswer", answer));
    }

    private static String card(String body) {
        Matcher card = CARD.matcher(body);
        assertThat(card.find()).as(body).isTrue();
        return card.group();
    }

    @Test
    void showsTheLabelWhatItIsForAndACardWhileAWorkerIsBeingAsked() {
        JourneyId journey = survivors.whoMadeContact();
        String body = seenBy("worker1", journey);
        assertThat(body)
                .contains(label(journey), "With it they come back at any time", "A peer worker is being asked")
                .contains("Ask first whether it is safe for them to have it", "/journeys/" + journey + "\"");
        assertThat(card(body)).contains(label(journey), "111", "1737", "0800 044 334", "0800 543 354");
    }

    /** Somebody who watches the survivor may find the card, or see the page being printed. */
    @Test
    void theCardSaysNeitherWhoNorWhatItIsFor() {
        JourneyId journey = survivors.whoMadeContact();
        String body = seenBy("worker1", journey);
        assertThat(NAMES.matcher(card(body)).replaceAll(""))
                .doesNotContainIgnoringCase("sexual", "harm", "survivor", "safe", "peer", "alongside", "worker")
                .doesNotContain("Tamsin", "021 555 0101", "Worker One");
        assertThat(body.substring(body.indexOf("<title>"), body.indexOf("</title>")))
                .contains(label(journey))
                .doesNotContain("Alongside");
        assertThat(body).doesNotContain("Tamsin", "021 555 0101");
    }

    @Test
    void isThereWhoeverWasMatchedAndWhileNobodyIs() {
        JourneyId theirs = survivors.whoMadeContact();
        answers("worker1", theirs, "ACCEPT");
        assertThat(seenBy("worker1", theirs)).contains(label(theirs), "You walk with them");

        JourneyId somebodyElses = survivors.whoMadeContact();
        answers("worker1", somebodyElses, "NOT_NOW");
        assertThat(seenBy("worker1", somebodyElses)).contains(label(somebodyElses), "A peer worker is being asked");
        answers("facilitator1", somebodyElses, "ACCEPT");
        assertThat(seenBy("worker1", somebodyElses))
                .contains(label(somebodyElses), "A peer worker has said yes")
                .doesNotContain("/journeys/" + somebodyElses + "\"");
        assertThat(card(seenBy("worker1", somebodyElses))).contains(label(somebodyElses));
    }

    @ParameterizedTest
    @ValueSource(strings = {"worker2", "supervisor1", "analyst1", "admin1"})
    void isOpenToNobodyElse(String userId) {
        JourneyId journey = survivors.whoMadeContact();
        var answer = visitors.as(userId).get(page(journey));
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).doesNotContain(label(journey));
    }

    @Test
    void isOpenToNobodyElsewhereAndForAWeekOnly() {
        JourneyId journey = survivors.whoMadeContact();
        assertThat(visitors.elsewhere("worker9", "peer-worker")
                        .get(page(journey))
                        .statusCode())
                .isEqualTo(404);
        assertThat(visitors.as("worker1").get(page(JourneyId.random())).statusCode())
                .isEqualTo(404);
        assertThat(visitors.as("worker1").get("/journeys/not-an-id/begun").statusCode())
                .isEqualTo(404);
        time.passes(Period.ofDays(6));
        assertThat(visitors.as("worker1").get(page(journey)).statusCode()).isEqualTo(200);
        time.passes(Period.ofDays(2));
        assertThat(visitors.as("worker1").get(page(journey)).statusCode()).isEqualTo(404);
    }

    @Test
    void isGoneWithWhatWasErased() {
        JourneyId journey = survivors.whoMadeContact();
        visitors.inDatabase(() -> {
            journeys.become(journey, State.ERASED, WorkerId.of("worker1"));
            return journey;
        });
        assertThat(visitors.as("worker1").get(page(journey)).statusCode()).isEqualTo(404);
    }
}
