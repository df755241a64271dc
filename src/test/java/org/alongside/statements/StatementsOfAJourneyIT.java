package org.alongside.statements;

import static org.alongside.testing.walk.Survivors.ALL_POINTS;
import static org.alongside.testing.walk.Survivors.CALM;
import static org.alongside.testing.walk.Survivors.and;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.alongside.testing.CountedStatements;
import org.alongside.testing.http.OverHttp;
import org.alongside.testing.http.SignedIn;
import org.alongside.testing.walk.Survivors;
import org.camunda.community.process_test_coverage.core.engine.ExcludeFromProcessCoverage;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * How much a journey of eight forms asks of the database, from the first contact to the door that stays open, as the
 * Tasklist calls: the list, the task, where its form is, the form, what fills it, and the sending. A count is the same on each machine.
 */
@OverHttp
@ExcludeFromProcessCoverage
class StatementsOfAJourneyIT {
    private static final long STATEMENTS_MAX = 705;

    @LocalServerPort
    int port;

    @Autowired
    CountedStatements statements;

    @Test
    void asksNoMoreThanItNeeds() throws IOException {
        SignedIn worker = SignedIn.as(port, "worker1");
        String begins = "/process-definition/"
                + worker.engine("/process-definition?key=survivor-journey&latestVersion=true&maxResults=1")
                        .json()
                        .get(0)
                        .path("id")
                        .asText();
        walk(worker, begins);

        Map<String, Long> asked = statements.during(() -> walk(worker, begins));

        Path list = Path.of("target/statements-of-a-journey.txt");
        Files.write(list, (Iterable<String>) asked.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(statement -> statement.getValue() + "\t" + statement.getKey())::iterator);
        assertThat(CountedStatements.total(asked)).as("see %s", list).isBetween(100L, STATEMENTS_MAX);
        // Hashing is slow on purpose, and is paid when somebody signs in: no call looks at a password.
        assertThat(asked.keySet()).noneMatch(statement -> statement.contains("PWD_"));
        assertThat(asked.keySet()).noneMatch(statement -> statement.startsWith("select * from ACT_ID_USER"));
    }

    private static void walk(SignedIn worker, String begins) {
        for (String part : List.of("/startForm", "/deployed-start-form", "/form-variables")) {
            assertThat(worker.engine(begins + part).status()).isEqualTo(200);
        }
        Map<String, Object> contact = and(CALM, "alias", "Tamsin", "channel", "PHONE", "address", "021 555 0101");
        String journey = worker.engine("POST", begins + "/submit-form", Map.of("variables", SignedIn.typed(contact)))
                .json()
                .path("businessKey")
                .asText();
        sends(worker, journey, "userTask_offerJourney", Map.of("offerAnswer", "ACCEPT"));
        sends(worker, journey, "userTask_welcome", and(CALM, "welcomeNext", "DECIDE", "explainedToday", ALL_POINTS));
        sends(worker, journey, "userTask_recordConsent", Survivors.agreeing());
        sends(worker, journey, "userTask_share", and(CALM, "shareNext", "GO_ON", "home", "A flat by the sea"));
        sends(worker, journey, "userTask_planWayForward", Map.of("hopes", "A garden"));
        sends(worker, journey, "userTask_walkAlongside", Map.of("whatNext", "LEAVE"));
        sends(worker, journey, "userTask_inviteFeedback", Map.of());
        assertThat(tasks(worker, journey)).isEmpty();
    }

    private static JsonNode tasks(SignedIn worker, String journey) {
        return worker.engine("/task?maxResults=15&processInstanceBusinessKey=" + journey)
                .json();
    }

    private static void sends(SignedIn worker, String journey, String box, Map<String, ?> answers) {
        JsonNode open = tasks(worker, journey);
        assertThat(open).hasSize(1);
        assertThat(open.get(0).path("taskDefinitionKey").asText()).isEqualTo(box);
        String task = open.get(0).path("id").asText();
        for (String part : List.of("", "/form", "/deployed-form", "/form-variables")) {
            assertThat(worker.engine("/task/" + task + part).status()).isEqualTo(200);
        }
        assertThat(worker.submit(task, answers).status()).isEqualTo(204);
    }
}
