package org.alongside.engine.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.alongside.engine.BpmnMessages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can be wrong between a frame and the seasons that it calls is found, and said where it is. */
class CalledProcessesTest {
    private static final String DEFINITIONS = """
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="definitions_%1$s" targetNamespace="test">
            <bpmn:process id="%1$s" isExecutable="true">
            %2$s</bpmn:process>
            %3$s</bpmn:definitions>
            """;

    private static final String FRAME = DEFINITIONS.formatted(
            "frame", """
            <bpmn:extensionElements><camunda:properties>
              <camunda:property name="variable:journeyLabel" value="label" />
              <camunda:property name="variable:workerId" value="id" />
              <camunda:property name="variable:wayOut" value="id" />
              <camunda:property name="variable:level" value="decision(CALM|URGENT|UNKNOWN)" />
            </camunda:properties></bpmn:extensionElements>
            <bpmn:startEvent id="startEvent_ask" camunda:formRef="frame.ask" />
            <bpmn:subProcess id="subProcess_walk">
              <bpmn:callActivity id="callActivity_season" calledElement="season" camunda:calledElementBinding="deployment">
                <bpmn:extensionElements>
                  <camunda:in businessKey="#{execution.processBusinessKey}" />
                  <camunda:in source="journeyLabel" target="journeyLabel" />
                  <camunda:in source="workerId" target="workerId" />
                  <camunda:in source="safetyNow" target="safetyNow" />
                  <camunda:in source="isAlone" target="isAlone" />
                  <camunda:out source="level" target="level" />
                </bpmn:extensionElements>
              </bpmn:callActivity>
            </bpmn:subProcess>
            <bpmn:boundaryEvent id="boundaryEvent_leaving" attachedToRef="subProcess_walk">
              <bpmn:escalationEventDefinition id="escalation_leaving" camunda:escalationCodeVariable="wayOut" />
            </bpmn:boundaryEvent>
            <bpmn:exclusiveGateway id="gateway_wayOut" default="flow_other" />
            <bpmn:endEvent id="endEvent_notNow" />
            <bpmn:endEvent id="endEvent_other" />
            <bpmn:sequenceFlow id="flow_notNow" sourceRef="gateway_wayOut" targetRef="endEvent_notNow">
              <bpmn:conditionExpression>${wayOut == 'journey.notNow' || wayOut == 'consent.withdrawn'}</bpmn:conditionExpression>
            </bpmn:sequenceFlow>
            <bpmn:sequenceFlow id="flow_other" sourceRef="gateway_wayOut" targetRef="endEvent_other" />
            """, "<bpmn:message id=\"Message_consentWithdrawn\" name=\"consent.withdrawn\" />\n");

    private static final String SEASON = DEFINITIONS.formatted(
            "season",
            """
            <bpmn:extensionElements><camunda:properties>
              <camunda:property name="partOf" value="frame" />
              <camunda:property name="variable:journeyLabel" value="label" />
              <camunda:property name="variable:workerId" value="id" />
              <camunda:property name="variable:level" value="decision(CALM|URGENT)" />
              <camunda:property name="passed:safetyNow" value="decision(SAFE|UNSURE)" />
              <camunda:property name="passed:isAlone" value="boolean" />
            </camunda:properties></bpmn:extensionElements>
            <bpmn:startEvent id="startEvent_season" />
            <bpmn:businessRuleTask id="decision_level" camunda:decisionRef="level" camunda:resultVariable="level" />
            <bpmn:userTask id="userTask_walk" camunda:assignee="${workerId}" />
            <bpmn:endEvent id="endEvent_notNow">
              <bpmn:escalationEventDefinition id="escalation_notNow" escalationRef="Escalation_notNow" />
            </bpmn:endEvent>
            """,
            "<bpmn:escalation id=\"Escalation_notNow\" name=\"journey.notNow\" escalationCode=\"journey.notNow\" />\n");

    private static final String TABLE = """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="definitions_level" name="Level" namespace="test">
              <decision id="level" name="Level">
                <decisionTable id="decisionTable_level" hitPolicy="FIRST">
                  <input id="input_safetyNow"><inputExpression id="expression_safetyNow" typeRef="string"><text>safetyNow</text>
                  </inputExpression><inputValues id="values_safetyNow"><text>"SAFE","UNSURE"</text></inputValues></input>
                  <output id="output_level" name="level" typeRef="string">
                    <outputValues id="values_level"><text>"CALM","URGENT"</text></outputValues></output>
                </decisionTable>
              </decision>
            </definitions>
            """;

    private static final String FORM = """
            {"id": "frame.ask", "type": "default", "components": [
              {"type": "radio", "key": "safetyNow", "label": "Safe?", "properties": {"transient": "true"},
               "values": [{"value": "SAFE", "label": "Yes"}, {"value": "UNSURE", "label": "Unsure"}]},
              {"type": "checkbox", "key": "isAlone", "label": "Alone?", "properties": {"transient": "true"}}]}
            """;

    @TempDir
    Path folder = Path.of("");

    @Test
    void aFrameAndItsSeasonMatch() throws IOException {
        assertThat(problems("season", "partOf", "partOf")).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1} becomes {2}")
    @CsvSource(
            delimiter = ';',
            value = {
                "frame;'calledElement=\"season\"';'calledElement=\"seasn\"';'frame, callActivity_season: there is no process seasn. Is season meant?'",
                "frame;'calledElement=\"season\"';'calledElement=\"frame\"';'season, process: it is part of frame, but no process calls it and nothing begins it.'",
                "frame;'calledElementBinding=\"deployment\"';'calledElementBinding=\"latest\"';calledElementBinding must be deployment",
                "frame;'<camunda:in businessKey=\"#{execution.processBusinessKey}\" />';'';the journey's key is not passed on",
                "frame;'<camunda:in source=\"journeyLabel\" target=\"journeyLabel\" />';'<camunda:in variables=\"all\" />';a mapping names no single variable",
                "frame;'<camunda:in source=\"journeyLabel\" ';'<camunda:in sourceExpression=\"${journeyLabel}\" ';a mapping names no single variable",
                "frame;'<camunda:in source=\"journeyLabel\" ';'<camunda:in local=\"true\" source=\"journeyLabel\" ';a mapping names no single variable",
                "frame;'<camunda:out source=\"level\" target=\"level\" />';'<camunda:out variables=\"all\" />';a mapping names no single variable",
                "frame;'<camunda:in source=\"workerId\" target=\"workerId\" />';'';it leaves out workerId, which season reads",
                "frame;'<camunda:in source=\"journeyLabel\" target=\"journeyLabel\" />';'';it leaves out journeyLabel, which season reads",
                "frame;'<camunda:in source=\"isAlone\" target=\"isAlone\" />';'';it leaves out isAlone, which is passed to season",
                "frame;'source=\"workerId\" target=\"workerId\"';'source=\"workerId\" target=\"worker\"';workerId is passed to worker, which season does not declare",
                "frame;'source=\"workerId\" target=\"workerId\"';'source=\"worker\" target=\"workerId\"';worker is passed on, but is no variable, no transient answer of a form, and not passed here. Is workerId meant?",
                "frame;'source=\"workerId\" target=\"workerId\"';'source=\"wayOut\" target=\"journeyLabel\"';wayOut is of the type id and not label, which variable:journeyLabel of season does not take",
                "frame;'source=\"safetyNow\" target=\"safetyNow\"';'source=\"workerId\" target=\"safetyNow\"';workerId is a variable, which stays stored, but season takes safetyNow as something that is never stored",
                "frame;'source=\"isAlone\" target=\"isAlone\"';'source=\"isAlone\" target=\"level\"';isAlone is not stored, so it would be missing in season after its first steps",
                "frame;'source=\"isAlone\" target=\"isAlone\"';'source=\"safetyNow\" target=\"isAlone\"';safetyNow (the form frame.ask) is of the type decision(SAFE|UNSURE) and not boolean",
                "frame;decision(CALM|URGENT|UNKNOWN);decision(CALM);'level can be [URGENT], which variable:level of frame does not take'",
                "frame;'source=\"level\" target=\"level\"';'source=\"safetyNow\" target=\"level\"';safetyNow comes back as level, which is not declared on both sides",
                "frame;'name=\"variable:wayOut\" value=\"id\"';'name=\"variable:wayOut\" value=\"decision(A)\"';its code goes into wayOut, which is no variable of the type id",
                "frame;'name=\"variable:wayOut\" value=\"id\"';'name=\"variable:wayOut\" value=\"decision(A)\"';wayOut is compared with the code journey.notNow",
                "frame;== 'journey.notNow';== 'journey.notnow';it waits for wayOut to be journey.notnow, which is neither an escalation that is thrown nor a message that is awaited. Is journey.notNow meant?",
                "frame;== 'consent.withdrawn';== 'consent.taken';it waits for wayOut to be consent.taken",
                "frame;'<bpmn:boundaryEvent id=\"boundaryEvent_leaving\" attachedToRef=\"subProcess_walk\">';'<bpmn:boundaryEvent id=\"boundaryEvent_leaving\" attachedToRef=\"userTask_other\">';'frame, escalations: journey.notNow, thrown by endEvent_notNow of season, is caught nowhere.'",
                "frame;'<bpmn:boundaryEvent id=\"boundaryEvent_leaving\" attachedToRef=\"subProcess_walk\">';'<bpmn:boundaryEvent id=\"boundaryEvent_leaving\" attachedToRef=\"userTask_other\">';'frame, boundaryEvent_leaving: it catches every escalation, but nothing in userTask_other throws one.'",
                "season;'<bpmn:escalationEventDefinition id=\"escalation_notNow\" escalationRef=\"Escalation_notNow\" />';'';'frame, boundaryEvent_leaving: it catches every escalation, but nothing in subProcess_walk throws one.'",
                "season;'escalationRef=\"Escalation_notNow\"';'';'season, endEvent_notNow: its escalation has no code.'",
                "season;'passed:safetyNow\" value=\"decision(SAFE|UNSURE)\"';'passed:safetyNow\" value=\"decision(SAFE)\"';'safetyNow (the form frame.ask) can be [UNSURE], which passed:safetyNow of season does not take'",
                "season;'passed:safetyNow\" value=\"decision(SAFE|UNSURE)\"';'passed:safetyNow\" value=\"decision(SAFE|UNSURE|NOT_SAFE)\"';'season, decision_level: safetyNow can be [NOT_SAFE], which the decision level does not know'",
                "season;'name=\"partOf\" value=\"frame\"';'name=\"partOf\" value=\"fram\"';'season, process: it says that it is part of fram, which is no process'",
                "season;'name=\"partOf\" value=\"frame\"';'name=\"partOf\" value=\"season\"';it says that it is part of season, which is no process, itself, or part of another one",
            })
    void whatDoesNotMatchIsFound(String process, String from, String to, String sentence) throws IOException {
        assertThat(problems(process, from, to == null ? "" : to)).anyMatch(problem -> problem.contains(sentence));
    }

    /** The frame's own boundary catches what comes from the call; one at the call itself catches it first. */
    @Test
    void anEscalationIsCaughtByTheNearest() throws IOException {
        String atCall = """
                <bpmn:boundaryEvent id="boundaryEvent_atCall" attachedToRef="callActivity_season">
                  <bpmn:escalationEventDefinition id="escalation_atCall" escalationRef="Escalation_notNow" />
                </bpmn:boundaryEvent>
                </bpmn:subProcess>""";
        String frame = FRAME.replace("</bpmn:subProcess>", atCall)
                .replace(
                        "</bpmn:definitions>",
                        "<bpmn:escalation id=\"Escalation_notNow\" escalationCode=\"journey.notNow\" /></bpmn:definitions>");
        assertThat(problems(frame, SEASON))
                .singleElement()
                .asString()
                .startsWith(
                        "frame, boundaryEvent_leaving: it catches every escalation, but nothing in subProcess_walk");
    }

    /** The engine refuses to deploy that. */
    @Test
    void whoCatchesAllCatchesAlone() throws IOException {
        String second = """
                </bpmn:subProcess>
                <bpmn:boundaryEvent id="boundaryEvent_notNow" attachedToRef="subProcess_walk">
                  <bpmn:escalationEventDefinition id="escalation_second" escalationRef="Escalation_notNow" />
                </bpmn:boundaryEvent>""";
        String frame = FRAME.replace("</bpmn:subProcess>", second)
                .replace(
                        "</bpmn:definitions>",
                        "<bpmn:escalation id=\"Escalation_notNow\" escalationCode=\"journey.notNow\" /></bpmn:definitions>");
        assertThat(problems(frame, SEASON))
                .anyMatch(problem ->
                        problem.contains("boundaryEvent_leaving: it catches every escalation beside others"));
    }

    private static String flow(String from, String to) {
        return "<bpmn:sequenceFlow id=\"flow_from_" + from + "_to_" + to + "\" sourceRef=\"" + from + "\" targetRef=\""
                + to + "\" />\n";
    }

    /** What is passed or asked is there until something waits. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "at once;startEvent_season decision_level;;''",
                "at once, and again;startEvent_season decision_level userTask_walk decision_level;;season, decision_level: it reads safetyNow, which is never stored and gone on the way from userTask_walk",
                "after a task;startEvent_season userTask_walk decision_level;;season, decision_level: it reads safetyNow, which is never stored and gone on the way from userTask_walk",
                "after it was saved;startEvent_season decision_level;'id=\"decision_level\"';season, decision_level: it reads safetyNow, which is never stored and gone on the way from decision_level",
            })
    void whatIsPassedIsThereForTheFirstStepsOnly(String name, String way, String saved, String sentence)
            throws IOException {
        StringBuilder flows = new StringBuilder();
        String[] boxes = way.split(" ");
        for (int i = 1; i < boxes.length; i++) {
            flows.append(flow(boxes[i - 1], boxes[i]));
        }
        String season = SEASON.replace("</bpmn:process>", flows + "</bpmn:process>");
        if (saved != null) {
            season = season.replace(saved, saved + " camunda:asyncBefore=\"true\"");
        }
        is(problems(FRAME, season), sentence);
    }

    /** Into a frame, and out of a call in which somebody has to do something. */
    @Test
    void whatIsAskedIsPassedOnBeforeSomethingWaits() throws IOException {
        String into = flow("startEvent_ask", "subProcess_walk");
        String begun = "<bpmn:startEvent id=\"startEvent_walk\" />" + flow("startEvent_walk", "callActivity_season");
        String atOnce = FRAME.replace("</bpmn:process>", into + "</bpmn:process>")
                .replace("</bpmn:subProcess>", begun + "</bpmn:subProcess>");
        is(problems(atOnce, SEASON), "");

        String again = flow("callActivity_season", "callActivity_season");
        is(
                problems(atOnce.replace("</bpmn:subProcess>", again + "</bpmn:subProcess>"), SEASON),
                "frame, callActivity_season: it reads isAlone, which is never stored and gone on the way from"
                        + " callActivity_season");
    }

    private static void is(List<String> problems, String sentence) {
        if (sentence.isEmpty()) {
            assertThat(problems).isEmpty();
        } else {
            assertThat(problems).anyMatch(problem -> problem.startsWith(sentence));
        }
    }

    @BpmnMessages(process = "frame", names = "consent.withdrawn")
    @BpmnMessages(process = "season", names = "season.over")
    private static final class Sends {}

    @Test
    void aMessageThatNobodySendsOrAwaitsIsFound() throws IOException {
        List<String> problems = new ArrayList<>();
        Wiring wiring = read(FRAME, SEASON);
        DelegateCheck.check(wiring, code(List.of()), Map.of(), problems);
        assertThat(problems)
                .containsExactly(
                        "frame awaits the messages [consent.withdrawn], but no class sends one. Please name the"
                                + " same in the model and in @BpmnMessages.");
        problems.clear();
        DelegateCheck.check(wiring, code(List.of(Sends.class)), Map.of(), problems);
        assertThat(problems)
                .containsExactly(
                        "season awaits the messages [], but Sends sends [season.over]. Please name the same in the"
                                + " model and in @BpmnMessages.");
    }

    private static Wiring.Code code(List<Class<?>> senders) {
        return new Wiring.Code(Map.of(), senders, Set.of(), Set.of(), Set.of(), Set.of());
    }

    private List<String> problems(String process, String from, String to) throws IOException {
        String before = process.equals("frame") ? FRAME : SEASON;
        assertThat(before).contains(from);
        String after = before.replace(from, to);
        return process.equals("frame") ? problems(after, SEASON) : problems(FRAME, after);
    }

    private List<String> problems(String frame, String season) throws IOException {
        Wiring wiring = read(frame, season);
        assertThat(wiring.models()).hasSize(2);
        List<String> problems = new ArrayList<>();
        CallCheck.check(wiring, problems);
        EscalationCheck.check(wiring, problems);
        FirstStepsCheck.check(wiring, problems);
        AnswersCheck.check(wiring, problems);
        return problems;
    }

    private Wiring read(String frame, String season) throws IOException {
        Path models = Files.createDirectories(folder.resolve("processes/test"));
        Files.writeString(models.resolve("frame.bpmn"), frame);
        Files.writeString(models.resolve("season.bpmn"), season);
        Files.writeString(models.resolve("level.dmn"), TABLE);
        Files.writeString(Files.createDirectories(folder.resolve("forms/test")).resolve("frame.ask.form"), FORM);
        return Wiring.read(folder);
    }
}
