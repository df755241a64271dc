package org.alongside.workers.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.alongside.engine.EngineClock;
import org.alongside.ids.JourneyId;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.testing.http.OverHttp;
import org.alongside.testing.http.Visitor;
import org.alongside.testing.http.Visitors;
import org.alongside.testing.walk.Survivors;
import org.alongside.testing.walk.Tasklist;
import org.camunda.community.process_test_coverage.core.engine.ExcludeFromProcessCoverage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** When a worker was at a co-reflection last, and what follows from it. (WORKER-03) */
@OverHttp
@ExcludeFromProcessCoverage
class CoReflectionIT {
    private static final String MINE = "/workers/me/co-reflection";
    private static final String OF_WORKER1 = "/workers/profiles/worker1/co-reflection";

    @Autowired
    Visitors visitors;

    @Autowired
    Survivors survivors;

    @Autowired
    Tasklist tasklist;

    @AfterEach
    void everybodyWasThereToday() {
        visitors.rows("""
                insert into alongside.co_reflection (organisation_id, worker_id, held_on, kept_by)
                select 'demo', user_id, current_date + 360, user_id from alongside.worker returning worker_id
                """, Map.of());
    }

    private static String inDays(int days) {
        return LocalDate.now(EngineClock.ZONE).plusDays(days).toString();
    }

    private static int keep(Visitor who, String page, String day) {
        return who.submit("/journeys/done", page, Map.of("heldOn", day)).statusCode();
    }

    private List<Map<String, Object>> kept(String worker) {
        return visitors.rows(
                "select held_on::text as day, kept_by from alongside.co_reflection where worker_id = :worker "
                        + "and held_on < current_date + 300 order by id desc",
                Map.of("worker", worker));
    }

    @Test
    void aWorkerGivesTheirOwnDayAndASupervisorAnybodys() {
        Visitor worker = visitors.as("worker1");
        assertThat(worker.get(MINE).body()).contains("Last co-reflection", "Only the day is kept");
        int before = kept("worker1").size();
        assertThat(keep(worker, MINE, inDays(-3))).isEqualTo(302);
        assertThat(keep(worker, MINE, inDays(-3))).isEqualTo(302);
        assertThat(kept("worker1")).hasSize(before + 1);
        assertThat(worker.get("/workers/me").body()).doesNotContain("the next one is due by");
        assertThat(keep(visitors.as("supervisor1"), OF_WORKER1, inDays(-25))).isEqualTo(302);
        assertThat(kept("worker1").get(0)).isEqualTo(Map.of("day", inDays(-25), "kept_by", "supervisor1"));
        assertThat(worker.get("/workers/me").body()).contains("the next one is due by");
        assertThat(visitors.as("supervisor1").get("/team").body()).contains("due by ");
    }

    @Test
    @Proves(PolicyId.WORKER_03)
    void whoseIsTooLongAgoIsOfferedNobodyNewAndKeepsWhomTheyWalkWith() {
        JourneyId theirs = survivors.atWelcome();
        keep(visitors.as("worker1"), MINE, inDays(-32));
        JourneyId somebodyNew = survivors.whoMadeContact();
        assertThat(tasklist.as("worker1").about(somebodyNew).tasks()).doesNotContain("userTask_offerJourney");
        assertThat(tasklist.as("worker1").about(theirs).tasks()).contains("userTask_welcome");
        assertThat(visitors.as("worker1").get("/workers/me").body()).contains("too long ago");
        assertThat(visitors.as("supervisor1").get("/team").body()).contains("was due by ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "2020-01-01", "2999-01-01", "31/12/2026"})
    void saysWhichDaysCanBeAndKeepsWhatWasTyped(String typed) {
        Visitor worker = visitors.as("worker1");
        int before = kept("worker1").size();
        var answer = worker.submit("/journeys/done", MINE, Map.of("heldOn", typed));
        if (typed.isEmpty()) {
            answer = worker.submit("/journeys/done", MINE, Map.of());
        }
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("Please give a day within the last twelve months", "value=\"" + typed + "\"");
        assertThat(kept("worker1")).hasSize(before);
    }

    @Test
    void isForTheWorkerThemselvesAndSupervisorsOfTheirOrganisation() {
        for (String somebody : List.of("worker2", "analyst1", "admin1")) {
            assertThat(keep(visitors.as(somebody), OF_WORKER1, inDays(-1)))
                    .as(somebody)
                    .isEqualTo(403);
        }
        assertThat(keep(visitors.as("admin1"), MINE, inDays(-1))).isEqualTo(403);
        Visitor elsewhere = visitors.elsewhere("elsewhere2", "supervisor");
        int before = kept("worker1").size();
        assertThat(elsewhere.get(MINE).statusCode()).isEqualTo(404);
        assertThat(elsewhere.get(OF_WORKER1).statusCode()).isEqualTo(404);
        assertThat(keep(elsewhere, OF_WORKER1, inDays(-1))).isEqualTo(404);
        assertThat(kept("worker1")).hasSize(before);
        assertThat(visitors.as("supervisor1")
                        .sendForm(OF_WORKER1, Map.of("heldOn", inDays(-1)))
                        .statusCode())
                .isEqualTo(403);
    }
}
