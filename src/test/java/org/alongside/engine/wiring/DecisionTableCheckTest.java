package org.alongside.engine.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.model.dmn.Dmn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A gap, an overlap, a rule that is never reached and a misspelt value of a decision table are found. */
class DecisionTableCheckTest {
    @Test
    void ourTableDecidesEverything() throws IOException {
        assertThat(problems("x", "x")).isEmpty();
    }

    @ParameterizedTest(name = "{0} becomes {1}")
    @CsvSource(
            delimiter = ';',
            value = {
                "hitPolicy=\"FIRST\";hitPolicy=\"UNIQUE\";decision table: rule_safeInEveryWay and rule_notAsked both decide (safetyNow SAFE, safetySelf NO, safetyOthers NO)",
                "<text>\"DANGER_NOW\"</text>;<text>\"DANGR_NOW\"</text>;rule_somebodyIsInDanger: DANGR_NOW is no value of safetyOthers. Is DANGER_NOW meant?",
                "<text>\"DANGER_NOW\"</text>;<text></text>;rule_planAndNotSafe: it is never reached",
                "<text>\"CALM\"</text>;<text>\"CALMER\"</text>;rule_safeInEveryWay: CALMER is no value of the output level. Is CALM meant?",
                "<text>\"CALM\"</text>;<text></text>;rule_safeInEveryWay: it decides nothing",
                "<text>\"CHILD\"</text>;<text>safetyOthers.length() > 3</text>;rule_childMayNotBeSafe: the entry safetyOthers.length() > 3 under safetyOthers cannot be checked",
                "<text>\"SAFE\",\"UNSURE\",\"NOT_SAFE\",\"NOT_SAID\"</text>;<text></text>;input_safetyNow: the input of type string has no list of values",
            })
    void aTableThatIsNotWholeIsFound(String from, String to, String sentence) throws IOException {
        assertThat(problems(from, to)).anyMatch(problem -> problem.startsWith("safety-triage, " + sentence));
    }

    @Test
    void anAnswerThatNoRuleDecidesIsFound() throws IOException {
        String text = Files.readString(Path.of("processes/safety/safety-triage.dmn"));
        String without = text.replaceAll("(?s)<rule id=\"rule_notAsked\">.*?</rule>", "");
        assertThat(without).isNotEqualTo(text);
        assertThat(check(without))
                .singleElement()
                .asString()
                .startsWith(
                        "safety-triage, decision table: no rule decides (safetyNow SAFE, safetySelf NO, safetyOthers NOT_SAID),")
                .endsWith("Please add a rule, or a last one that decides whatever is left.");
    }

    @Test
    void listsAndNegationsAreRead() throws IOException {
        String text = Files.readString(Path.of("processes/safety/safety-triage.dmn"));
        assertThat(check(text.replace("<text>\"CHILD\"</text>", "<text>\"CHILD\", \"DANGER_NOW\"</text>")))
                .isEmpty();
        assertThat(check(text.replace("<text>\"DANGER_NOW\"</text>", "<text>not(\"NO\", \"CHILD\")</text>")))
                .anyMatch(problem -> problem.startsWith("safety-triage, rule_concernForOthers: it is never reached"));
    }

    private static List<String> problems(String from, String to) throws IOException {
        String text = Files.readString(Path.of("processes/safety/safety-triage.dmn"));
        assertThat(text).contains(from);
        return check(text.replace(from, to == null ? "" : to));
    }

    private static List<String> check(String text) {
        List<String> problems = new ArrayList<>();
        DecisionTableCheck.check(
                "safety-triage",
                Dmn.readModelFromStream(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))),
                problems);
        return problems;
    }
}
