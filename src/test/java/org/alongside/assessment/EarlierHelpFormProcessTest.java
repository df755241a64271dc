package org.alongside.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import org.alongside.engine.EngineClock;
import org.alongside.ids.JourneyId;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.testing.ProcessTest;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Rounds that began when whoever helps said themselves that it is on paper, and kept the paper. */
@ProcessTest
class EarlierHelpFormProcessTest extends OfferedSteps {
    private static final String HELP = "userTask_helpToAssess";
    private static final String FORM = "client-assessment.help-to-assess.form";
    private static final String FIRST_ANSWER = "\"values\": [";
    private static final String ON_PAPER =
            FIRST_ANSWER + "{\"label\": \"They filled it in on paper\", \"value\": \"FILLED_ON_PAPER\"},";

    @Autowired
    RepositoryService repository;

    private String deployed = "";

    /** All models and forms as they are, and the form with the answer that it had. */
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
                String text = new String(resource.readAllBytes(), StandardCharsets.UTF_8);
                earlier.addString(name, name.endsWith(FORM) ? text.replace(FIRST_ANSWER, ON_PAPER) : text);
            }
        }
        deployed = earlier.deploy().getId();
    }

    @AfterEach
    void takesBack() {
        survivors.everybodyIsGone();
        repository.deleteDeployment(deployed, true);
    }

    @Test
    @Proves(PolicyId.MONITOR_01)
    void keepsThatItIsOnPaper() {
        JourneyId journey = due();
        ProcessInstance assessment = survivors.instance("client-assessment", journey);
        offered(Map.of(
                "howTheyAssess",
                "WITH_SOMEBODY",
                "helpOn",
                LocalDate.ofInstant(time.now(), EngineClock.ZONE).toString()));

        tasklist.as("supervisor2").claims(HELP).completes(HELP, Map.of("invitationOutcome", "FILLED_ON_PAPER"));

        assertThat(assessment).isEnded().hasPassed("serviceTask_recordInvitation", "endEvent_invitationRecorded");
        assertThat(survivors.assessmentsOf(journey)).containsExactly("ON_PAPER by supervisor2 with supervisor2");
    }
}
