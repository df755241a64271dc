package org.alongside.engine.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.alongside.access.CurrentOrganisation;
import org.alongside.engine.FormRecord;
import org.alongside.engine.Processes;
import org.alongside.engine.VariableValues;
import org.alongside.engine.wiring.WiredCode;
import org.alongside.engine.wiring.Wiring;
import org.alongside.ids.JourneyId;
import org.alongside.proof.Executed;
import org.alongside.testing.ProcessTest;
import org.alongside.testing.walk.Survivors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.community.process_test_coverage.core.engine.ExcludeFromProcessCoverage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** A release that could not go on with what runs does not start, and says what is missing where. */
@ProcessTest
@ExcludeFromProcessCoverage
@Tag(Executed.NO_PROOF)
class EarlierVersionsProcessTest {
    private static final String MODEL = """
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="test">
            <bpmn:process id="%1$s" isExecutable="true" camunda:historyTimeToLive="P1D">
            <bpmn:startEvent id="start_%1$s" />
            <bpmn:sequenceFlow id="flow_1" sourceRef="start_%1$s" targetRef="userTask_%1$s" />
            <bpmn:userTask id="userTask_%1$s" name="Wait" camunda:assignee="worker1" %2$s />
            <bpmn:sequenceFlow id="flow_2" sourceRef="userTask_%1$s" targetRef="later_%1$s" />
            %3$s
            </bpmn:process>
            </bpmn:definitions>
            """;
    private static final String EARLIER = MODEL.formatted("earlier-of-test", "", """
            <bpmn:serviceTask id="later_earlier-of-test" camunda:delegateExpression="${thereWasOnce}">
              <bpmn:extensionElements>
                <camunda:executionListener event="start" delegateExpression="${noticedOnce}" />
              </bpmn:extensionElements>
            </bpmn:serviceTask>
            <bpmn:sequenceFlow id="flow_3" sourceRef="later_earlier-of-test" targetRef="call_further" />
            <bpmn:callActivity id="call_further" calledElement="further-of-test" camunda:calledElementBinding="deployment" />
            """);
    private static final String FURTHER = MODEL.formatted(
            "further-of-test", "camunda:formRef=\"further-of-test.say\" camunda:formRefBinding=\"deployment\"", """
            <bpmn:endEvent id="later_further-of-test" />
            """);
    private static final String FORM = """
            {"id": "further-of-test.say", "type": "default", "components": [
              {"type": "textarea", "key": "said", "label": "Said {{whoSaid}}", "properties": {"record": "told.once"}}]}
            """;

    @Autowired
    ProcessEngine engine;

    @Autowired
    AlongsideEnginePlugin setup;

    @Autowired
    WiredCode code;

    @Autowired
    FormRecord record;

    @Autowired
    RepositoryService repository;

    @Autowired
    Processes processes;

    @Autowired
    Survivors survivors;

    String deployment = "";

    @BeforeEach
    void deployed() {
        deployment = repository
                .createDeployment()
                .addString("earlier-of-test.bpmn", EARLIER)
                .addString("further-of-test.bpmn", FURTHER)
                .addString("further-of-test.say.form", FORM)
                .deploy()
                .getId();
    }

    @AfterEach
    void gone() {
        repository.deleteDeployment(deployment, true);
    }

    private AlongsideEnginePlugin.Started now() {
        return new AlongsideEnginePlugin.Started(Wiring.read(), code.read(record.fieldIds()));
    }

    private List<String> problems() {
        return EarlierVersionsCheck.problems(engine, now().wiring(), now().code());
    }

    private void begins() {
        CurrentOrganisation.runAs(
                "demo", () -> processes.start("earlier-of-test", JourneyId.random(), VariableValues.none()));
    }

    @Test
    void whatDoesNotRunNeedsNothing() {
        survivors.inSupport();
        assertThat(problems()).isEmpty();
    }

    @Test
    void whatIsMissingForWhatRunsOrWillBeCalledIsNamed() {
        begins();
        assertThat(problems())
                .containsExactlyInAnyOrder(
                        "version 1 of earlier-of-test, later_earlier-of-test: there is no delegate ${thereWasOnce} any more",
                        "version 1 of earlier-of-test, later_earlier-of-test: there is no delegate ${noticedOnce} any more",
                        "version 1 of further-of-test, userTask_further-of-test: further-of-test.say.form, said: the record has"
                                + " no field told.once. Please choose one of docs/record-fields.md.",
                        "version 1 of further-of-test, userTask_further-of-test: nothing provides the text {{whoSaid}} of"
                                + " further-of-test.say");
    }

    @Test
    void theServiceDoesNotStart() {
        assertThat(now()).satisfies(started -> setup.refuseWhatCannotGoOn(engine, started));
        begins();
        assertThatThrownBy(() -> setup.refuseWhatCannotGoOn(engine, now()))
                .isInstanceOfSatisfying(ModelsRefusedException.class, refused -> {
                    FailureAnalysis said = new ModelsRefusedFailureAnalyzer()
                            .analyze(new BeanCreationException("The engine.", refused));
                    assertThat(said.getDescription())
                            .startsWith(
                                    "What runs on earlier versions of the models could not go on with this release:")
                            .contains("there is no delegate ${thereWasOnce} any more")
                            .doesNotContain("bin/take-along");
                    assertThat(said.getAction()).contains("bin/take-along");
                });
    }
}
