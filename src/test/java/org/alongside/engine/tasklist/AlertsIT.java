package org.alongside.engine.tasklist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.alongside.engine.TaskPriority;
import org.alongside.engine.guard.TaskFilterKind;
import org.alongside.ids.JourneyId;
import org.alongside.testing.Time;
import org.alongside.testing.http.OverHttp;
import org.alongside.testing.http.Visitor;
import org.alongside.testing.http.Visitors;
import org.alongside.testing.walk.Survivors;
import org.alongside.testing.walk.Tasklist;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.community.process_test_coverage.core.engine.ExcludeFromProcessCoverage;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who is told that somebody may be in danger, for how long, and who is not. */
@OverHttp
@ExcludeFromProcessCoverage
class AlertsIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> WHO_MAY_ACT =
            List.of("worker1", "worker2", "facilitator1", "supervisor1", "supervisor2");
    private static final List<String> SUPERVISORS = List.of("supervisor1", "supervisor2");

    @Autowired
    Visitors visitors;

    @Autowired
    Survivors survivors;

    @Autowired
    Tasklist tasklist;

    @Autowired
    Time time;

    @Autowired
    TaskService tasks;

    @Autowired
    FilterService filters;

    private static JsonNode ask(Visitor who) {
        HttpResponse<String> answer = who.ask("/alerts?counts=true");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(value -> assertThat(value).contains("no-store"));
        try {
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Set<String> told(Visitor who) {
        Set<String> told = new HashSet<>();
        ask(who).path("alert").path("tasks").forEach(id -> told.add(id.asText()));
        return told;
    }

    private List<Task> urgentTasks() {
        return tasks.createTaskQuery().taskMinPriority(TaskPriority.URGENT).list();
    }

    private Task offeredUrgently() {
        return urgentTasks().stream()
                .filter(task -> task.getAssignee() == null)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void tellsTheWorkerAndEverySupervisorAndNobodyElse() {
        survivors.whoMadeContact(Survivors.EMERGENCY);
        String offered = offeredUrgently().getId();
        String given = urgentTasks().stream()
                .filter(task -> "worker1".equals(task.getAssignee()))
                .findFirst()
                .orElseThrow()
                .getId();

        for (String supervisor : SUPERVISORS) {
            Visitor who = visitors.as(supervisor);
            assertThat(told(who)).containsExactly(offered);
            assertThat(ask(who).path("alert").path("sentence").asText())
                    .isEqualTo("Somebody may be in danger: 1 task waits to be taken.");
        }
        Visitor worker = visitors.as("worker1");
        assertThat(told(worker)).containsExactly(given);
        assertThat(ask(worker).path("alert").path("sentence").asText())
                .isEqualTo("Somebody may be in danger: 1 task waits for you to open it.");
        for (String other : List.of("worker2", "facilitator1")) {
            JsonNode answer = ask(visitors.as(other));
            assertThat(answer.path("mayAct").asBoolean()).isTrue();
            assertThat(answer.has("alert")).isFalse();
        }
        for (String never : List.of("analyst1", "admin1")) {
            assertThat(ask(visitors.as(never)).toString()).isEqualTo("{\"mayAct\":false}");
        }
        JsonNode elsewhere = ask(visitors.elsewhere("elsewhereSupervisor1", "supervisor"));
        assertThat(elsewhere.path("mayAct").asBoolean()).isTrue();
        assertThat(elsewhere.has("alert")).isFalse();
        assertThat(elsewhere.path("counts").path("TO_CLAIM").asInt()).isZero();
    }

    @Test
    void namesNobody() {
        survivors.whoMadeContact(Survivors.EMERGENCY);
        String label = offeredUrgently().getName().replaceFirst("^.* · ", "");
        assertThat(label).isNotBlank();
        for (String who : List.of("worker1", "supervisor1")) {
            String told = ask(visitors.as(who)).toString();
            assertThat(told).contains("Somebody may be in danger");
            assertThat(told).doesNotContain("Tamsin", label, "worker1", "Worker One", "supervisor1");
        }
    }

    @Test
    void isOverForEverybodyOnceSomebodyHasTakenIt() {
        survivors.whoMadeContact(Survivors.EMERGENCY);
        Visitor first = visitors.as("supervisor1");
        Visitor second = visitors.as("supervisor2");
        Task offered = offeredUrgently();
        tasklist.as("supervisor2").formOf(offered.getId());
        assertThat(told(second)).as("a look takes nothing").containsExactly(offered.getId());

        tasklist.as("supervisor1").claims(offered);

        assertThat(told(second)).isEmpty();
        assertThat(told(first)).isEmpty();
    }

    @Test
    void isThereAgainForEverybodyWhenWhoTookItPutsItBack() {
        survivors.whoMadeContact(Survivors.EMERGENCY);
        Task offered = offeredUrgently();
        tasklist.as("supervisor1").claims(offered).formOf(offered.getId());
        Visitor second = visitors.as("supervisor2");
        assertThat(told(second)).isEmpty();

        tasklist.as("supervisor1").doing(() -> {
            tasks.setAssignee(offered.getId(), null);
            return offered;
        });

        assertThat(told(second)).containsExactly(offered.getId());
        assertThat(told(visitors.as("supervisor1"))).containsExactly(offered.getId());
    }

    @Test
    void staysForTheWorkerUntilTheyHaveOpenedIt() {
        survivors.whoMadeContact(Survivors.URGENT);
        Visitor worker = visitors.as("worker1");
        assertThat(told(worker)).hasSize(1);
        assertThat(told(worker)).hasSize(1);
        tasklist.as("worker1").formOf(told(worker).iterator().next());
        assertThat(told(worker)).isEmpty();
    }

    @Test
    void tellsHowLongItWaitsAndUntilWhen() {
        survivors.whoMadeContact(Survivors.EMERGENCY);
        Visitor supervisor = visitors.as("supervisor1");
        assertThat(ask(supervisor).path("alert").path("more").asText())
                .matches("It came just now and is to be answered by .*\\d:\\d\\d [ap]m\\.");
        time.passes(Duration.ofMinutes(20));
        assertThat(ask(supervisor).path("alert").path("more").asText())
                .matches("It came 20 minutes ago and was to be answered by .*\\d:\\d\\d [ap]m\\.");
    }

    @Test
    void standsOnOurOwnPagesFromTheServiceItselfForWhoMayAct() {
        survivors.whoMadeContact(Survivors.EMERGENCY);
        String task = offeredUrgently().getId();
        assertThat(visitors.as("supervisor1").get("/workers").body())
                .contains("Somebody may be in danger: 1 task waits to be taken.", "task=" + task);
        assertThat(visitors.as("worker1").get("/workers/me").body()).contains("waits for you to open it");
        assertThat(visitors.as("worker2").get("/workers/me").body()).doesNotContain("Somebody may be in danger");
        assertThat(visitors.elsewhere("elsewhereSupervisor1", "supervisor")
                        .get("/workers")
                        .body())
                .doesNotContain("Somebody may be in danger");
    }

    @Test
    void whoIsSignedOutIsToldNothingAndNoSessionBegins() {
        survivors.whoMadeContact(Survivors.EMERGENCY);
        HttpResponse<String> answer = visitors.anybody().ask("/alerts");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).doesNotContain("danger");
        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
    }

    @Test
    void countsWhatEachListShows() {
        survivors.whoMadeContact(Survivors.EMERGENCY);
        survivors.whoMadeContact(Survivors.URGENT);
        survivors.whoMadeContact();
        Map<TaskFilterKind, String> lists = new HashMap<>();
        filters.createTaskFilterQuery().list().forEach(filter -> TaskFilterKind.of(filter)
                .ifPresent(kind -> lists.put(kind, filter.getId())));
        for (String who : WHO_MAY_ACT) {
            JsonNode counts = ask(visitors.as(who)).path("counts");
            for (TaskFilterKind kind : TaskFilterKind.values()) {
                long shown = tasklist.as(who).doing(() -> filters.count(lists.get(kind)));
                assertThat(counts.path(kind.name()).asLong())
                        .as(kind + " of " + who)
                        .isEqualTo(shown);
            }
        }
    }

    /** Whatever comes, is taken, opened or put back: who is told are exactly those who may act on it and have not. */
    @Test
    void whateverHappensOnlyWhoMayActIsTold() {
        Random random = new Random(20261126);
        Map<String, Visitor> everybody = new LinkedHashMap<>();
        WHO_MAY_ACT.forEach(who -> everybody.put(who, visitors.as(who)));
        List.of("analyst1", "admin1").forEach(who -> everybody.put(who, visitors.as(who)));
        everybody.put("elsewhereSupervisor1", visitors.elsewhere("elsewhereSupervisor1", "supervisor"));
        everybody.put("elsewhere1", visitors.elsewhere("elsewhere1", "peer-worker"));
        Set<String> opened = new HashSet<>();

        for (int step = 0; step < 20; step++) {
            happens(random, opened);
            for (Map.Entry<String, Visitor> person : everybody.entrySet()) {
                assertThat(told(person.getValue()))
                        .as(person.getKey() + " after step " + step)
                        .isEqualTo(mustAct(person.getKey(), opened));
            }
        }
        assertThat(opened).isNotEmpty();
    }

    private void happens(Random random, Set<String> opened) {
        String supervisor = SUPERVISORS.get(random.nextInt(SUPERVISORS.size()));
        List<Task> urgent = new ArrayList<>(urgentTasks());
        List<Task> offered =
                urgent.stream().filter(task -> task.getAssignee() == null).toList();
        List<Task> taken =
                urgent.stream().filter(task -> task.getAssignee() != null).toList();
        switch (random.nextInt(4)) {
            case 0 -> survivors.whoMadeContact(random.nextBoolean() ? Survivors.EMERGENCY : Survivors.CALM);
            case 1 -> survivors.whoMadeContact(Survivors.URGENT);
            case 2 -> {
                if (!offered.isEmpty()) {
                    tasklist.as(supervisor).claims(offered.get(random.nextInt(offered.size())));
                }
            }
            default -> {
                if (!taken.isEmpty()) {
                    Task one = taken.get(random.nextInt(taken.size()));
                    tasklist.as(one.getAssignee()).formOf(one.getId());
                    opened.add(one.getId());
                }
            }
        }
    }

    private Set<String> mustAct(String who, Set<String> opened) {
        Set<String> must = new HashSet<>();
        for (Task task : urgentTasks()) {
            boolean mayTake = task.getAssignee() == null && SUPERVISORS.contains(who);
            boolean wasGiven = who.equals(task.getAssignee()) && !SUPERVISORS.contains(who);
            if (mayTake || (wasGiven && !opened.contains(task.getId()))) {
                must.add(task.getId());
            }
        }
        return must;
    }

    @Test
    void isGoneWithItsTaskAndLeavesNothingBehind() {
        JourneyId journey = survivors.whoMadeContact(Survivors.URGENT);
        Visitor worker = visitors.as("worker1");
        String task = told(worker).iterator().next();
        tasklist.as("worker1").formOf(task);
        String rows = "select 1 from alongside.opened_task where task_id = :task";
        assertThat(visitors.rows(rows, Map.of("task", task))).hasSize(1);
        survivors.everybodyIsGone();
        assertThat(visitors.rows(rows, Map.of("task", task)))
                .as(journey.toString())
                .isEmpty();
    }
}
