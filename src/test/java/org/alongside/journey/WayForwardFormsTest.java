package org.alongside.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the way forward asks for, the first time and whenever it is changed. (JOURNEY-02, JOURNEY-03) */
class WayForwardFormsTest {
    private static JsonNode form(String id) throws IOException {
        return new ObjectMapper()
                .readTree(Path.of("forms/journey/" + id + ".form").toFile());
    }

    @ParameterizedTest
    @ValueSource(strings = {"integrate.plan-way-forward", "support.revise-way-forward"})
    @Proves(PolicyId.JOURNEY_02)
    void asksForNoDeadlineNoScoreAndNoMilestone(String id) throws IOException {
        List<String> types = form(id).findValuesAsText("type");

        assertThat(types)
                .isNotEmpty()
                .isSubsetOf("text", "textarea", "textfield", "checklist", "select", "dynamiclist", "group", "default");
    }

    @ParameterizedTest
    @ValueSource(strings = {"integrate.plan-way-forward", "support.revise-way-forward"})
    @Proves(PolicyId.JOURNEY_03)
    void offersTheWholeMenuAndAsksForNothingOfIt(String id) throws IOException {
        JsonNode options = form(id).findParents("key").stream()
                .filter(field -> field.path("key").asText().equals("options"))
                .findFirst()
                .orElseThrow();

        assertThat(options.path("type").asText()).isEqualTo("checklist");
        assertThat(options.path("validate").path("required").asBoolean()).isFalse();
        assertThat(options.path("values").findValuesAsText("value"))
                .containsExactly("ONE_ON_ONE", "PEER_GROUP", "WORKSHOP", "COUNSELLING", "SOCIAL_WORK", "OTHER");
    }
}
