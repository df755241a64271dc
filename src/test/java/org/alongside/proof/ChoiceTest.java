package org.alongside.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ChoiceTest {
    private static final Map<String, Set<String>> EXECUTED = Map.of(
            "LeaveProcessTest", Set.of("leave/a", "leave/b", "support/a", "GROUP-01 allowed"),
            "SupportProcessTest", Set.of("leave/a", "support/a", "support/b", "GROUP-01 allowed", "GROUP-02 allowed"),
            "PageIT", Set.of("leave/a", "leave/c", "GROUP-01 refused"),
            "TableIT", Set.of("GROUP-03 shown"));

    private static Map<String, Set<String>> chosen(String row, Map<String, Set<String>> claims) {
        return Choice.choose(Set.of(row), claims, EXECUTED, EXECUTED.keySet());
    }

    @Test
    void aTestThatDoesLittleElseComesFirstAndOneOverHttpOnlyWhereNoOtherPasses() {
        Map<String, Set<String>> many = Map.of(
                "ATest", Set.of("leave/a"),
                "BTest", Set.of("leave/a", "support/a"),
                "CTest", Set.of("leave/a", "leave/b", "support/a"),
                "DTest", Set.of("leave/a", "leave/b"));

        assertThat(Choice.choose(Set.of("leave/a"), Map.of(), many, many.keySet()))
                .isEqualTo(Map.of("leave/a", Set.of("ATest", "CTest", "DTest")));
        assertThat(chosen("leave/a", Map.of()))
                .isEqualTo(Map.of("leave/a", Set.of("LeaveProcessTest", "SupportProcessTest")));
        assertThat(chosen("leave/c", Map.of())).isEqualTo(Map.of("leave/c", Set.of("PageIT")));
    }

    @Test
    void aRuleIsProvenByWhoSaysSoBeforeWhoSawItRefuseAndThenByWhoSawItAllow() {
        Map<String, Set<String>> many =
                Map.of("ATest", Set.of("GROUP-01 refused"), "BTest", Set.of("GROUP-01 refused", "GROUP-01 shown"));
        assertThat(Choice.choose(Set.of("GROUP-01"), Map.of(), many, many.keySet()))
                .isEqualTo(Map.of("GROUP-01", Set.of("BTest")));
        Map<String, Set<String>> four = Map.of(
                "ATest", Set.of("GROUP-01 refused", "GROUP-02 allowed", "GROUP-03 allowed"),
                "BTest", Set.of("GROUP-01 refused", "GROUP-02 allowed"),
                "CTest", Set.of("GROUP-01 refused"),
                "PageIT", Set.of("GROUP-01 refused"));
        assertThat(Choice.choose(Set.of("GROUP-01"), Map.of(), four, four.keySet()))
                .as("over HTTP only where there are not enough others")
                .isEqualTo(Map.of("GROUP-01", Set.of("ATest", "BTest", "CTest")));
        assertThat(chosen("GROUP-01", Map.of())).isEqualTo(Map.of("GROUP-01", Set.of("PageIT")));
        assertThat(chosen("GROUP-02", Map.of())).isEqualTo(Map.of("GROUP-02", Set.of("SupportProcessTest")));
        assertThat(chosen("GROUP-03", Map.of())).isEqualTo(Map.of("GROUP-03", Set.of("TableIT")));
        assertThat(chosen("GROUP-04", Map.of())).isEmpty();
    }

    @Test
    void whatWasChosenStaysUntilSomethingSpeaksAgainstIt() {
        assertThat(chosen("leave/a", Map.of("leave/a", Set.of("PageIT"))))
                .isEqualTo(Map.of("leave/a", Set.of("PageIT")));
        assertThat(chosen("leave/b", Map.of("leave/b", Set.of("PageIT"))))
                .isEqualTo(Map.of("leave/b", Set.of("LeaveProcessTest")));
        assertThat(chosen("leave/b", Map.of("leave/b", Set.of("RemovedTest"))))
                .isEqualTo(Map.of("leave/b", Set.of("LeaveProcessTest")));
        // It did not run here, so nothing is known.
        assertThat(Choice.choose(Set.of("leave/d"), Map.of("leave/d", Set.of("OtherIT")), EXECUTED, Set.of("OtherIT")))
                .isEqualTo(Map.of("leave/d", Set.of("OtherIT")));
    }

    @Test
    void saysWhatIsMissingOrNotThereAnyMore() {
        assertThat(Choice.outOfDate(
                        Set.of("leave/a", "leave/b"),
                        Map.of("leave/b", Set.of("LeaveProcessTest", "RemovedTest"), "gone/a", Set.of("PageIT")),
                        EXECUTED.keySet()))
                .containsExactlyInAnyOrder(
                        "No test is known that executes leave/a. Run one that does, then bin/docs.",
                        "There is no test RemovedTest, which is named for leave/b. Run bin/docs.",
                        "There is no gone/a any more. Run bin/docs.");
    }

    @Test
    void saysWhatDidNotHappen() {
        assertThat(Choice.untrue(Map.of("leave/a", Set.of("PageIT"), "GROUP-01", Set.of("LeaveProcessTest")), EXECUTED))
                .isEmpty();
        assertThat(Choice.untrue(Map.of("leave/b", Set.of("PageIT")), EXECUTED))
                .singleElement()
                .asString()
                .startsWith("PageIT is named for leave/b, and did not execute it.");
        assertThat(Choice.untrue(Map.of("leave/b", Set.of("OtherIT")), EXECUTED))
                .containsExactly("OtherIT is named for leave/b, and did not run to its end without a failure.");
    }
}
