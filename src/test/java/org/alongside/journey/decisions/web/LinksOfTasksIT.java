package org.alongside.journey.decisions.web;

import static org.alongside.testing.walk.Survivors.EMERGENCY;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.alongside.ids.JourneyId;
import org.alongside.testing.http.OverHttp;
import org.alongside.testing.http.Visitor;
import org.alongside.testing.http.Visitors;
import org.alongside.testing.walk.Survivors;
import org.alongside.testing.walk.Tasklist;
import org.camunda.bpm.engine.task.Task;
import org.camunda.community.process_test_coverage.core.engine.ExcludeFromProcessCoverage;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** "At any time" on a task leads to a page that is theirs, and is not there where it would lead nowhere. */
@OverHttp
@ExcludeFromProcessCoverage
class LinksOfTasksIT {
    private static final List<String> PEOPLE =
            List.of("worker1", "worker2", "facilitator1", "supervisor1", "supervisor2");
    private static final ObjectMapper JSON = new ObjectMapper();

    @Autowired
    Visitors visitors;

    @Autowired
    Survivors survivors;

    @Autowired
    Tasklist tasklist;

    private static JsonNode json(Visitor who, String address) {
        try {
            return JSON.readTree(who.ask(address).body());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean hasLink(Visitor who, JourneyId journey) {
        return json(who, "/journeys/mine?journeys=" + journey)
                .path(journey.toString())
                .asBoolean();
    }

    @Test
    void anOfferHasNoLinkUntilItWasAccepted() {
        JourneyId journey = survivors.whoMadeContact();
        tasklist.as("worker1").completes("userTask_offerJourney", Map.of("offerAnswer", "NOT_NOW"));
        long refusals = visitors.refusals("facilitator1", "CONF-01");
        Visitor asked = visitors.as("facilitator1");
        assertThat(tasklist.as("facilitator1").tasks()).containsExactly("userTask_offerJourney");
        assertThat(hasLink(asked, journey)).isFalse();
        assertThat(hasLink(visitors.as("worker1"), journey))
                .as("who took the first contact stays the one they know")
                .isTrue();
        assertThat(visitors.refusals("facilitator1", "CONF-01"))
                .as("asking is no attempt")
                .isEqualTo(refusals);

        tasklist.as("facilitator1").completes("userTask_offerJourney", Map.of("offerAnswer", "ACCEPT"));

        assertThat(hasLink(asked, journey)).isTrue();
        assertThat(hasLink(visitors.as("worker1"), journey)).isFalse();
        assertThat(asked.get("/journeys/" + journey).statusCode()).isEqualTo(200);
    }

    @Test
    void everyTaskThatIsOpenLeadsSomewhereOrShowsNoLink() {
        // The furthest first: of each task there is one in their list when it is done.
        survivors.inSupport();
        survivors.atPlan();
        survivors.atShare();
        survivors.atConsent();
        survivors.atWelcome();
        JourneyId declined = survivors.whoMadeContact();
        tasklist.as("worker1").about(declined).completes("userTask_offerJourney", Map.of("offerAnswer", "NOT_NOW"));
        survivors.whoMadeContact(EMERGENCY);

        Set<String> boxes = new TreeSet<>();
        for (String person : PEOPLE) {
            Visitor visitor = visitors.as(person);
            for (Task task : tasklist.as(person).list()) {
                JourneyId journey = survivors.journeyOf(task);
                JsonNode told = json(visitor, "/tasks/journeys?tasks=" + task.getId());
                assertThat(told.path(task.getId()).asText()).isEqualTo(journey.toString());
                int status = visitor.get("/journeys/" + journey).statusCode();
                assertThat(hasLink(visitor, journey))
                        .as("%s of %s: the page answers %s", task.getTaskDefinitionKey(), person, status)
                        .isEqualTo(status == 200);
                boxes.add(task.getTaskDefinitionKey());
            }
        }
        assertThat(boxes)
                .contains(
                        "userTask_offerJourney",
                        "userTask_welcome",
                        "userTask_recordConsent",
                        "userTask_share",
                        "userTask_planWayForward",
                        "userTask_walkAlongside");
    }

    @Test
    void askingForTooManyOrForWhatIsNoIdTellsNothing() {
        Visitor worker = visitors.as("worker1");
        assertThat(worker.ask("/journeys/mine?journeys=" + "a,".repeat(60)).statusCode())
                .isEqualTo(400);
        assertThat(worker.ask("/journeys/mine?journeys=x,%00," + UUID.randomUUID())
                        .body())
                .isEqualTo("{}");
        assertThat(visitors.anybody().ask("/journeys/mine").statusCode()).isIn(302, 401);
    }
}
