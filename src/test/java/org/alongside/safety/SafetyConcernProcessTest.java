package org.alongside.safety;

import static org.alongside.Survivors.EMERGENCY;
import static org.alongside.Survivors.URGENT;
import static org.alongside.Survivors.and;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.alongside.PassedElements;
import org.alongside.ProcessTest;
import org.alongside.Survivors;
import org.alongside.Tasklist;
import org.alongside.Time;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A call for help: put before two people, with a clock, until people have answered it. SAFE-02. */
@ProcessTest
class SafetyConcernProcessTest {
    private static final Map<String, Object> REACHED = Map.of("workerReached", "YES");
    private static final Map<String, Object> SAFE = Map.of("concernOutcome", "SAFE_NOW");

    @Autowired
    Survivors survivors;

    @Autowired
    Tasklist tasklist;

    @Autowired
    PassedElements passed;

    @Autowired
    Time time;

    private UUID raised(Map<String, ?> answers) {
        return survivors.whoMadeContact(answers);
    }

    private void backsUp(String supervisor) {
        tasklist.as(supervisor).claims("userTask_backUpWorker").completes("userTask_backUpWorker", REACHED);
    }

    private void isDueIn(Duration wait) {
        for (Task task : List.of(
                tasklist.as("worker1").theirs("userTask_actNow"),
                tasklist.as("supervisor1").offered("userTask_backUpWorker"))) {
            assertThat(task.getDueDate().toInstant()).isCloseTo(time.now().plus(wait), within(1, ChronoUnit.MINUTES));
            assertThat(task.getPriority()).isGreaterThan(50);
        }
    }

    @Test
    void isDueWithinAnHourWhenUrgent() {
        raised(URGENT);
        isDueIn(Duration.ofMinutes(60));
    }

    @Test
    void isDueWithinAQuarterOfAnHourInAnEmergency() {
        raised(EMERGENCY);
        isDueIn(Duration.ofMinutes(15));
    }

    @Test
    void isPutBeforeTheWorkerAndEverySupervisorAndNobodyElse() {
        UUID journey = raised(URGENT);

        assertThat(survivors.instance("safety-concern", journey))
                .isWaitingAtExactly("userTask_actNow", "userTask_backUpWorker")
                .hasNotPassed("serviceTask_escalateConcern", "serviceTask_closeConcern");
        assertThat(tasklist.as("worker1").tasks()).contains("userTask_actNow");
        assertThat(tasklist.as("supervisor1").tasks()).containsExactly("userTask_backUpWorker");
        assertThat(tasklist.as("supervisor2").tasks()).containsExactly("userTask_backUpWorker");
        assertThat(tasklist.as("worker2").tasks()).isEmpty();
        assertThat(tasklist.as("facilitator1").tasks()).isEmpty();
    }

    @Test
    void closesWhenTheWorkerAndASupervisorHaveBothAnswered() {
        UUID journey = raised(URGENT);
        ProcessInstance concern = survivors.instance("safety-concern", journey);

        tasklist.as("worker1").completes("userTask_actNow", SAFE);
        assertThat(concern).isWaitingAtExactly("userTask_backUpWorker", "parallelGateway_bothActed");
        assertThat(concern).hasNotPassed("serviceTask_closeConcern");
        backsUp("supervisor1");

        assertThat(concern).isEnded().hasPassed("serviceTask_closeConcern", "endEvent_concernClosed");
        assertThat(passed.of(journey)).doesNotContain("boundaryEvent_overdue", "userTask_takeOver");
        assertThat(survivors.concernsOf(journey)).containsExactly("URGENT SAFE_NOW closed");
    }

    @Test
    void closesAlsoWhenTheSupervisorAnswersFirst() {
        UUID journey = raised(URGENT);
        ProcessInstance concern = survivors.instance("safety-concern", journey);

        backsUp("supervisor2");
        assertThat(concern).isWaitingAt("userTask_actNow").hasNotPassed("serviceTask_closeConcern");
        assertThat(survivors.concernsOf(journey)).containsExactly("URGENT null open");
        tasklist.as("worker1").completes("userTask_actNow", Map.of("concernOutcome", "STILL_CONCERNED"));

        assertThat(concern).isEnded();
        assertThat(survivors.concernsOf(journey)).containsExactly("URGENT STILL_CONCERNED closed");
    }

    @Test
    void callsInAnotherSupervisorWhenTheTimeRanOutAndKeepsTheFirstTask() {
        UUID journey = raised(EMERGENCY);
        ProcessInstance concern = survivors.instance("safety-concern", journey);
        time.passes(Duration.ofMinutes(14));
        assertThat(time.timersRun()).isZero();

        time.passes(Duration.ofMinutes(2));
        assertThat(time.timersRun()).isEqualTo(1);

        assertThat(concern)
                .isWaitingAtExactly("userTask_actNow", "userTask_backUpWorker", "userTask_takeOver")
                .hasPassed("boundaryEvent_overdue", "serviceTask_escalateConcern");
        assertThat(survivors.concernsOf(journey)).containsExactly("EMERGENCY null open escalated");
        assertThat(tasklist.as("supervisor2").tasks())
                .containsExactlyInAnyOrder("userTask_backUpWorker", "userTask_takeOver");
        tasklist.as("supervisor2")
                .claims("userTask_takeOver")
                .completes("userTask_takeOver", Map.of("takenOver", "YES"));
        assertThat(concern).hasPassed("endEvent_concernTakenOver").isNotEnded();

        tasklist.as("worker1").completes("userTask_actNow", SAFE);
        backsUp("supervisor1");

        assertThat(concern).isEnded();
        assertThat(survivors.concernsOf(journey)).containsExactly("EMERGENCY SAFE_NOW closed escalated");
    }

    @Test
    void staysOpenUntilSomebodyTookItOver() {
        UUID journey = raised(URGENT);
        time.passes(Duration.ofMinutes(61));
        time.timersRun();
        tasklist.as("worker1").completes("userTask_actNow", SAFE);
        backsUp("supervisor1");

        assertThat(survivors.instance("safety-concern", journey)).isWaitingAtExactly("userTask_takeOver");
    }

    @Test
    void doesNotEscalateOnceASupervisorHasAnswered() {
        UUID journey = raised(URGENT);
        backsUp("supervisor1");

        time.passes(Duration.ofHours(5));

        assertThat(time.timersRun()).isZero();
        assertThat(passed.of(journey)).doesNotContain("boundaryEvent_overdue");
    }

    @Test
    void showsASupervisorNothingOfWhatWasSaid() {
        survivors.inSupport();
        tasklist.as("worker1").completes("userTask_walkAlongside", Map.of("whatNext", "SAFETY_CONCERN"));
        tasklist.as("worker1")
                .completes(
                        "userTask_describeConcern",
                        Map.of("safetyLevel", "URGENT", "aboutChild", "NO", "concernWhat", "A letter came"));

        assertThat(tasklist.as("worker1").opens("userTask_actNow")).containsEntry("shownConcernWhat", "A letter came");
        String acting = tasklist.as("worker1").theirs("userTask_actNow").getId();
        assertThatThrownBy(() -> tasklist.as("supervisor1").formOf(acting)).isInstanceOf(AuthorizationException.class);
        assertThatThrownBy(() -> tasklist.as("supervisor1").sends(acting, SAFE))
                .hasMessageContaining("no longer open to you");
        tasklist.as("supervisor1").claims("userTask_backUpWorker");
        assertThat(String.valueOf(tasklist.as("supervisor1").opens("userTask_backUpWorker")))
                .doesNotContain("letter");
    }

    @Test
    void eachConcernIsOneOfItsOwn() {
        UUID journey = survivors.whoMadeContact(URGENT);
        tasklist.as("worker1").completes("userTask_offerJourney", Map.of("offerAnswer", "ACCEPT"));
        tasklist.as("worker1").completes("userTask_welcome", and(EMERGENCY, "welcomeNext", "ANOTHER_CONVERSATION"));

        assertThat(survivors.running("safety-concern", journey)).hasSize(2);
        assertThat(survivors.concernsOf(journey)).containsExactly("URGENT null open", "EMERGENCY null open");
    }
}
