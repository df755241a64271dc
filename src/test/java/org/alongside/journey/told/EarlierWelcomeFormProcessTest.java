package org.alongside.journey.told;

import static org.alongside.testing.walk.InOrganisation.asked;
import static org.alongside.testing.walk.Survivors.CALM;
import static org.alongside.testing.walk.Survivors.and;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import org.alongside.ids.JourneyId;
import org.alongside.journey.whanau.WhanauSteps;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.records.ToldByOthers;
import org.alongside.testing.ProcessTest;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Journeys that began on a deployment whose welcome did not ask yet whether the survivor was told what others had told. (CONSENT-08) */
@ProcessTest
class EarlierWelcomeFormProcessTest extends WhanauSteps {
    private static final String WELCOME = "userTask_welcome";
    private static final String FORM = "connect.welcome.form";
    private static final ObjectMapper JSON = new ObjectMapper();

    @Autowired
    RepositoryService repository;

    @Autowired
    ToldByOthers told;

    private String deployed = "";

    /** All models and forms as they are, and the form of the welcome without that question. */
    @BeforeEach
    void deploys() throws IOException {
        String before = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey("survivor-journey")
                .latestVersion()
                .singleResult()
                .getDeploymentId();
        DeploymentBuilder earlier = repository.createDeployment().name("earlier");
        for (String name : repository.getDeploymentResourceNames(before)) {
            try (InputStream resource = repository.getResourceAsStream(before, name)) {
                byte[] content = resource.readAllBytes();
                earlier.addString(
                        name, name.endsWith(FORM) ? withoutTold(content) : new String(content, StandardCharsets.UTF_8));
            }
        }
        deployed = earlier.deploy().getId();
    }

    private static String withoutTold(byte[] form) throws IOException {
        JsonNode root = JSON.readTree(form);
        ArrayNode components = (ArrayNode) root.path("components");
        int size = components.size();
        Iterator<JsonNode> each = components.elements();
        while (each.hasNext()) {
            if (each.next().path("id").asText().equals("group_told")) {
                each.remove();
            }
        }
        assertThat(components).hasSize(size - 1);
        return root.toString();
    }

    @AfterEach
    void takesBack() {
        survivors.everybodyIsGone();
        repository.deleteDeployment(deployed, true);
    }

    @Test
    @Proves(PolicyId.CONSENT_08)
    void aWelcomeGoesOnAndWhatWasToldGoesOnWaiting() {
        JourneyId journey = survivors.whoMadeContact(
                and(CALM, "cameBy", "SUPPORTER", "toldByWhom", "A cousin", "toldWhat", "Sleeps badly"));
        tasklist.as("worker1").completes("userTask_offerJourney", java.util.Map.of("offerAnswer", "ACCEPT"));
        assertThat(tasklist.as("worker1").opens(WELCOME).toString()).doesNotContain("It is not confirmed");

        tasklist.as("worker1").completes(WELCOME, and(CALM, "welcomeNext", "DECIDE"));

        assertThat(tasklist.as("worker1").tasks()).contains("userTask_recordConsent");
        assertThat(asked(() -> told.waitingFor(journey, WORKER1))).hasSize(1);
    }
}
