package org.alongside.statements;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.alongside.testing.CountedStatements;
import org.alongside.testing.http.OverHttp;
import org.alongside.testing.http.SignedIn;
import org.alongside.testing.http.Walk;
import org.camunda.community.process_test_coverage.core.engine.ExcludeFromProcessCoverage;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * What Cockpit asks about all instances and jobs of one process. Whoever may read them all is asked for that right once;
 * everybody else is shown nothing of them.
 */
@OverHttp
@ExcludeFromProcessCoverage
class CockpitCountsIT {
    @LocalServerPort
    int port;

    @Autowired
    CountedStatements statements;

    @Test
    void compareNoSingleOneWithRights() {
        new Walk(port).toSupport(Map.of("alias", "Awhina (invented)"), Map.of(), Map.of());
        SignedIn supervisor = SignedIn.as(port, "supervisor1");
        SignedIn worker = SignedIn.as(port, "worker1");
        String definition = supervisor
                .engine("/process-definition?key=survivor-journey&latestVersion=true&maxResults=1")
                .json()
                .get(0)
                .path("id")
                .asText();
        Map<String, String> ofDefinition = Map.of("processDefinitionId", definition);

        looksOnce(supervisor, "ACT_RU_JOB", who -> who.engine("POST", "/job/count", ofDefinition));
        looksOnce(supervisor, "ACT_RU_EXECUTION", who -> who.engine("POST", "/process-instance/count", ofDefinition));
        looksOnce(
                supervisor,
                "ACT_RU_EXECUTION",
                who -> who.engine("/process-definition/" + definition + "/statistics?incidents=true"));

        assertThat(count(supervisor.engine("POST", "/job/count", ofDefinition))).isPositive();
        assertThat(count(supervisor.engine("POST", "/process-instance/count", ofDefinition)))
                .isPositive();
        assertThat(count(worker.engine("POST", "/job/count", ofDefinition))).isZero();
        assertThat(count(worker.engine("POST", "/process-instance/count", ofDefinition)))
                .isZero();
    }

    private void looksOnce(SignedIn supervisor, String table, Function<SignedIn, SignedIn.Answer> asks) {
        Map<String, Long> asked = statements.during(
                () -> assertThat(asks.apply(supervisor).status()).isEqualTo(200));
        assertThat(asked.keySet()).anyMatch(statement -> names(statement, table));
        assertThat(asked.keySet())
                .filteredOn(statement -> names(statement, table))
                .noneMatch(statement -> names(statement, "ACT_RU_AUTHORIZATION"));
    }

    private static boolean names(String statement, String table) {
        return statement.toUpperCase(Locale.ROOT).contains(table);
    }

    private static int count(SignedIn.Answer answer) {
        return answer.json().path("count").asInt(-1);
    }
}
