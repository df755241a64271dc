package org.alongside.engine.versions;

import static org.alongside.testing.walk.Survivors.CALM;
import static org.alongside.testing.walk.Survivors.and;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.alongside.engine.versions.VersionReport.Model;
import org.alongside.ids.JourneyId;
import org.alongside.journey.decisions.SurvivorMessages;
import org.alongside.testing.ProcessTest;
import org.alongside.testing.walk.Survivors;
import org.alongside.testing.walk.Tasklist;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.community.process_test_coverage.core.engine.ExcludeFromProcessCoverage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An analyst's next version takes running journeys along, or says which it cannot. */
@ProcessTest
@ExcludeFromProcessCoverage
class NewestVersionProcessTest {
    private static final String JOURNEY = "survivor-journey";
    /** The sheet that is drawn anew. */
    private static final String SHEET = "connect";

    private static final Map<String, Map<String, String>> AS_THEY_ARE = Map.of();

    @Autowired
    NewestVersion newest;

    @Autowired
    Survivors survivors;

    @Autowired
    SurvivorMessages survivor;

    @Autowired
    Tasklist tasklist;

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    ManagementService management;

    @Autowired
    TaskService tasks;

    private final List<String> deployed = new ArrayList<>();

    @AfterEach
    void takeBack() {
        survivors.everybodyIsGone();
        deployed.forEach(id -> repository.deleteDeployment(id, true));
    }

    /** All models and forms as they are, and the sheet as it is drawn now. */
    private void draw(UnaryOperator<String> change) throws IOException {
        ProcessDefinition before = latest(SHEET);
        DeploymentBuilder next = repository.createDeployment().name("next");
        for (String name : repository.getDeploymentResourceNames(before.getDeploymentId())) {
            try (InputStream resource = repository.getResourceAsStream(before.getDeploymentId(), name)) {
                String text = new String(resource.readAllBytes(), StandardCharsets.UTF_8);
                next.addString(name, name.endsWith("/" + SHEET + ".bpmn") ? change.apply(text) : text);
            }
        }
        deployed.add(next.deploy().getId());
    }

    private ProcessDefinition latest(String process) {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .latestVersion()
                .singleResult();
    }

    private boolean isOnNewest(JourneyId journey) {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(journey.toString()).list().stream()
                .allMatch(instance -> instance.getProcessDefinitionId()
                        .equals(latest(instance.getProcessDefinitionId().split(":", 2)[0])
                                .getId()));
    }

    private Model journeys(VersionReport report) {
        return report.models().stream()
                .filter(model -> model.process().equals(JOURNEY))
                .findFirst()
                .orElseThrow();
    }

    private static String otherName(String model) {
        return model.replaceAll("(id=\"userTask_share\" name=\")[^\"]*", "$1Talk");
    }

    private static String otherBox(String model) {
        return model.replace("userTask_share", "userTask_talk")
                .replaceAll("(id=\"userTask_talk\"[^>]*>\\s*<bpmn:documentation>)", "$1They talk. ");
    }

    private void sharesAndPlans(JourneyId journey, String box) {
        tasklist.as("worker1").about(journey).completes(box, and(CALM, "shareNext", "GO_ON"));
        tasklist.as("worker1").about(journey).completes("userTask_planWayForward", Map.of("hopes", "A garden"));
        tasklist.as("worker1").about(journey).completes("userTask_walkAlongside", Map.of("whatNext", "LEAVE"));
        tasklist.as("worker1").about(journey).completes("userTask_inviteFeedback", Map.of());
        assertThat(survivors.running(JOURNEY, journey)).isEmpty();
    }

    @Test
    void nothingRunsOnAnEarlierVersion() {
        survivors.atShare();

        assertThat(newest.tryOut(AS_THEY_ARE).models()).isEmpty();
        assertThat(newest.tryOut(AS_THEY_ARE).words())
                .isEqualTo("Everything runs on the newest version of its model.\n");
    }

    @Test
    void tryingItOutChangesNothing() throws Exception {
        JourneyId journey = survivors.atShare();
        draw(NewestVersionProcessTest::otherName);

        VersionReport report = newest.tryOut(AS_THEY_ARE);

        assertThat(report.isComplete()).isTrue();
        assertThat(journeys(report).going()).isEqualTo(1);
        assertThat(isOnNewest(journey)).isFalse();
    }

    @Test
    void whereverTheyAreTheyGoAlong() throws Exception {
        JourneyId walking = survivors.inSupport();
        JourneyId away = survivors.inSupport();
        survivors.says(() -> survivor.pauses(away));
        JourneyId inDanger = survivors.inSupport();
        survivors.says(() -> survivor.reportDanger(inDanger, "URGENT"));
        JourneyId sharing = survivors.atShare();
        List<Date> due = timersOf(walking);
        draw(NewestVersionProcessTest::otherName);

        VersionReport report = newest.take(AS_THEY_ARE);

        assertThat(report.words()).contains("survivor-journey, from version", "4 can go along, 0 stay.");
        assertThat(report.isComplete()).isTrue();
        assertThat(List.of(sharing, walking, away, inDanger)).allMatch(this::isOnNewest);
        assertThat(timersOf(walking))
                .as("a date that was given stays")
                .isNotEmpty()
                .isEqualTo(due);
        assertThat(newest.tryOut(AS_THEY_ARE).models()).isEmpty();
        sharesAndPlans(sharing, "userTask_share");
        assertThat(survivors.says(() -> survivor.comesBack(away))).isTrue();
        assertThat(survivors.says(() -> survivor.pauses(walking))).isTrue();
        survivors.sixMonthsPass();
        assertThat(survivors.running("client-assessment", away)).hasSize(1);
    }

    private List<Date> timersOf(JourneyId journey) {
        return management
                .createJobQuery()
                .processInstanceId(survivors.instance(journey).getId())
                .timers()
                .list()
                .stream()
                .map(job -> job.getDuedate())
                .sorted()
                .toList();
    }

    @Test
    void aFormThatIsOpenMeanwhileIsTaken() throws Exception {
        JourneyId sharing = survivors.atShare();
        Tasklist.Person worker = tasklist.as("worker1").about(sharing);
        String task = tasks.createTaskQuery()
                .processInstanceBusinessKey(sharing.toString())
                .taskDefinitionKey("userTask_share")
                .singleResult()
                .getId();
        worker.formOf(task);
        draw(NewestVersionProcessTest::otherName);
        newest.take(AS_THEY_ARE);

        worker.sends(task, and(CALM, "shareNext", "GO_ON", "home", "A flat by the sea"));

        assertThat(worker.tasks()).containsExactly("userTask_planWayForward");
        assertThat(isOnNewest(sharing)).isTrue();
    }

    @Test
    void whoStandsAtABoxThatIsGoneStaysAndGoesOnThere() throws Exception {
        JourneyId walking = survivors.inSupport();
        JourneyId sharing = survivors.atShare();
        draw(NewestVersionProcessTest::otherBox);

        assertThat(newest.tryOut(AS_THEY_ARE).words())
                .contains("connect, from version", "0 can go along, 1 stay.", "1: at userTask_share, for which version")
                .doesNotContain(sharing.toString());
        VersionReport report = newest.take(AS_THEY_ARE);

        assertThat(report.isComplete()).isFalse();
        assertThat(isOnNewest(walking)).isTrue();
        assertThat(isOnNewest(sharing)).isFalse();
        sharesAndPlans(sharing, "userTask_share");
    }

    @Test
    void whoStandsAtABoxThatIsGoneGoesToTheOneThatIsNamed() throws Exception {
        JourneyId sharing = survivors.atShare();
        draw(NewestVersionProcessTest::otherBox);

        VersionReport report = newest.take(Map.of(SHEET, Map.of("userTask_share", "userTask_talk")));

        assertThat(report.isComplete()).isTrue();
        assertThat(isOnNewest(sharing)).isTrue();
        sharesAndPlans(sharing, "userTask_talk");
    }

    @Test
    void aBoxOrProcessThatDoesNotExistIsAMistake() throws Exception {
        JourneyId sharing = survivors.atShare();
        draw(NewestVersionProcessTest::otherBox);

        assertThatThrownBy(() -> newest.take(Map.of(SHEET, Map.of("userTask_share", "userTask_nowhere"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("connect has no box userTask_nowhere.");
        assertThatThrownBy(() -> newest.take(Map.of(SHEET, Map.of("userTask_never", "userTask_talk"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("No version of connect on which something runs has a box userTask_never.");
        assertThatThrownBy(() -> newest.take(Map.of("no-process", Map.of("a", "b"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("There is no process no-process.");
        assertThat(isOnNewest(sharing)).isFalse();
    }

    /** What cannot take the place of a box, such as a gateway, is refused before anything moves. */
    @Test
    void aBoxOfAnotherKindCannotTakeItsPlace() throws Exception {
        JourneyId sharing = survivors.atShare();
        draw(NewestVersionProcessTest::otherBox);

        VersionReport report = newest.take(Map.of(SHEET, Map.of("userTask_share", "gateway_anotherConversation")));

        assertThat(report.words())
                .contains("0 can go along, 1 stay.", "userTask_share cannot become gateway_anotherConversation");
        assertThat(isOnNewest(sharing)).isFalse();
    }
}
