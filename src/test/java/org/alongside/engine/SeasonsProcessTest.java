package org.alongside.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.alongside.access.CurrentOrganisation;
import org.alongside.engine.versions.NewestVersion;
import org.alongside.ids.JourneyId;
import org.alongside.policy.Refused;
import org.alongside.proof.Executed;
import org.alongside.testing.ProcessTest;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
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
 * A frame that calls a season that calls a sheet: what is passed, thrown, told and handed over reaches whoever is meant, and
 * what is never stored is stored in none of them.
 */
@ProcessTest
@ExcludeFromProcessCoverage
@Tag(Executed.NO_PROOF)
class SeasonsProcessTest {
    private static final Variable<String> WORKER = Variable.id("workerId");
    private static final String ORGANISATION = "demo";
    private static final String FRAME = "frame-of-test";
    private static final String SEASON = "season-of-test";
    private static final String SHEET = "sheet-of-test";
    private static final String OTHER = "other-of-test";
    private static final List<String> ANSWERS = List.of("safetyNow", "safetySelf", "safetyOthers");

    private static final String MODEL = """
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                targetNamespace="test">
            <bpmn:process id="%s" isExecutable="true" camunda:historyTimeToLive="P1D">
            <bpmn:extensionElements><camunda:properties>
              <camunda:property name="variable:journeyLabel" value="label" />
              <camunda:property name="variable:workerId" value="id" />
            %s</bpmn:process>
            %s</bpmn:definitions>
            """;

    private static final String FRAME_MODEL = MODEL.formatted(FRAME, """
              <camunda:property name="variable:wayOut" value="id" />
              <camunda:property name="variable:safetyLevel" value="decision(CALM|WATCH|URGENT|EMERGENCY)" />
            </camunda:properties></bpmn:extensionElements>
            <bpmn:startEvent id="start_frame" />
            <bpmn:sequenceFlow id="flow_1" sourceRef="start_frame" targetRef="userTask_ask" />
            <bpmn:userTask id="userTask_ask" name="Ask" camunda:assignee="${workerId}" />
            <bpmn:sequenceFlow id="flow_2" sourceRef="userTask_ask" targetRef="subProcess_walk" />
            <bpmn:subProcess id="subProcess_walk">
              <bpmn:startEvent id="start_walk" />
              <bpmn:sequenceFlow id="flow_3" sourceRef="start_walk" targetRef="call_season" />
              <bpmn:callActivity id="call_season" calledElement="season-of-test" camunda:calledElementBinding="deployment">
                <bpmn:extensionElements>
                  <camunda:in businessKey="#{execution.processBusinessKey}" />
                  <camunda:in source="journeyLabel" target="journeyLabel" />
                  <camunda:in source="workerId" target="workerId" />
                  <camunda:in source="safetyNow" target="safetyNow" />
                  <camunda:in source="safetySelf" target="safetySelf" />
                  <camunda:in source="safetyOthers" target="safetyOthers" />
                  <camunda:out source="safetyLevel" target="safetyLevel" />
                </bpmn:extensionElements>
              </bpmn:callActivity>
              <bpmn:sequenceFlow id="flow_4" sourceRef="call_season" targetRef="end_walk" />
              <bpmn:endEvent id="end_walk" />
            </bpmn:subProcess>
            <bpmn:sequenceFlow id="flow_5" sourceRef="subProcess_walk" targetRef="end_frame" />
            <bpmn:endEvent id="end_frame" />
            <bpmn:boundaryEvent id="boundary_leaving" attachedToRef="subProcess_walk">
              <bpmn:escalationEventDefinition id="escalation_leaving" camunda:escalationCodeVariable="wayOut" />
            </bpmn:boundaryEvent>
            <bpmn:sequenceFlow id="flow_6" sourceRef="boundary_leaving" targetRef="gateway_wayOut" />
            <bpmn:exclusiveGateway id="gateway_wayOut" default="flow_8" />
            <bpmn:sequenceFlow id="flow_7" sourceRef="gateway_wayOut" targetRef="userTask_notNow">
              <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${wayOut == 'journey.notNow'}</bpmn:conditionExpression>
            </bpmn:sequenceFlow>
            <bpmn:sequenceFlow id="flow_8" sourceRef="gateway_wayOut" targetRef="end_left" />
            <bpmn:userTask id="userTask_notNow" name="Not now" camunda:assignee="${workerId}" />
            <bpmn:endEvent id="end_left" />
            """, "");

    private static final String SEASON_MODEL = MODEL.formatted(SEASON, """
              <camunda:property name="partOf" value="frame-of-test" />
              <camunda:property name="variable:safetyLevel" value="decision(CALM|WATCH|URGENT|EMERGENCY)" />
              <camunda:property name="passed:safetyNow" value="decision(SAFE|UNSURE|NOT_SAFE|NOT_SAID)" />
              <camunda:property name="passed:safetySelf" value="decision(NO|THOUGHTS|PLAN|NOT_SAID)" />
              <camunda:property name="passed:safetyOthers" value="decision(NO|CONCERN|CHILD|DANGER_NOW|NOT_SAID)" />
            </camunda:properties></bpmn:extensionElements>
            <bpmn:startEvent id="start_season" />
            <bpmn:sequenceFlow id="flow_1" sourceRef="start_season" targetRef="decision_level" />
            <bpmn:businessRuleTask id="decision_level" camunda:decisionRef="safety-triage" camunda:mapDecisionResult="singleEntry" camunda:resultVariable="safetyLevel" />
            <bpmn:sequenceFlow id="flow_2" sourceRef="decision_level" targetRef="serviceTask_read" />
            <bpmn:serviceTask id="serviceTask_read" camunda:class="org.alongside.engine.SeasonsProcessTest$ReadsAnswer" />
            <bpmn:sequenceFlow id="flow_3" sourceRef="serviceTask_read" targetRef="call_sheet" />
            <bpmn:callActivity id="call_sheet" calledElement="sheet-of-test" camunda:calledElementBinding="deployment">
              <bpmn:extensionElements>
                <camunda:in businessKey="#{execution.processBusinessKey}" />
                <camunda:in source="journeyLabel" target="journeyLabel" />
                <camunda:in source="workerId" target="workerId" />
              </bpmn:extensionElements>
            </bpmn:callActivity>
            <bpmn:sequenceFlow id="flow_4" sourceRef="call_sheet" targetRef="end_season" />
            <bpmn:endEvent id="end_season" />
            """, "");

    private static final String SHEET_MODEL = MODEL.formatted(SHEET, """
              <camunda:property name="partOf" value="frame-of-test" />
            </camunda:properties></bpmn:extensionElements>
            <bpmn:startEvent id="start_sheet" />
            <bpmn:sequenceFlow id="flow_1" sourceRef="start_sheet" targetRef="userTask_talk" />
            <bpmn:userTask id="userTask_talk" name="Talk" camunda:assignee="${workerId}" />
            <bpmn:sequenceFlow id="flow_2" sourceRef="userTask_talk" targetRef="end_notNow" />
            <bpmn:endEvent id="end_notNow"><bpmn:escalationEventDefinition id="escalation_notNow" escalationRef="Escalation_notNow" /></bpmn:endEvent>
            <bpmn:boundaryEvent id="boundary_paused" attachedToRef="userTask_talk">
              <bpmn:messageEventDefinition id="message_paused" messageRef="Message_paused" />
            </bpmn:boundaryEvent>
            <bpmn:sequenceFlow id="flow_3" sourceRef="boundary_paused" targetRef="end_paused" />
            <bpmn:endEvent id="end_paused" />
            """, """
            <bpmn:escalation id="Escalation_notNow" escalationCode="journey.notNow" />
            <bpmn:message id="Message_paused" name="test.paused" />
            """);

    /** Another module's process for the same journey: no part of the frame. */
    private static final String OTHER_MODEL = MODEL.formatted(OTHER, """
            </camunda:properties></bpmn:extensionElements>
            <bpmn:startEvent id="start_other" />
            <bpmn:sequenceFlow id="flow_1" sourceRef="start_other" targetRef="userTask_other" />
            <bpmn:userTask id="userTask_other" name="Other" camunda:assignee="${workerId}" />
            """, "");

    private static final AtomicReference<@Nullable Object> READ = new AtomicReference<>();

    /** What a delegate of the called process finds. */
    public static class ReadsAnswer implements JavaDelegate {
        @Override
        public void execute(DelegateExecution execution) {
            assertThat(execution.hasVariable("safetyNow")).isTrue();
            READ.set(execution.getVariable("safetyNow"));
        }
    }

    @Autowired
    Processes processes;

    @Autowired
    PersonalTasks personalTasks;

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
        deploy(FRAME_MODEL, SEASON_MODEL, SHEET_MODEL);
    }

    @AfterEach
    void takenBack() {
        deployed.forEach(id -> repository.deleteDeployment(id, true));
    }

    private void deploy(String frame, String season, String sheet) {
        deployed.add(repository
                .createDeployment()
                .addString("frame-of-test.bpmn", frame)
                .addString("season-of-test.bpmn", season)
                .addString("sheet-of-test.bpmn", sheet)
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
                VariableValues.with(Variable.text("journeyLabel"), "Weka 1").and(WORKER, "worker1")));
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
        begins(journey, FRAME);
        asked(journey, "NOT_SAFE");

        assertThat(READ.get()).isEqualTo("NOT_SAFE");
        assertThat(runtime.getVariable(instance(journey, SEASON).getId(), "safetyLevel"))
                .as("the table of the called process has read it")
                .isEqualTo("URGENT");
        assertThat(open(journey)).containsExactly("userTask_talk");
        nothingOfItIsStored();
    }

    @Test
    void anAnswerThatWasNotGivenIsPassedOnAndStoredNowhere() {
        READ.set("something");
        begins(journey, FRAME);
        asked(journey, null);

        assertThat(READ.get()).isNull();
        assertThat(open(journey)).containsExactly("userTask_talk");
        nothingOfItIsStored();
    }

    /** The check of the models refuses it before; here is what holds when somebody deploys it all the same. */
    @Test
    void whatIsStoredIsNotPassedToWhatIsNeverStored() {
        deploy(
                FRAME_MODEL.replace("source=\"safetyNow\" target", "source=\"workerId\" target"),
                SEASON_MODEL,
                SHEET_MODEL);
        begins(journey, FRAME);
        isRefused(() -> asked(journey, "SAFE"));
        assertThat(open(journey)).as("nothing happened").containsExactly("userTask_ask");
    }

    @Test
    void anAnswerThatIsNotThereIsNotPassedOn() {
        begins(journey, FRAME);
        isRefused(() -> tasks.complete(task(journey, "userTask_ask").getId()));
        assertThat(open(journey)).as("nothing happened").containsExactly("userTask_ask");
        nothingOfItIsStored();
    }

    @Test
    void anEscalationGoesOutThroughEachCall() {
        begins(journey, FRAME);
        asked(journey, "NOT_SAFE");

        does(() -> tasks.complete(task(journey, "userTask_talk").getId()));

        assertThat(open(journey)).containsExactly("userTask_notNow");
        String frame = instance(journey, FRAME).getId();
        assertThat(runtime.getVariable(frame, "wayOut")).isEqualTo("journey.notNow");
        assertThat(runtime.getVariable(frame, "safetyLevel"))
                .as("what comes back comes back so as well")
                .isEqualTo("URGENT");
        assertThat(instance(journey, SEASON)).isNull();
        assertThat(instance(journey, SHEET)).isNull();
    }

    @Test
    void whoNamesTheFrameReachesWhicheverPartWaits() {
        begins(journey, FRAME);
        assertThat(processes.correlateIfAwaited(
                        FRAME, "test.paused", journey, VariableValues.none(), VariableValues.none()))
                .isFalse();
        isRefused(() -> processes.correlate(FRAME, "test.paused", journey));
        asked(journey, "SAFE");
        isRefused(() -> processes.correlate(FRAME, "test.paused", JourneyId.random()));
        isRefused(() -> processes.correlate(OTHER, "test.paused", journey));

        does(() -> processes.correlate(FRAME, "test.paused", journey));

        assertThat(instance(journey, FRAME)).isNull();
    }

    @Test
    void aMessageReachesWhoBeganToWaitInTheSameTransaction() {
        begins(journey, FRAME);
        does(() -> transaction.executeWithoutResult(status -> {
            asked(journey, "SAFE");
            processes.correlate(FRAME, "test.paused", journey);
            assertThat(processes.correlateIfAwaited(
                            FRAME, "test.paused", journey, VariableValues.none(), VariableValues.none()))
                    .as("it does not wait any more")
                    .isFalse();
        }));
        assertThat(instance(journey, FRAME)).isNull();
    }

    @Test
    void whoWalksChangesInTheFrameAndItsPartsAndNowhereElse() {
        begins(journey, FRAME);
        asked(journey, "SAFE");
        begins(journey, OTHER);

        does(() -> {
            processes.set(FRAME, journey, WORKER, "worker2");
            processes.set(FRAME, journey, Variable.id("wayOut"), "journey.notNow");
            processes.handOver(journey, "worker2", FRAME);
        });

        assertThat(List.of(FRAME, SEASON, SHEET)).allMatch(process -> "worker2"
                .equals(runtime.getVariable(instance(journey, process).getId(), "workerId")));
        assertThat(runtime.getVariable(instance(journey, OTHER).getId(), "workerId"))
                .isEqualTo("worker1");
        assertThat(task(journey, "userTask_talk").getAssignee()).isEqualTo("worker2");
        assertThat(task(journey, "userTask_other").getAssignee()).isEqualTo("worker1");
        assertThat(processes.values(FRAME, journey, WORKER)).containsExactly("worker2");
        assertThat(processes.isRunning(FRAME, journey)).isTrue();
        assertThat(processes.hasTask(FRAME, journey, "userTask_talk")).isTrue();
        assertThat(processes.hasTask(FRAME, journey, "userTask_other")).isFalse();
        does(() -> processes.set(FRAME, journey, Variable.id("workerName"), "worker2"));
        assertThat(processes.values(FRAME, journey, Variable.id("workerName")))
                .as("declared by none")
                .isEmpty();

        does(() -> {
            personalTasks.release("worker1", journey, FRAME);
            personalTasks.release("worker2", journey, FRAME);
        });
        assertThat(task(journey, "userTask_talk").getAssignee()).isNull();
        assertThat(task(journey, "userTask_other").getAssignee()).isEqualTo("worker1");
    }

    /** The frame's box is gone, so it stays, and with it what it will call. */
    @Test
    void theReportSaysWhichSeasonsAreCalledAsTheyWere() {
        begins(journey, FRAME);
        deploy(
                FRAME_MODEL.replace("userTask_ask", "userTask_askAgain"),
                SEASON_MODEL.replace("serviceTask_read", "serviceTask_readAgain"),
                SHEET_MODEL);

        String report = newest.tryOut(Map.of()).words();

        assertThat(report)
                .containsPattern("frame-of-test, from version \\d+ to \\d+: 0 can go along, 1 stay\\.")
                .containsPattern(
                        "What stays goes on calling, as it was: season-of-test \\(version \\d+, newest \\d+\\)\\.");
    }

    /** The call in the frame is gone, so the frame stays; what it called goes along, and its end comes back to the frame. */
    @Test
    void aSeasonGoesAlongThoughItsFrameStays() {
        begins(journey, FRAME);
        asked(journey, "NOT_SAFE");
        deploy(FRAME_MODEL.replace("call_season", "call_another"), SEASON_MODEL, SHEET_MODEL);
        ProcessInstance sheetBefore = instance(journey, SHEET);
        ProcessInstance frameBefore = instance(journey, FRAME);

        String report = newest.take(Map.of()).words();

        assertThat(report)
                .containsPattern("frame-of-test, from version \\d+ to \\d+: 0 can go along, 1 stay\\.")
                .containsPattern("sheet-of-test, from version \\d+ to \\d+: 1 can go along, 0 stay\\.");
        assertThat(instance(journey, SHEET).getProcessDefinitionId())
                .isNotEqualTo(sheetBefore.getProcessDefinitionId());
        assertThat(instance(journey, FRAME).getProcessDefinitionId()).isEqualTo(frameBefore.getProcessDefinitionId());
        does(() -> tasks.complete(task(journey, "userTask_talk").getId()));
        assertThat(open(journey)).containsExactly("userTask_notNow");
        assertThat(runtime.getVariable(instance(journey, FRAME).getId(), "safetyLevel"))
                .isEqualTo("URGENT");
    }

    @Test
    void twoVersionsOfASeasonRunSideBySide() {
        begins(journey, FRAME);
        JourneyId later = JourneyId.random();
        deploy(FRAME_MODEL, SEASON_MODEL, SHEET_MODEL.replace("userTask_talk", "userTask_say"));
        begins(later, FRAME);

        asked(journey, "SAFE");
        asked(later, "SAFE");

        assertThat(open(journey)).as("its own version to the end").containsExactly("userTask_talk");
        assertThat(open(later)).containsExactly("userTask_say");
        does(() -> {
            processes.handOver(journey, "worker2", FRAME);
            processes.handOver(later, "worker2", FRAME);
            processes.correlate(FRAME, "test.paused", later);
            tasks.complete(task(journey, "userTask_talk").getId());
        });
        assertThat(instance(later, FRAME)).isNull();
        assertThat(task(journey, "userTask_notNow").getAssignee()).isEqualTo("worker1");
    }
}
