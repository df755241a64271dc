package org.alongside.engine.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.alongside.engine.form.FormSchema;
import org.alongside.engine.wiring.model.Model;
import org.alongside.engine.wiring.model.ModelReader;
import org.alongside.records.RecordField;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.xml.ModelException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever does not match between models, forms and code is found, and said in a sentence that names the box. */
class WiringTest {
    private static final Wiring.Code CODE = code();
    private static final Wiring WIRING = Wiring.read();

    @Test
    void whatIsDeployedMatches() {
        assertThat(WIRING.problems(CODE)).isEmpty();
    }

    @ParameterizedTest(name = "{1} becomes {2}")
    @CsvSource(
            delimiter = ';',
            value = {
                "first-contact;${openJourney};${openJurney};serviceTask_openJourney: ${openJurney} is no delegate",
                "first-contact;${openJourney};${findWorker};FindWorker does not say that it belongs here",
                "connect;'formRef=\"connect.welcome\"';'formRef=\"connect.wellcome\"';there is no form connect.wellcome",
                "survivor-journey;'formRefBinding=\"deployment\"';'formRefBinding=\"latest\"';formRefBinding must be deployment",
                "survivor-journey;'name=\"journey.paused\"';'name=\"journey.pausd\"';awaits the messages",
                "connect;'escalationCode=\"journey.notNow\"';'escalationCode=\"\"';its escalation has no code",
                "look-at-safety;'decisionRef=\"safety-triage\"';'decisionRef=\"triage\"';there is no decision triage",
                "survivor-journey;'calledElement=\"match-worker\"';'calledElement=\"match\"';there is no process match",
                "support;'value=\"boolean\"';'value=\"text\"';has the type text",
                "connect;'name=\"variable:consentDecision\"';'name=\"variable:consent\"';which the process does not declare",
                "support;${whatNext == 'SESSION'};${next == 'SESSION'};reads next",
                "support;${whatNext == 'SESSION'};${whatNext.length() > 3};tests more than one named variable",
                "survivor-journey;historyTimeToLive;versionTag;historyTimeToLive is missing",
                "connect;CONSENT-04;CONSENT-44;CONSENT-44, which is no rule that the service holds",
                "match-worker;'assignee=\"${offeredWorkerId}\"';'assignee=\"worker1\"';is not one declared variable",
                "match-worker;'candidateGroups=\"supervisor\"';'candidateGroups=\"everybody\"';there is no group everybody",
                "match-worker;${offerExpiresOn}</bpmn:timeDate>;2030-01-01</bpmn:timeDate>;is not one declared variable",
                "match-worker;'delegateExpression=\"${findWorker}\"';'class=\"java.lang.Runtime\"';is no delegate",
                "match-worker;${offerAnswer == 'ACCEPT'};${offerAnswer == 'ACCEPTED'};it waits for offerAnswer to be ACCEPTED, which it never is. Is ACCEPT meant?",
                "connect;decision(YES|MORE_TIME|NOT_NOW);decision(YES|NOT_NOW);userTask_recordConsent: the form connect.record-consent lets consentDecision be [MORE_TIME]",
                "look-at-safety;decision(CALM|WATCH|URGENT|EMERGENCY);decision(CALM|WATCH|URGENT);the decision can be [EMERGENCY], which the variable safetyLevel does not take",
                "first-contact;${openJourney};${openJurney};Is openJourney meant?",
                "support;${whatNext == 'LEAVE'};${whatNext == 'PAUSE'};gateway_whatNext: no flow goes on when whatNext is LEAVE",
                "safety-concern;serviceTask_closeConcern;Activity_0x1y2z3;the id was generated",
                "connect;flow_fromShare_toIsSomethingElseNeeded;Flow_1bbbbbb;Flow_1bbbbbb: the id was generated",
                "connect;targetRef=\"endEvent_sharedEnough\";targetRef=\"gateway_sharingBegins\";gateway_sharingBegins: no end can be reached from here, nor from",
            })
    void aModelThatDoesNotMatchIsFound(String process, String from, String to, String sentence) {
        assertThat(problems(process, text -> text.replace(from, to))).anyMatch(problem -> problem.contains(sentence));
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = ';',
            value = {
                "id=\"serviceTask_reopenJourney\";id=\"serviceTask_reopenJourney\" camunda:modelerTemplate=\"org.alongside.join-group.serviceTask\";it uses the template org.alongside.join-group.serviceTask, which is for another process",
                "<camunda:executionListener delegateExpression=\"${rememberStep}\" event=\"start\"/>;<camunda:properties><camunda:property name=\"policy1\" value=\"CONSENT-44\"/></camunda:properties>;CONSENT-44, which is no rule that the service holds",
                "<camunda:executionListener delegateExpression=\"${rememberStep}\" event=\"start\"/>;<camunda:properties><camunda:property name=\"message\" value=\"journey.paused\"/></camunda:properties>;its template says that it waits for journey.paused, but it waits for no message",
            })
    void whatATemplateChoseIsHeldAgainstTheModel(String from, String to, String sentence) {
        assertThat(problems("survivor-journey", text -> text.replace(from, to)))
                .anyMatch(problem -> problem.contains(sentence));
    }

    @Test
    void aBoxThatIsMissingFromTheDiagramIsFound() {
        List<String> problems = problems(
                "offence-overlap",
                text -> text.replaceAll(
                        "(?s)<bpmndi:BPMNShape [^>]*bpmnElement=\"serviceTask_recordOutcome\".*?</bpmndi:BPMNShape>",
                        ""));
        assertThat(problems)
                .anyMatch(problem -> problem.contains("serviceTask_recordOutcome: it is missing from the diagram"));
    }

    /** Camunda's own reader refuses each of these as well. */
    @ParameterizedTest(name = "{0} becomes {1}.")
    @CsvSource(
            delimiter = ';',
            value = {
                "'<bpmn:process ';'<bpmn:proces '",
                "'<bpmn:process ';'<bpmn:process unknown=\"x\" '",
                "'<bpmn:serviceTask ';'<bpmn:serviceTask isForCompensation=\"perhaps\" '",
                "'id=\"serviceTask_recordOutcome\"';'id=\"0 is no id\"'",
                "'</bpmn:process>';'<bpmn:endEvent id=\"serviceTask_recordOutcome\" /></bpmn:process>'",
                "'</bpmn:process>';'<bpmn:sequenceFlow id=\"flow_nowhere\" /></bpmn:process>'",
                "'</bpmn:process>';'<bpmn:nothing /></bpmn:process>'",
                "'</bpmn:process>';''",
                "'<bpmn:definitions ';'<!DOCTYPE x [<!ENTITY y SYSTEM \"file:///etc/hostname\">]><bpmn:definitions '",
                "'http://www.omg.org/spec/BPMN/20100524/MODEL';'http://www.omg.org/spec/BPMN/20100524/MODEL2'",
            })
    void whatIsNoBpmnIsRefused(String from, String to) throws Exception {
        String before = Files.readString(Path.of("processes/safety/offence-overlap.bpmn"));
        String after = before.replace(from, to == null ? "" : to);
        assertThat(after).as("the change changes something").isNotEqualTo(before);

        assertThatThrownBy(() -> Bpmn.readModelFromStream(stream(after))).isInstanceOf(ModelException.class);
        assertThatThrownBy(() -> new ModelReader().read(stream(after))).isInstanceOf(ModelException.class);
        assertThat(new ModelReader().read(stream(before)).getDefinitions()).isNotNull();
    }

    @Test
    void anEscalationThatNobodyCatchesIsFound() {
        List<String> problems = problems(
                "survivor-journey",
                text -> text.replaceFirst(
                        "<bpmn:escalationEventDefinition [^>]*escalation_boundaryEvent_leaving\"[^>]*",
                        "<bpmn:messageEventDefinition id=\"another\" messageRef=\"Message_journeyEnded\" /"));
        assertThat(problems).anyMatch(problem -> problem.contains("survivor-journey, escalations: journey.notNow,"));
    }

    @Test
    void aDelegateThatNoBoxNamesIsFound() {
        List<String> problems = problems(
                "offence-overlap", text -> text.replace("serviceTask_recordOutcome", "serviceTask_recordResult"));
        assertThat(problems).anyMatch(problem -> problem.contains("RecordOutcome says that it does"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "'\"record\": \"told.what\"';'\"other\": \"x\"';has no place in the record",
                "'\"record\": \"told.what\"';'\"record\": \"told.wat\"';the record has no field told.wat",
            })
    void aFormThatDoesNotMatchIsFound(String from, String to, String sentence) throws Exception {
        byte[] content = ClassLoader.getSystemResourceAsStream("forms/journey/survivor-journey.first-contact.form")
                .readAllBytes();
        String text = new String(content, StandardCharsets.UTF_8);
        assertThat(text).contains(from);
        FormSchema form = FormSchema.parse(text.replace(from, to).getBytes(StandardCharsets.UTF_8));
        assertThat(form.problems(CODE.recordFields(), CODE.options())).anyMatch(problem -> problem.contains(sentence));
    }

    @Test
    void aTaskForWhichNoTemplateWasChosenIsFound() {
        assertThat(problems("connect", text -> text.replace("bpmn:userTask", "bpmn:task")
                        .replaceAll("(<bpmn:task [^>]*) implementation=\"[^\"]*\"", "$1")))
                .anyMatch(problem ->
                        problem.contains("userTask_welcome: this task does nothing. Please choose a template"));
    }

    @Test
    void aGatewayWhoseOnlyFlowHasAConditionIsFound() {
        assertThat(problems("connect", text -> {
                    String left = text;
                    for (String flow : List.of(
                            "flow_fromWhatDidTheyDecide_toNotNow", "flow_fromWhatDidTheyDecide_toDecisionBegins")) {
                        left = left.replaceAll("(?s)<bpmn:sequenceFlow id=\"" + flow + "\".*?</bpmn:sequenceFlow>", "")
                                .replaceAll("<bpmn:(incoming|outgoing)>" + flow + "</bpmn:(incoming|outgoing)>", "")
                                .replaceAll(
                                        "(?s)<bpmndi:BPMNEdge [^>]*bpmnElement=\"" + flow + "\".*?</bpmndi:BPMNEdge>",
                                        "");
                    }
                    return left;
                }))
                .anyMatch(problem -> problem.contains("gateway_whatDidTheyDecide: its only flow has a condition"))
                .anyMatch(problem -> problem.contains("no flow goes on when consentDecision is MORE_TIME or NOT_NOW"));
    }

    @Test
    void aConditionOnWhatIsKeptInTheRecordIsFound() throws Exception {
        assertThat(problemsWithForm(
                        "journey/keep-door-open.keep-door-open",
                        text -> text.replace("\"transient\": \"true\"", "\"record\": \"pause.note\"")))
                .anyMatch(
                        problem -> problem.contains(
                                "reads doorChoice, which is kept in the record and not known here."
                                        + " Please give the question of keep-door-open.keep-door-open.form the property transient"));
    }

    @Test
    void whatFollowsFromAFileThatCannotBeReadIsNotSaid() {
        Map<String, Model> models = new LinkedHashMap<>(WIRING.models());
        models.remove("connect");
        Wiring missing = new Wiring(models, WIRING.forms(), WIRING.decisions());
        String unreadable = "connect.bpmn: it cannot be read: because.";
        Wiring broken = new Wiring(models, WIRING.forms(), WIRING.decisions(), List.of(unreadable));

        assertThat(missing.problems(CODE))
                .anyMatch(problem -> problem.contains("there is no process connect."))
                .anyMatch(problem -> problem.contains("belongs to connect, which is no process"));
        assertThat(broken.problems(CODE))
                .contains(unreadable)
                .noneMatch(problem -> problem.contains("no process connect") || problem.contains("belongs to connect"));
    }

    @Test
    void aTaskWithTheFormOfSurvivorsIsFound() {
        assertThat(problems(
                        "connect",
                        text -> text.replace(
                                "camunda:formRef=\"connect.share\"", "camunda:formRef=\"client-assessment.form2\"")))
                .anyMatch(problem -> problem.contains("must not come to a process"));
    }

    @Test
    void withoutAFormOnlyTheFormIsMissed() {
        assertThat(problems("connect", text -> text.replaceFirst(" camunda:formRef=\"connect.share\"", "")))
                .anyMatch(problem -> problem.contains("userTask_share: a user task needs a form"))
                .noneMatch(problem -> problem.contains("neither declared nor asked by a form"));
    }

    @Test
    void aBoxWithoutASentenceOfDocumentationIsFound() {
        assertThat(problems(
                        "safety-concern",
                        text -> text.replaceFirst(
                                "<bpmn:documentation[^>]*>Closes the concern[^<]*</bpmn:documentation>", "")))
                .anyMatch(problem ->
                        problem.contains("serviceTask_closeConcern: a sentence of documentation is missing"));
    }

    @Test
    void aGatewayThatWaitsForAnAnswerWhichNeedNotBeGivenIsFound() throws Exception {
        String required = "(\"key\": \"whatNext\",(?s:.*?))\"required\": true";
        assertThat(problemsWithForm(
                        "journey/support.walk-alongside", text -> text.replaceFirst(required, "$1\"required\": false")))
                .anyMatch(problem -> problem.contains("support, gateway_whatNext: no flow goes on when whatNext has no"
                        + " answer. Please make the question of support.walk-alongside.form required"));
    }

    @ParameterizedTest(name = "{1} in {0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "safety/safety-concern.act-now;{{whoActs}};{{whoAct}};whoAct",
                "safety/safety-concern.act-now;{{numbersToCall}};{{ numbers to call }};numbers to call",
                "groups/leave-group.tell-member;{{groupLabel}};{{groupLabel;groupLabel",
                "groups/leave-group.tell-member;'\"label\": \"';'\"label\": \"{{name}} ';name",
            })
    void aTextThatShowsWhatIsNotThereIsFoundWithFileAndName(String file, String from, String to, String shown)
            throws Exception {
        assertThat(problemsWithForm(file, text -> text.replace(from, to))).anySatisfy(problem -> assertThat(problem)
                .contains(file.substring(file.indexOf('/') + 1) + ".form")
                .contains("shows {{" + shown));
    }

    @Test
    void whatIsShownStandsInTheWordsInWhichItWasAsked() throws Exception {
        Map<String, Map<String, String>> asked = new HashMap<>();
        Map<String, Map<String, String>> shown = new HashMap<>();
        try (Stream<Path> files = Files.walk(Path.of("forms"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                for (JsonNode field : new ObjectMapper().readTree(file.toFile()).findParents("properties")) {
                    Map<String, String> words = new HashMap<>();
                    field.path("values")
                            .forEach(value -> words.put(
                                    value.path("value").asText(),
                                    value.path("label").asText()));
                    JsonNode properties = field.path("properties");
                    if (properties.has("record") && !words.isEmpty()) {
                        asked.put(properties.path("record").asText(), words);
                    } else if (properties.has("show")) {
                        shown.put(
                                file.getFileName() + " "
                                        + properties.path("show").asText(),
                                words);
                    }
                }
            }
        }
        assertThat(asked).containsKeys("contact.channel", "contact.voicemail", "offending.outcome");
        shown.forEach((where, words) -> {
            Map<String, String> before = asked.get(where.substring(where.indexOf(' ') + 1));
            if (before != null) {
                assertThat(words).as(where).isEqualTo(before);
            }
        });
    }

    private static List<String> problemsWithForm(String file, UnaryOperator<String> change) throws IOException {
        String before = new String(
                ClassLoader.getSystemResourceAsStream("forms/" + file + ".form").readAllBytes(),
                StandardCharsets.UTF_8);
        String after = change.apply(before);
        assertThat(after).as("the change changes something").isNotEqualTo(before);
        FormSchema form = FormSchema.parse(after.getBytes(StandardCharsets.UTF_8));
        Map<String, FormSchema> forms = new LinkedHashMap<>(WIRING.forms());
        forms.put(form.id(), form);
        return new Wiring(WIRING.models(), forms, WIRING.decisions()).problems(CODE);
    }

    private static List<String> problems(String process, UnaryOperator<String> change) {
        Wiring wiring = WIRING;
        Model model = java.util.Objects.requireNonNull(wiring.models().get(process));
        String before = Bpmn.convertToString(model.bpmn());
        String after = change.apply(before);
        assertThat(after).as("the change changes something").isNotEqualTo(before);
        Map<String, Model> models = new LinkedHashMap<>(wiring.models());
        models.put(process, new Model(model.module(), model.file(), read(after)));
        return new Wiring(models, wiring.forms(), wiring.decisions()).problems(CODE);
    }

    private static org.camunda.bpm.model.bpmn.BpmnModelInstance read(String text) {
        return new ModelReader().read(stream(text));
    }

    private static ByteArrayInputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Wiring.Code code() {
        Set<String> fields = new HashSet<>();
        for (RecordField field : RecordField.values()) {
            fields.add(field.id());
        }
        return CheckedModels.code(fields);
    }
}
