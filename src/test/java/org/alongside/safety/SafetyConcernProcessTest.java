package org.alongside.safety;

import static org.alongside.testing.walk.Survivors.EMERGENCY;
import static org.alongside.testing.walk.Survivors.URGENT;
import static org.alongside.testing.walk.Survivors.and;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.alongside.ids.JourneyId;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.testing.PassedElements;
import org.alongside.testing.ProcessTest;
import org.alongside.testing.Time;
import org.alongside.testing.walk.Survivors;
import org.alongside.testing.walk.Tasklist;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A call for help: put before two people, with a clock, until somebody acted and a second person agrees. SAFE-02. */
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

    private JourneyId raised(Map<String, ?> answers) {
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
            assertThat(task.getPriority()).isEqualTo(wait.toMinutes() == 15 ? 100 : 90);
        }
    }

    @Test
    @Proves(PolicyId.SAFE_02)
    void isDueWithinAnHourWhenUrgent() {
        raised(URGENT);
        isDueIn(Duration.ofMinutes(60));
    }

    @Test
    @Proves(PolicyId.SAFE_02)
    void isDueWithinAQuarterOfAnHourInAnEmergency() {
        raised(EMERGENCY);
        isDueIn(Duration.ofMinutes(15));
    }

    @Test
    void isPutBeforeTheWorkerAndEverySupervisorAndNobodyElse() {
        JourneyId journey = raised(URGENT);

        assertThat(survivors.instance("safety-concern", journey))
                .isWaitingAtExactly("subProcess_peopleAct", "userTask_actNow", "userTask_backUpWorker")
                .hasNotPassed("serviceTask_escalateConcern", "serviceTask_closeConcern");
        assertThat(tasklist.as("worker1").tasks()).contains("userTask_actNow");
        assertThat(tasklist.as("supervisor1").tasks()).containsExactly("userTask_backUpWorker");
        assertThat(tasklist.as("supervisor2").tasks()).containsExactly("userTask_backUpWorker");
        assertThat(tasklist.as("worker2").tasks()).isEmpty();
        assertThat(tasklist.as("facilitator1").tasks()).isEmpty();
    }

    @Test
    void closesWhenTheWorkerActedAndASupervisorAgrees() {
        JourneyId journey = raised(URGENT);
        ProcessInstance concern = survivors.instance("safety-concern", journey);

        backsUp("supervisor1");
        assertThat(concern).isWaitingAtExactly("subProcess_peopleAct", "userTask_actNow", "timerEvent_timeToAct");
        tasklist.as("worker1").completes("userTask_actNow", SAFE);
        assertThat(concern).isWaitingAtExactly("callActivity_agreeToClose").hasNotPassed("serviceTask_closeConcern");
        assertThat(survivors.instance("agree-to-close", journey)).isWaitingAtExactly("userTask_agreeToClose");
        tasklist.as("supervisor1")
                .claims("userTask_agreeToClose")
                .completes("userTask_agreeToClose", Map.of("isEnough", "YES"));

        assertThat(concern).isEnded().hasPassed("serviceTask_closeConcern", "endEvent_concernClosed");
        assertThat(passed.of(journey)).doesNotContain("boundaryEvent_overdue", "userTask_takeOver");
        assertThat(survivors.concernsOf(journey)).containsExactly("URGENT SAFE_NOW closed");
    }

    @Test
    @Proves(PolicyId.CONF_01)
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
        JourneyId journey = survivors.whoMadeContact(URGENT);
        tasklist.as("worker1").completes("userTask_offerJourney", Map.of("offerAnswer", "ACCEPT"));
        tasklist.as("worker1").completes("userTask_welcome", and(EMERGENCY, "welcomeNext", "ANOTHER_CONVERSATION"));

        assertThat(survivors.running("safety-concern", journey)).hasSize(2);
        assertThat(survivors.concernsOf(journey)).containsExactly("URGENT null open", "EMERGENCY null open");
    }
}
