package org.alongside.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** SAFE-01: every mix of answers, what was not asked and what the table does not know among them. */
class SafetyTriageTest {
    private static final List<@Nullable String> NOW =
            Arrays.asList("SAFE", "UNSURE", "NOT_SAFE", "NOT_SAID", null, "SOMETHING_NEW");
    private static final List<@Nullable String> SELF =
            Arrays.asList("NO", "THOUGHTS", "PLAN", "NOT_SAID", null, "SOMETHING_NEW");
    private static final List<@Nullable String> OTHERS =
            Arrays.asList("NO", "CONCERN", "CHILD", "DANGER_NOW", "NOT_SAID", null, "SOMETHING_NEW");

    private final Set<String> rulesThatFit = new HashSet<>();
    private DmnEngine engine;
    private DmnModelInstance model;
    private DmnDecision triage;

    private record Said(
            @Nullable String now,
            @Nullable String self,
            @Nullable String others) {}

    @BeforeEach
    void read() throws IOException {
        DmnEngineConfiguration configuration = DmnEngineConfiguration.createDefaultDmnEngineConfiguration();
        configuration
                .getCustomPostDecisionTableEvaluationListeners()
                .add((DmnDecisionTableEvaluationEvent event) ->
                        event.getMatchingRules().forEach(rule -> rulesThatFit.add(rule.getId())));
        engine = configuration.buildEngine();
        try (InputStream table = getClass().getResourceAsStream("/processes/safety/safety-triage.dmn")) {
            model = Dmn.readModelFromStream(table);
        }
        triage = engine.parseDecision("safety-triage", model);
    }

    private static List<Said> all() {
        List<Said> all = new ArrayList<>();
        for (String now : NOW) {
            for (String self : SELF) {
                for (String others : OTHERS) {
                    all.add(new Said(now, self, others));
                }
            }
        }
        return all;
    }

    private SafetyLevel level(Said said) {
        return SafetyLevel.valueOf(engine.evaluateDecisionTable(
                        triage,
                        Variables.createVariables()
                                .putValue("safetyNow", said.now)
                                .putValue("safetySelf", said.self)
                                .putValue("safetyOthers", said.others))
                .getSingleEntry());
    }

    /** The same in other words: what a reader of the guidelines would expect. */
    private static SafetyLevel expected(Said said) {
        boolean isPlan = "PLAN".equals(said.self);
        boolean isNotSafe = "NOT_SAFE".equals(said.now);
        if ("DANGER_NOW".equals(said.others) || (isPlan && isNotSafe)) {
            return SafetyLevel.EMERGENCY;
        }
        if (isPlan || isNotSafe || "CHILD".equals(said.others)) {
            return SafetyLevel.URGENT;
        }
        return said.equals(new Said("SAFE", "NO", "NO")) ? SafetyLevel.CALM : SafetyLevel.WATCH;
    }

    @Test
    @Proves({PolicyId.SAFE_01, PolicyId.SAFE_07})
    void answersEveryMixOfAnswersAsTheGuidelinesMeanIt() {
        assertThat(all())
                .hasSize(252)
                .allSatisfy(said -> assertThat(level(said)).as("%s", said).isEqualTo(expected(said)));
    }

    @Test
    void nothingThatIsUnknownOrWasNotAskedIsCalm() {
        assertThat(all().stream().filter(said -> level(said) == SafetyLevel.CALM))
                .containsExactly(new Said("SAFE", "NO", "NO"));
    }

    @Test
    void isCalmNeverWhenNothingWasSentAtAll() {
        assertThat(level(new Said(null, null, null))).isEqualTo(SafetyLevel.WATCH);
    }

    @Test
    void aGraverAnswerNeverMakesTheLevelLower() {
        for (Said said : all()) {
            SafetyLevel before = level(said);
            assertThat(level(new Said("NOT_SAFE", said.self, said.others))).isGreaterThanOrEqualTo(before);
            assertThat(level(new Said(said.now, "PLAN", said.others))).isGreaterThanOrEqualTo(before);
            assertThat(level(new Said(said.now, said.self, "DANGER_NOW"))).isEqualTo(SafetyLevel.EMERGENCY);
            assertThat(level(new Said(said.now, said.self, "CHILD")))
                    .as("SAFE-07: about a child, at least urgent: %s", said)
                    .isGreaterThanOrEqualTo(SafetyLevel.URGENT);
        }
    }

    @Test
    void everyRuleFitsSomebody() {
        all().forEach(this::level);

        Set<String> rules = new TreeSet<>();
        model.getModelElementsByType(Rule.class).forEach(rule -> rules.add(rule.getId()));
        assertThat(rulesThatFit).containsExactlyInAnyOrderElementsOf(rules);
    }
}
