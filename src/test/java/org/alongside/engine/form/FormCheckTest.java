package org.alongside.engine.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.alongside.policy.Refused;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngineFactory;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.spin.plugin.variable.SpinValues;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the server makes of a submission, whoever sent it and whatever the browser checked before. */
class FormCheckTest {
    private static final Conditions CONDITIONS = new Conditions(new ScalaFeelEngineFactory().createInstance());

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);

    private static final String FORM = """
            {"id": "test.form", "type": "default", "components": [
              {"type": "text", "text": "Hello"},
              {"type": "textfield", "key": "name", "label": "Name", "properties": {"record": "contact.alias"},
               "validate": {"required": true, "minLength": 2, "maxLength": 10, "pattern": "^[^<]*$"}},
              {"type": "textarea", "key": "story", "label": "Story", "properties": {"record": "share.home"}},
              {"type": "number", "key": "minutes", "label": "Minutes", "validate": {"min": 1, "max": 600}},
              {"type": "checkbox", "key": "agreed", "label": "Agreed"},
              {"type": "checkbox", "key": "seen", "label": "Seen", "validate": {"required": true},
               "conditional": {"hide": "=agreed != true"}},
              {"type": "radio", "key": "next", "label": "Next", "properties": {"transient": "true"},
               "values": [{"label": "Stay", "value": "STAY"}, {"label": "Go", "value": "GO"}]},
              {"type": "checklist", "key": "points", "label": "Points", "properties": {"transient": "true"},
               "values": [{"label": "A", "value": "A"}, {"label": "B", "value": "B"}]},
              {"type": "select", "key": "worker", "label": "Worker", "valuesKey": "eligible"},
              {"type": "datetime", "subtype": "date", "key": "day", "label": "Day"},
              {"type": "datetime", "subtype": "date", "key": "met", "dateLabel": "Met on",
               "properties": {"earliest": "-P1Y", "latest": "P0D"}},
              {"type": "datetime", "subtype": "date", "key": "again", "dateLabel": "Ask again on",
               "properties": {"earliest": "P1D", "latest": "P1Y"}},
              {"type": "textfield", "key": "shown", "label": "Shown", "properties": {"show": "contact.alias"}},
              {"type": "dynamiclist", "path": "people", "label": "People", "properties": {"record": "person.keyPeople"},
               "components": [{"type": "textfield", "key": "who", "label": "Who", "validate": {"maxLength": 5}}]},
              {"type": "group", "label": "Group", "conditional": {"hide": "=kind = \\"NONE\\""}, "components": [
                {"type": "textfield", "key": "inGroup", "label": "In the group", "properties": {"record": "share.leisure"}}]}
            ]}
            """;

    @Test
    void sortsAnswersByWhereTheyBelong() {
        FormCheck.Answers answers =
                check(Map.of("name", "Rangi", "story", "Long ago", "minutes", 30, "next", "GO", "agreed", false));

        assertThat(answers.forRecord).containsEntry("contact.alias", "Rangi").containsEntry("share.home", "Long ago");
        assertThat(answers.forNextStep).containsEntry("next", "GO").containsEntry("points", null);
        assertThat(answers.variables)
                .containsEntry("minutes", 30)
                .containsEntry("agreed", false)
                .doesNotContainKeys("name", "story", "next", "shown");
    }

    @Test
    void keepsTwentyThousandCharactersOfAnyScriptUnchanged() {
        String text = "ā😀<b>${''.getClass()}</b>\n".repeat(1000).substring(0, 20_000);
        assertThat(check(Map.of("name", "Rangi", "story", text)).forRecord).containsEntry("share.home", text);
    }

    @ParameterizedTest
    @ValueSource(ints = {20_001, 100_000})
    void refusesLongerText(int length) {
        refuses(Map.of("name", "Rangi", "story", "x".repeat(length)), "“Story” is too long: " + length + " of 20000");
    }

    @Test
    void countsCharactersAsPeopleDo() {
        assertThat(check(Map.of("name", "😀".repeat(10))).forRecord).containsKey("contact.alias");
    }

    @Test
    void refusesWhatTheFormDoesNotAsk() {
        refuses(Map.of("name", "Rangi", "role", "admin"), "does not ask for one of the answers");
    }

    @Test
    void namesEverythingThatIsWrongAtOnce() {
        refuses(
                Map.of("minutes", 601, "next", "FLY"),
                "“Name” needs an answer.",
                "“Minutes” needs to be a number from 1 to 600.",
                "“Next”: please choose");
    }

    @Test
    void refusesWrongTypes() {
        refuses(Map.of("name", 5), "“Name” needs to be text");
        refuses(Map.of("name", "Rangi", "minutes", "30"), "“Minutes” needs to be a number");
        refuses(Map.of("name", "Rangi", "minutes", Double.NaN), "“Minutes” needs to be a number");
        refuses(Map.of("name", "Rangi", "agreed", "yes"), "“Agreed” needs to be ticked");
        refuses(Map.of("name", "Rangi", "day", "tomorrow"), "“Day” needs to be a date");
        refuses(Map.of("name", "Rangi", "day", "0001-01-01"), "check the year");
        refuses(Map.of("name", "Rangi", "points", "A"), "“Points”: please choose");
        refuses(Map.of("name", "Rangi", "people", "everybody"), "“People” needs to be a list");
    }

    @Test
    void refusesSerialisedObjectsAndFilesWithoutOpeningThem() {
        VariableMap submitted = Variables.createVariables()
                .putValueTyped(
                        "name",
                        Variables.serializedObjectValue("rO0AB")
                                .objectTypeName("x.Y")
                                .create());
        assertThatThrownBy(() -> check(submitted)).hasMessageContaining("not understood");
        VariableMap file = Variables.createVariables()
                .putValueTyped(
                        "name", Variables.fileValue("a.txt").file(new byte[1]).create());
        assertThatThrownBy(() -> check(file)).hasMessageContaining("not understood");
    }

    @Test
    void refusesCharactersThatNobodyTypes() {
        refuses(Map.of("name", "Ra\u0000ngi"), "“Name” holds a character that cannot be kept");
    }

    @Test
    void holdsToLengthAndPattern() {
        refuses(Map.of("name", "R"), "“Name” is too short");
        refuses(Map.of("name", "<Rangi>"), "“Name” is not written the way");
    }

    @Test
    void asksForHiddenFieldsOnlyWhenTheyShow() {
        assertThat(check(Map.of("name", "Rangi")).variables).containsEntry("seen", false);
        refuses(Map.of("name", "Rangi", "agreed", true), "“Seen” needs an answer");
        refuses(Map.of("name", "Rangi", "seen", true), "“Seen” is not asked for here");
    }

    @Test
    void whatAHiddenGroupHoldsIsHidden() {
        assertThatThrownBy(() -> check(Map.of("name", "Rangi", "inGroup", "x"), Map.of("kind", "NONE")))
                .hasMessageContaining("“In the group” is not asked for here");
        assertThat(check(Map.of("name", "Rangi", "inGroup", "x"), Map.of("kind", "SOME")).forRecord)
                .containsEntry("share.leisure", "x");
    }

    @Test
    void takesOnlyOptionsThatTheDataOffersNow() {
        assertThat(check(Map.of("name", "Rangi", "worker", "worker1")).variables)
                .containsEntry("worker", "worker1");
        refuses(Map.of("name", "Rangi", "worker", "worker9"), "“Worker”: please choose");
    }

    @Test
    void readsListsAndTheirRows() {
        assertThat(check(json("people", "[{\"who\":\"Aunt\"},{}]")).forRecord)
                .containsEntry("person.keyPeople", List.of(Map.of("who", "Aunt")));
        assertThatThrownBy(() -> check(json("people", "[{\"who\":\"Grandmother\"}]")))
                .hasMessageContaining("“People”, row 1: “Who” is too long");
        assertThatThrownBy(() -> check(json("people", "[{\"who\":\"Aunt\",\"secret\":1}]")))
                .hasMessageContaining("does not ask");
        assertThatThrownBy(() -> check(json("people", "[" + "{},".repeat(50) + "{}]")))
                .hasMessageContaining("room for 50");
        assertThatThrownBy(() -> check(json("people", "[{"))).hasMessageContaining("not understood");
    }

    @Test
    void anEmptiedListClearsWhatWasKept() {
        assertThat(check(json("people", "[]")).forRecord).containsEntry("person.keyPeople", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-11-26", "2026-11-26"})
    void takesDaysAtTheEdgeOfWhatMayBe(String day) {
        assertThat(check(Map.of("name", "Rangi", "met", day)).variables).containsKey("met");
    }

    @Test
    void refusesDaysThatCannotBe() {
        for (String day : List.of("2026-02-31", "2026-02-29", "31/02/2026", "yesterday", "2026-2-3")) {
            refuses(Map.of("name", "Rangi", "met", day), "“Met on” needs to be a date.");
        }
        String past = "“Met on” needs to be a day from 26 November 2025 to 26 November 2026.";
        for (String day : List.of("2026-11-27", "2030-01-01", "2025-11-25", "1926-01-01")) {
            refuses(Map.of("name", "Rangi", "met", day), past);
        }
        String future = "“Ask again on” needs to be a day from 27 November 2026 to 26 November 2027.";
        for (String day : List.of("2026-11-26", "2027-11-27", "2106-01-01")) {
            refuses(Map.of("name", "Rangi", "again", day), future);
        }
    }

    @Test
    void aDateThatDoesNotSayWhichDaysItMayNameIsAProblemOfTheForm() {
        FormSchema form = FormSchema.parse(FORM.getBytes(StandardCharsets.UTF_8));
        assertThat(form.problems(form.recordFields(), form.valuesKeys()))
                .containsExactly("test.form: day does not say by earliest and latest which days it may name.");
        assertThatThrownBy(
                        () -> FormSchema.parse(FORM.replace("-P1Y", "last year").getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("periods such as");
    }

    @Test
    void acceptsNothingBackIntoWhatIsOnlyShown() {
        FormCheck.Answers answers = check(Map.of("name", "Rangi", "shown", "Somebody else"));
        assertThat(answers.forRecord).containsEntry("contact.alias", "Rangi");
    }

    @ParameterizedTest
    @ValueSource(strings = {"taglist", "html", "iframe", "expression", "unknown"})
    void aFormWithFieldsThatTheServerCannotCheckIsNotTaken(String type) {
        String form = "{\"id\":\"x\",\"components\":[{\"type\":\"" + type + "\",\"key\":\"a\"}]}";
        assertThatThrownBy(() -> FormSchema.parse(form.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static VariableMap json(String key, String text) {
        return Variables.createVariables()
                .putValue("name", "Rangi")
                .putValueTyped(key, SpinValues.jsonValue(text).create());
    }

    private static FormCheck.Answers check(Map<String, Object> submitted) {
        return check(submitted, Map.of());
    }

    private static FormCheck.Answers check(Map<String, Object> submitted, Map<String, Object> known) {
        FormSchema form = FormSchema.parse(FORM.getBytes(StandardCharsets.UTF_8));
        VariableMap map = submitted instanceof VariableMap typed ? typed : Variables.fromMap(new HashMap<>(submitted));
        return new FormCheck(form, CONDITIONS, key -> Set.of("worker1", "worker2"), TODAY).check(map, known);
    }

    private static void refuses(Map<String, Object> submitted, String... sentences) {
        assertThatThrownBy(() -> check(submitted))
                .isInstanceOf(Refused.class)
                .hasMessageContainingAll(sentences)
                .hasMessageNotContaining("Rangi");
    }
}
