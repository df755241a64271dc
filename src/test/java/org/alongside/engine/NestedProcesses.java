package org.alongside.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jspecify.annotations.Nullable;

/** Models of a process that calls one that calls another, and of a process beside them. */
final class NestedProcesses {
    static final String OUTER = "outer-of-test";
    static final String CALLED = "called-of-test";
    static final String INNER = "inner-of-test";
    static final String OTHER = "other-of-test";
    static final List<String> ANSWERS = List.of("safetyNow", "safetySelf", "safetyOthers");

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

    static final String OUTER_MODEL = MODEL.formatted(OUTER, """
              <camunda:property name="variable:wayOut" value="id" />
              <camunda:property name="variable:safetyLevel" value="decision(CALM|WATCH|URGENT|EMERGENCY)" />
            </camunda:properties></bpmn:extensionElements>
            <bpmn:startEvent id="start_outer" />
            <bpmn:sequenceFlow id="flow_1" sourceRef="start_outer" targetRef="userTask_ask" />
            <bpmn:userTask id="userTask_ask" name="Ask" camunda:assignee="${workerId}" />
            <bpmn:sequenceFlow id="flow_2" sourceRef="userTask_ask" targetRef="subProcess_walk" />
            <bpmn:subProcess id="subProcess_walk">
              <bpmn:startEvent id="start_walk" />
              <bpmn:sequenceFlow id="flow_3" sourceRef="start_walk" targetRef="call_called" />
              <bpmn:callActivity id="call_called" calledElement="called-of-test" camunda:calledElementBinding="deployment">
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
              <bpmn:sequenceFlow id="flow_4" sourceRef="call_called" targetRef="end_walk" />
              <bpmn:endEvent id="end_walk" />
            </bpmn:subProcess>
            <bpmn:sequenceFlow id="flow_5" sourceRef="subProcess_walk" targetRef="end_outer" />
            <bpmn:endEvent id="end_outer" />
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

    static final String CALLED_MODEL = MODEL.formatted(CALLED, """
              <camunda:property name="partOf" value="outer-of-test" />
              <camunda:property name="variable:safetyLevel" value="decision(CALM|WATCH|URGENT|EMERGENCY)" />
              <camunda:property name="passed:safetyNow" value="decision(SAFE|UNSURE|NOT_SAFE|NOT_SAID)" />
              <camunda:property name="passed:safetySelf" value="decision(NO|THOUGHTS|PLAN|NOT_SAID)" />
              <camunda:property name="passed:safetyOthers" value="decision(NO|CONCERN|CHILD|DANGER_NOW|NOT_SAID)" />
            </camunda:properties></bpmn:extensionElements>
            <bpmn:startEvent id="start_called" />
            <bpmn:sequenceFlow id="flow_1" sourceRef="start_called" targetRef="decision_level" />
            <bpmn:businessRuleTask id="decision_level" camunda:decisionRef="safety-triage" camunda:mapDecisionResult="singleEntry" camunda:resultVariable="safetyLevel" />
            <bpmn:sequenceFlow id="flow_2" sourceRef="decision_level" targetRef="serviceTask_read" />
            <bpmn:serviceTask id="serviceTask_read" camunda:class="org.alongside.engine.NestedProcesses$ReadsAnswer" />
            <bpmn:sequenceFlow id="flow_3" sourceRef="serviceTask_read" targetRef="call_inner" />
            <bpmn:callActivity id="call_inner" calledElement="inner-of-test" camunda:calledElementBinding="deployment">
              <bpmn:extensionElements>
                <camunda:in businessKey="#{execution.processBusinessKey}" />
                <camunda:in source="journeyLabel" target="journeyLabel" />
                <camunda:in source="workerId" target="workerId" />
              </bpmn:extensionElements>
            </bpmn:callActivity>
            <bpmn:sequenceFlow id="flow_4" sourceRef="call_inner" targetRef="end_called" />
            <bpmn:endEvent id="end_called" />
            """, "");

    static final String INNER_MODEL = MODEL.formatted(INNER, """
              <camunda:property name="partOf" value="outer-of-test" />
            </camunda:properties></bpmn:extensionElements>
            <bpmn:startEvent id="start_inner" />
            <bpmn:sequenceFlow id="flow_1" sourceRef="start_inner" targetRef="userTask_talk" />
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

    /** Another module's process for the same journey: no part of the outer process. */
    static final String OTHER_MODEL = MODEL.formatted(OTHER, """
            </camunda:properties></bpmn:extensionElements>
            <bpmn:startEvent id="start_other" />
            <bpmn:sequenceFlow id="flow_1" sourceRef="start_other" targetRef="userTask_other" />
            <bpmn:userTask id="userTask_other" name="Other" camunda:assignee="${workerId}" />
            """, "");

    static final AtomicReference<@Nullable Object> READ = new AtomicReference<>();

    /** What a delegate of the called process finds. */
    public static class ReadsAnswer implements JavaDelegate {
        @Override
        public void execute(DelegateExecution execution) {
            assertThat(execution.hasVariable("safetyNow")).isTrue();
            READ.set(execution.getVariable("safetyNow"));
        }
    }

    private NestedProcesses() {}
}
