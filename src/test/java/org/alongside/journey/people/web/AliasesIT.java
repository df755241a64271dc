package org.alongside.journey.people.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.alongside.ids.JourneyId;
import org.alongside.testing.Time;
import org.alongside.testing.http.OverHttp;
import org.alongside.testing.http.Visitor;
import org.alongside.testing.http.Visitors;
import org.alongside.testing.walk.Survivors;
import org.alongside.testing.walk.Tasklist;
import org.camunda.community.process_test_coverage.core.engine.ExcludeFromProcessCoverage;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** Names beside labels, for who may see them. (CONF-01, CONF-03) */
@OverHttp
@ExcludeFromProcessCoverage
class AliasesIT {
    @Autowired
    Visitors visitors;

    @Autowired
    Survivors survivors;

    @Autowired
    Tasklist tasklist;

    @Autowired
    Time time;

    @Autowired
    MeterRegistry unreadable;

    @Autowired
    Environment environment;

    private static HttpResponse<String> ask(Visitor who, Object journeys) {
        return who.ask("/alongside/aliases?journeys=" + journeys);
    }

    private long looks(JourneyId journey, String reader) {
        return visitors.rows("""
                        select 1 from alongside.record_look where journey_id = :id and reader = :reader
                            and reason = 'name-beside-label'
                        """, Map.of("id", journey, "reader", reader)).size();
    }

    @Test
    void tellsTheNameToWhoWalksWithThem() {
        JourneyId journey = survivors.inSupport();
        HttpResponse<String> answer = ask(visitors.as("worker1"), journey);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"" + journey + "\":\"Tamsin\"}");
        assertThat(answer.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(value -> assertThat(value).contains("no-store"));
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(value -> assertThat(value).startsWith("application/json"));
    }

    /** A damaged key costs the name that it is for, and whoever opens the record is told what to do. */
    @Test
    void leavesOutOnlyTheNameWhoseKeyIsDamaged() throws Exception {
        JourneyId damaged = survivors.inSupport();
        JourneyId whole = survivors.inSupport();
        Path key = Path.of(environment.getRequiredProperty("alongside.data-dir"), "vault", damaged + ".key");
        byte[] kept = Files.readAllBytes(key);
        Files.write(key, Arrays.copyOf(kept, kept.length / 2));
        try {
            HttpResponse<String> answer = ask(visitors.as("worker1"), damaged + "," + whole);

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("{\"" + whole + "\":\"Tamsin\"}");
            assertThat(unreadable.counter("alongside.records.unreadable").count())
                    .isPositive();
            assertThat(tasklist.as("worker1")
                            .about(damaged)
                            .isRefused("userTask_walkAlongside", Map.of("whatNext", "PAUSE", "pauseNote", "By the sea"))
                            .sentence())
                    .contains("its key is damaged", "tell an administrator");
        } finally {
            Files.write(key, kept);
        }
        assertThat(ask(visitors.as("worker1"), damaged).body()).contains("Tamsin");
    }

    @Test
    void tellsTheNameToWhoIsAskedToWalkWithThemUntilTheySayNo() {
        JourneyId journey = survivors.whoMadeContact();
        tasklist.as("worker1").completes("userTask_offerJourney", Map.of("offerAnswer", "NOT_NOW"));
        Visitor asked = visitors.as("facilitator1");
        assertThat(ask(asked, journey).body()).contains("Tamsin");
        tasklist.as("facilitator1").completes("userTask_offerJourney", Map.of("offerAnswer", "NOT_NOW"));
        assertThat(ask(asked, journey).body()).isEqualTo("{}");
    }

    @Test
    void tellsNobodyElse() {
        JourneyId journey = survivors.inSupport();
        for (String somebody : new String[] {"worker2", "supervisor1", "analyst1", "admin1"}) {
            assertThat(ask(visitors.as(somebody), journey).body()).isEqualTo("{}");
        }
        assertThat(ask(visitors.elsewhere("elsewhere1", "peer-worker"), journey).body())
                .isEqualTo("{}");
        HttpResponse<String> unknown = ask(visitors.anybody(), journey);
        assertThat(unknown.statusCode()).isEqualTo(401);
        assertThat(unknown.body()).doesNotContain("Tamsin");
    }

    @Test
    void leavesOutWhatIsNoJourney() {
        JourneyId journey = survivors.inSupport();
        Visitor worker = visitors.as("worker1");
        assertThat(ask(worker, "x,," + UUID.randomUUID() + ",%00," + journey + ",1-1-1-1-1")
                        .body())
                .isEqualTo("{\"" + journey + "\":\"Tamsin\"}");
        assertThat(ask(worker, "").body()).isEqualTo("{}");
        assertThat(worker.ask("/alongside/aliases").body()).isEqualTo("{}");
    }

    @Test
    void tellsFiftyAtOnceAndNoMore() {
        Visitor worker = visitors.as("worker1");
        String fifty = IntStream.range(0, 50)
                .mapToObj(i -> UUID.randomUUID().toString())
                .collect(Collectors.joining(","));
        assertThat(ask(worker, fifty).statusCode()).isEqualTo(200);
        assertThat(ask(worker, fifty + "," + UUID.randomUUID()).statusCode()).isEqualTo(400);
    }

    @Test
    void listsTheLookOnceAnHour() {
        JourneyId journey = survivors.inSupport();
        Visitor worker = visitors.as("worker1");
        ask(worker, journey);
        ask(worker, journey);
        worker.get("/journeys/" + journey);
        assertThat(looks(journey, "worker1")).isEqualTo(1);
        time.passes(Duration.ofMinutes(59));
        ask(worker, journey);
        assertThat(looks(journey, "worker1")).isEqualTo(1);
        time.passes(Duration.ofMinutes(2));
        ask(worker, journey);
        assertThat(looks(journey, "worker1")).isEqualTo(2);
        ask(visitors.as("worker2"), journey);
        assertThat(looks(journey, "worker2")).isZero();
    }

    @Test
    void tellsNothingOfWhoWasErased() {
        JourneyId journey = survivors.inSupport();
        Visitor worker = visitors.as("worker1");
        worker.submit("/journeys/done", "/journeys/" + journey + "/take-back/KEEP_RECORD", Map.of("everything", "yes"));
        assertThat(ask(worker, journey).body()).isEqualTo("{}");
    }
}
