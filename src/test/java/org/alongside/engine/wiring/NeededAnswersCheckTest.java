package org.alongside.engine.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.alongside.engine.form.FormSchema;
import org.alongside.engine.wiring.model.Model;
import org.alongside.engine.wiring.model.ModelReader;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.records.RecordField;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever draws cannot take out the questions without which a policy is not asked. (CONSENT-08, REFER-06) */
class NeededAnswersCheckTest {
    private static final Wiring WIRING = Wiring.read();
    private static final Wiring.Code CODE = CheckedModels.code(
            Arrays.stream(RecordField.values()).map(RecordField::id).collect(Collectors.toSet()));

    @ParameterizedTest(name = "{2} in {0}")
    @CsvSource({
        "connect, userTask_welcome, connect.welcome, RecordExplanation, toldToSurvivor, CONSENT-08",
        "connect, userTask_welcome, connect.welcome, RecordExplanation, toldWhich, CONSENT-08",
        "support, userTask_recordSession, support.record-session, KeepSession, toldToSurvivor, CONSENT-08",
        "support, userTask_recordSession, support.record-session, KeepSession, toldWhich, CONSENT-08",
        "support, userTask_recordSession, support.record-session, KeepSession, sessionKind, REFER-06",
        "support, userTask_recordSession, support.record-session, KeepSession, sessionDate, REFER-06",
        "support, userTask_recordSession, support.record-session, KeepSession, whoWasThere, REFER-06",
    })
    @Proves({PolicyId.CONSENT_08, PolicyId.REFER_06})
    void aFormOfAContactWithoutTheQuestionIsRefused(
            String process, String task, String form, String delegate, String field, String policy) throws Exception {
        String problem = process + ", " + task + ": the form " + form + " does not ask for " + field + ", which "
                + delegate + " needs for " + policy + ". Please put the question with this key back, with the property"
                + " transient.";
        assertThat(withForm(
                        form, text -> text.replace("\"key\": \"" + field + "\"", "\"key\": \"" + field + "Other\"")))
                .contains(problem);
        assertThat(withForm(form, text -> without(text, field)))
                .as("as a text of the record")
                .contains(problem);
    }

    /** The property that the answer goes on in the process, taken off this field. */
    private static String without(String form, String field) {
        int at = form.indexOf("\"key\": \"" + field + "\"");
        return form.substring(0, at)
                + form.substring(at).replaceFirst("\"transient\": \"?true\"?", "\"feedback\": \"x\"");
    }

    @Test
    @Proves(PolicyId.CONSENT_08)
    void anotherFormForTheSameTaskIsRefusedAsWell() {
        assertThat(withModel("connect", text -> text.replace("\"connect.welcome\"", "\"connect.share\"")))
                .anyMatch(problem -> problem.contains("userTask_welcome: the form connect.share does not ask for"
                        + " toldToSurvivor, which RecordExplanation needs for CONSENT-08."));
    }

    @Test
    @Proves(PolicyId.CONSENT_08)
    void aFlowPastTheTaskIsRefused() {
        assertThat(
                        withModel(
                                "support",
                                text -> text.replace(
                                        "sourceRef=\"userTask_recordSession\" targetRef=\"serviceTask_keepSession\"",
                                        "sourceRef=\"callActivity_lookAtSafetyAtSession\" targetRef=\"serviceTask_keepSession\"")))
                .contains(
                        "support, serviceTask_keepSession: a flow comes from callActivity_lookAtSafetyAtSession, which asks"
                                + " for nothing, and KeepSession needs toldToSurvivor and toldWhich for CONSENT-08. Please lead the"
                                + " flow to a user task before it, whose form asks for that.");
    }

    private static List<String> withForm(String id, UnaryOperator<String> change) throws Exception {
        String before = Files.readString(Path.of("forms/journey/" + id + ".form"));
        String after = change.apply(before);
        assertThat(after).as("the change changes something").isNotEqualTo(before);
        Map<String, FormSchema> forms = new LinkedHashMap<>(WIRING.forms());
        forms.put(id, FormSchema.parse(after.getBytes(StandardCharsets.UTF_8)));
        return new Wiring(WIRING.models(), forms, WIRING.decisions()).problems(CODE);
    }

    private static List<String> withModel(String process, UnaryOperator<String> change) {
        Model model = java.util.Objects.requireNonNull(WIRING.models().get(process));
        String before = Bpmn.convertToString(model.bpmn());
        String after = change.apply(before);
        assertThat(after).as("the change changes something").isNotEqualTo(before);
        Map<String, Model> models = new LinkedHashMap<>(WIRING.models());
        models.put(
                process,
                new Model(
                        model.module(),
                        model.file(),
                        new ModelReader().read(new ByteArrayInputStream(after.getBytes(StandardCharsets.UTF_8)))));
        return new Wiring(models, WIRING.forms(), WIRING.decisions()).problems(CODE);
    }
}
