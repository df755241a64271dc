package org.alongside.engine;

import static org.alongside.engine.NestedProcesses.ANSWERS;
import static org.alongside.engine.NestedProcesses.CALLED;
import static org.alongside.engine.NestedProcesses.CALLED_MODEL;
import static org.alongside.engine.NestedProcesses.INNER;
import static org.alongside.engine.NestedProcesses.INNER_MODEL;
import static org.alongside.engine.NestedProcesses.OTHER;
import static org.alongside.engine.NestedProcesses.OTHER_MODEL;
import static org.alongside.engine.NestedProcesses.OUTER;
import static org.alongside.engine.NestedProcesses.OUTER_MODEL;
import static org.alongside.engine.NestedProcesses.READ;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.alongside.access.CurrentOrganisation;
import org.alongside.engine.versions.NewestVersion;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.alongside.policy.Refused;
import org.alongside.proof.Executed;
import org.alongside.testing.ProcessTest;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.community.process_test_coverage.core.engine.ExcludeFromProcessCoverage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A process that calls one that calls another: what is passed, thrown, told and handed over reaches whoever is meant, and
 * what is never stored is stored in none of them.
 */
@ProcessTest
@ExcludeFromProcessCoverage
@Tag(Executed.NO_PROOF)
class NestedProcessesProcessTest {
    private static final Variable<WorkerId> WORKER = Variable.id("workerId", WorkerId::of);
    private static final String ORGANISATION = "demo";

    @Autowired
    Processes processes;

    @Autowired
    TaskReassignment personalTasks;

    @Autowired
    NewestVersion newest;

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    private final List<String> deployed = new ArrayList<>();

    private final JourneyId journey = JourneyId.random();

    @BeforeEach
    void drawn() {
        READ.set(null);
        deploy(OUTER_MODEL, CALLED_MODEL, INNER_MODEL);
    }

    @AfterEach
    void takenBack() {
        deployed.forEach(id -> repository.deleteDeployment(id, true));
    }

    private void deploy(String outer, String called, String inner) {
        deployed.add(repository
                .createDeployment()
                .addString("outer-of-test.bpmn", outer)
                .addString("called-of-test.bpmn", called)
                .addString("inner-of-test.bpmn", inner)
                .addString("other-of-test.bpmn", OTHER_MODEL)
                .deploy()
                .getId());
    }

    private static void does(Runnable work) {
        CurrentOrganisation.runAs(ORGANISATION, work);
    }

    private void begins(JourneyId key, String process) {
        does(() -> processes.start(
                process,
                key,
                VariableValues.with(Variable.text("journeyLabel"), "Weka 1").and(WORKER, WorkerId.of("worker1"))));
    }

    private void asked(JourneyId key, @Nullable String safetyNow) {
        Map<String, Object> answers = new HashMap<>();
        ANSWERS.forEach(name -> answers.put(name, Variables.untypedNullValue(true)));
        answers.put("safetyNow", Variables.untypedValue(safetyNow, true));
        does(() -> tasks.complete(task(key, "userTask_ask").getId(), answers));
    }

    private Task task(JourneyId key, String kind) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(key.toString())
                .taskDefinitionKey(kind)
                .singleResult();
    }

    private List<String> open(JourneyId key) {
        return tasks.createTaskQuery().processInstanceBusinessKey(key.toString()).list().stream()
                .map(Task::getTaskDefinitionKey)
                .sorted()
                .toList();
    }

    private ProcessInstance instance(JourneyId key, String process) {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(key.toString())
                .processDefinitionKey(process)
                .singleResult();
    }

    private long stored(String table) {
        return jdbc.sql("select count(*) from engine." + table + " where name_ in (:answers)")
                .param("answers", ANSWERS)
                .query(Long.class)
                .single();
    }

    private static void isRefused(Runnable work) {
        assertThatThrownBy(() -> does(work))
                .satisfies(thrown -> assertThat(Refused.causeOf(thrown)).isNotNull());
    }

    private void nothingOfItIsStored() {
        assertThat(List.of(stored("act_ru_variable"), stored("act_hi_varinst"), stored("act_hi_detail")))
                .containsOnly(0L);
    }

    @Test
    void anAnswerIsPassedOnAndStoredNowhere() {
        begins(journey, OUTER);
        asked(journey, "NOT_SAFE");

        assertThat(READ.get()).isEqualTo("NOT_SAFE");
        assertThat(runtime.getVariable(instance(journey, CALLED).getId(), "safetyLevel"))
                .as("the table of the called process has read it")
                .isEqualTo("URGENT");
        assertThat(open(journey)).containsExactly("userTask_talk");
        nothingOfItIsStored();
    }

    @Test
    void anAnswerThatWasNotGivenIsPassedOnAndStoredNowhere() {
        READ.set("something");
        begins(journey, OUTER);
        asked(journey, null);

        assertThat(READ.get()).isNull();
        assertThat(open(journey)).containsExactly("userTask_talk");
        nothingOfItIsStored();
    }

    /** The check of the models refuses it before; here is what holds when somebody deploys it all the same. */
    @Test
    void whatIsStoredIsNotPassedToWhatIsNeverStored() {
        deploy(
                OUTER_MODEL.replace("source=\"safetyNow\" target", "source=\"workerId\" target"),
                CALLED_MODEL,
                INNER_MODEL);
        begins(journey, OUTER);
        isRefused(() -> asked(journey, "SAFE"));
        assertThat(open(journey)).as("nothing happened").containsExactly("userTask_ask");
    }

    @Test
    void anAnswerThatIsNotThereIsNotPassedOn() {
        begins(journey, OUTER);
        isRefused(() -> tasks.complete(task(journey, "userTask_ask").getId()));
        assertThat(open(journey)).as("nothing happened").containsExactly("userTask_ask");
        nothingOfItIsStored();
    }

    @Test
    void anEscalationGoesOutThroughEachCall() {
        begins(journey, OUTER);
        asked(journey, "NOT_SAFE");

        does(() -> tasks.complete(task(journey, "userTask_talk").getId()));

        assertThat(open(journey)).containsExactly("userTask_notNow");
        String outer = instance(journey, OUTER).getId();
        assertThat(runtime.getVariable(outer, "wayOut")).isEqualTo("journey.notNow");
        assertThat(runtime.getVariable(outer, "safetyLevel"))
                .as("what comes back comes back so as well")
                .isEqualTo("URGENT");
        assertThat(instance(journey, CALLED)).isNull();
        assertThat(instance(journey, INNER)).isNull();
    }

    @Test
    void whoNamesTheOuterProcessReachesWhicheverPartWaits() {
        begins(journey, OUTER);
        assertThat(processes.correlateIfAwaited(
                        OUTER, "test.paused", journey, VariableValues.none(), VariableValues.none()))
                .isFalse();
        isRefused(() -> processes.correlate(OUTER, "test.paused", journey));
        asked(journey, "SAFE");
        isRefused(() -> processes.correlate(OUTER, "test.paused", JourneyId.random()));
        isRefused(() -> processes.correlate(OTHER, "test.paused", journey));

        does(() -> processes.correlate(OUTER, "test.paused", journey));

        assertThat(instance(journey, OUTER)).isNull();
    }

    @Test
    void aMessageReachesWhoBeganToWaitInTheSameTransaction() {
        begins(journey, OUTER);
        does(() -> transaction.executeWithoutResult(status -> {
            asked(journey, "SAFE");
            processes.correlate(OUTER, "test.paused", journey);
            assertThat(processes.correlateIfAwaited(
                            OUTER, "test.paused", journey, VariableValues.none(), VariableValues.none()))
                    .as("it does not wait any more")
                    .isFalse();
        }));
        assertThat(instance(journey, OUTER)).isNull();
    }

    @Test
    void whoWalksChangesInTheOuterProcessAndItsPartsAndNowhereElse() {
        begins(journey, OUTER);
        asked(journey, "SAFE");
        begins(journey, OTHER);

        does(() -> {
            processes.set(OUTER, journey, WORKER, WorkerId.of("worker2"));
            processes.set(OUTER, journey, Variable.text("wayOut"), "journey.notNow");
            processes.handOver(journey, WorkerId.of("worker2"), OUTER);
        });

        assertThat(List.of(OUTER, CALLED, INNER)).allMatch(process -> "worker2"
                .equals(runtime.getVariable(instance(journey, process).getId(), "workerId")));
        assertThat(runtime.getVariable(instance(journey, OTHER).getId(), "workerId"))
                .isEqualTo("worker1");
        assertThat(task(journey, "userTask_talk").getAssignee()).isEqualTo("worker2");
        assertThat(task(journey, "userTask_other").getAssignee()).isEqualTo("worker1");
        assertThat(processes.values(OUTER, journey, WORKER)).containsExactly(WorkerId.of("worker2"));
        assertThat(processes.isRunning(OUTER, journey)).isTrue();
        assertThat(processes.hasTask(OUTER, journey, "userTask_talk")).isTrue();
        assertThat(processes.hasTask(OUTER, journey, "userTask_other")).isFalse();
        does(() -> processes.set(OUTER, journey, Variable.text("workerName"), "worker2"));
        assertThat(processes.values(OUTER, journey, Variable.text("workerName")))
                .as("declared by none")
                .isEmpty();

        does(() -> {
            personalTasks.release(WorkerId.of("worker1"), journey, OUTER);
            personalTasks.release(WorkerId.of("worker2"), journey, OUTER);
        });
        assertThat(task(journey, "userTask_talk").getAssignee()).isNull();
        assertThat(task(journey, "userTask_other").getAssignee()).isEqualTo("worker1");
    }

    /** The box of the outer process is gone, so it stays, and with it what it will call. */
    @Test
    void theReportSaysWhichProcessesAreCalledAsTheyWere() {
        begins(journey, OUTER);
        deploy(
                OUTER_MODEL.replace("userTask_ask", "userTask_askAgain"),
                CALLED_MODEL.replace("serviceTask_read", "serviceTask_readAgain"),
                INNER_MODEL);

        String report = newest.tryOut(Map.of()).words();

        assertThat(report)
                .containsPattern("outer-of-test, from version \\d+ to \\d+: 0 can go along, 1 stay\\.")
                .containsPattern(
                        "What stays goes on calling, as it was: called-of-test \\(version \\d+, newest \\d+\\)\\.");
    }

    /** The call in the outer process is gone, so that stays; what it called goes along, and its end comes back to it. */
    @Test
    void aCalledProcessGoesAlongThoughItsCallerStays() {
        begins(journey, OUTER);
        asked(journey, "NOT_SAFE");
        deploy(OUTER_MODEL.replace("call_called", "call_another"), CALLED_MODEL, INNER_MODEL);
        ProcessInstance innerBefore = instance(journey, INNER);
        ProcessInstance outerBefore = instance(journey, OUTER);

        String report = newest.take(Map.of()).words();

        assertThat(report)
                .containsPattern("outer-of-test, from version \\d+ to \\d+: 0 can go along, 1 stay\\.")
                .containsPattern("inner-of-test, from version \\d+ to \\d+: 1 can go along, 0 stay\\.");
        assertThat(instance(journey, INNER).getProcessDefinitionId())
                .isNotEqualTo(innerBefore.getProcessDefinitionId());
        assertThat(instance(journey, OUTER).getProcessDefinitionId()).isEqualTo(outerBefore.getProcessDefinitionId());
        does(() -> tasks.complete(task(journey, "userTask_talk").getId()));
        assertThat(open(journey)).containsExactly("userTask_notNow");
        assertThat(runtime.getVariable(instance(journey, OUTER).getId(), "safetyLevel"))
                .isEqualTo("URGENT");
    }

    @Test
    void twoVersionsOfACalledProcessRunSideBySide() {
        begins(journey, OUTER);
        JourneyId later = JourneyId.random();
        deploy(OUTER_MODEL, CALLED_MODEL, INNER_MODEL.replace("userTask_talk", "userTask_say"));
        begins(later, OUTER);

        asked(journey, "SAFE");
        asked(later, "SAFE");

        assertThat(open(journey)).as("its own version to the end").containsExactly("userTask_talk");
        assertThat(open(later)).containsExactly("userTask_say");
        does(() -> {
            processes.handOver(journey, WorkerId.of("worker2"), OUTER);
            processes.handOver(later, WorkerId.of("worker2"), OUTER);
            processes.correlate(OUTER, "test.paused", later);
            tasks.complete(task(journey, "userTask_talk").getId());
        });
        assertThat(instance(later, OUTER)).isNull();
        assertThat(task(journey, "userTask_notNow").getAssignee()).isEqualTo("worker1");
    }
}
