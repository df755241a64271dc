package org.alongside.journey.record.web;

import static org.alongside.testing.walk.InOrganisation.asked;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.alongside.consent.WhanauAgreements.To;
import org.alongside.ids.JourneyId;
import org.alongside.ids.SupporterId;
import org.alongside.journey.state.Labels;
import org.alongside.journey.web.JourneyWords;
import org.alongside.journey.whanau.WhanauSessions;
import org.alongside.journey.whanau.WhanauSteps;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.records.ToldByOthers;
import org.alongside.records.ToldByOthers.Told;
import org.alongside.testing.http.OverHttp;
import org.alongside.testing.http.Visitor;
import org.alongside.testing.http.Visitors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The page on which a worker writes down what others told, and what the survivor wants to happen with it. */
@OverHttp
class ToldPageIT extends WhanauSteps {
    @Autowired
    Visitors visitors;

    @Autowired
    ToldByOthers told;

    @Autowired
    WhanauSessions sessions;

    private String personOf(JourneyId journey) {
        return "/people/" + Labels.address(visitors.labelOf(journey));
    }

    private List<Told> told(JourneyId journey) {
        return asked(() -> told.read(journey, WORKER1, "test"));
    }

    @Test
    @Proves({PolicyId.CONSENT_08, PolicyId.REFER_06})
    void whatWhanauTellIsKeptApartAndTheSurvivorSaysWhetherItStays() {
        JourneyId journey = survivors.inSupport();
        Visitor worker = visitors.as("worker1");
        String person = personOf(journey);
        String page = person + "/told";
        assertThat(worker.get(person).body()).contains(page).doesNotContain("waits to be told to the survivor");
        assertThat(worker.get(page).body())
                .contains("Nothing that others told is written down.", "Write down first who");
        SupporterId mere = brings(journey, MERE);
        assertThat(worker.get(person + "/whanau/" + mere).body()).contains(page + "?who=" + mere);

        var wrong = worker.submit(page, page, Map.of("who", "", "what", "She <i>hides</i>"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("Please say who told it.", "She &lt;i&gt;hides");
        assertThat(worker.submit(page, page, Map.of("who", mere.toString(), "what", "x".repeat(4_001)))
                        .statusCode())
                .isEqualTo(422);
        assertThat(told(journey)).isEmpty();
        for (int press = 0; press < 2; press++) {
            assertThat(Visitor.location(
                            worker.submit(page, page, Map.of("who", mere.toString(), "what", "She <i>hides</i>"))))
                    .isEqualTo(page);
        }
        assertThat(told(journey)).as("pressed twice").hasSize(1);
        assertThat(worker.get(page).body())
                .contains("Told by Mere Invented", "She &lt;i&gt;hides", "not confirmed", "was not told of it so far")
                .doesNotContain("<i>hides");
        assertThat(worker.get(person).body()).contains("waits to be told to the survivor");
        assertThat(worker.get(person + "/record").body()).contains("Told by somebody else, not confirmed");

        String one = page + "/" + told(journey).get(0).id();
        assertThat(worker.submit(page, one, Map.of("words", "")).body())
                .contains("Please say what the survivor wants.");
        var without = worker.submit(page, one, Map.of("answer", "OWN_WORDS", "words", ""));
        assertThat(without.statusCode()).isEqualTo(422);
        assertThat(without.body()).contains("Please write down what the survivor says");
        for (int press = 0; press < 2; press++) {
            assertThat(Visitor.location(
                            worker.submit(page, one, Map.of("answer", "OWN_WORDS", "words", "I like my own company"))))
                    .isEqualTo(page);
        }
        assertThat(worker.get(page).body())
                .contains("stays with their own words beside it", "I like my own company", "Take it out after all");
        assertThat(worker.get(person).body()).doesNotContain("waits to be told to the survivor");

        does(journey, () -> supporters.takeOff(journey, mere, WORKER1));
        assertThat(worker.get(page).body())
                .contains("somebody who is no longer on the list")
                .doesNotContain("Mere");
        assertThat(Visitor.location(worker.submit(page, one, Map.of("answer", "GOES"))))
                .isEqualTo(page);
        assertThat(told(journey)).isEmpty();
        assertThat(survivors.count(
                        "select count(*) from alongside.record_entry where journey_id = :journey and field like 'told.%'",
                        journey))
                .isZero();
    }

    @Test
    @Proves({PolicyId.CONF_01, PolicyId.CONSENT_08})
    void nobodyElseReachesItAndNothingOfAnotherSurvivor() {
        JourneyId journey = survivors.inSupport();
        SupporterId mere = brings(journey, MERE);
        does(journey, () -> told.write(journey, mere, "marked", WORKER1, "test"));
        String page = personOf(journey) + "/told";
        String one = page + "/" + told(journey).get(0).id();
        for (String other : List.of("worker2", "supervisor1", "facilitator1", "analyst1")) {
            Visitor them = visitors.as(other);
            assertThat(them.get(page).statusCode()).as(other).isIn(403, 404);
            assertThat(them.submit("/workers/me", one, Map.of("answer", "GOES")).statusCode())
                    .as(other)
                    .isIn(403, 404);
        }
        JourneyId another = survivors.inSupport();
        Visitor worker = visitors.as("worker1");
        String theirs = personOf(another) + "/told";
        worker.submit(theirs, theirs + "/" + told(journey).get(0).id(), Map.of("answer", "GOES"));
        assertThat(told(journey)).hasSize(1);
        assertThat(worker.submit(theirs, theirs, Map.of("who", mere.toString(), "what", "x"))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    @Proves(PolicyId.REFER_06)
    void saysToWhichSessionsEachCame() {
        JourneyId journey = survivors.inSupport();
        survivors.workerHas("worker1", worker -> worker.withWhanauTrainedUntil(in(0)));
        SupporterId mere = brings(journey, MERE);
        String page = personOf(journey) + "/whanau";
        Visitor worker = visitors.as("worker1");
        assertThat(worker.get(page).body()).contains("At no session so far.");
        agrees(journey, mere, To.SESSION, 3);
        does(journey, () -> sessions.held(journey, List.of(mere), in(0), WORKER1));
        String day = JourneyWords.day(in(0));
        for (String where : List.of(page, page + "/" + mere)) {
            assertThat(worker.get(where).body()).as(where).contains("At a session: " + day);
        }
        worker.submit(page, "/language", Map.of("language", "mi", "at", page));
        assertThat(worker.get(page).body()).contains("I tētahi hui tautoko: ");
    }
}
