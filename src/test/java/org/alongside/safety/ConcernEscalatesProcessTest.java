package org.alongside.safety;

import static org.alongside.testing.walk.Survivors.EMERGENCY;
import static org.alongside.testing.walk.Survivors.URGENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.alongside.access.CurrentOrganisation;
import org.alongside.engine.AccountRemoved;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.testing.PassedElements;
import org.alongside.testing.ProcessTest;
import org.alongside.testing.Time;
import org.alongside.testing.walk.Survivors;
import org.alongside.testing.walk.Tasklist;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

/** Whoever is not reached, does not answer or does not act in time is not the last one who is asked. SAFE-02. */
@ProcessTest
class ConcernEscalatesProcessTest {
    @Autowired
    Survivors survivors;

    @Autowired
    Tasklist tasklist;

    @Autowired
    Time time;

    @Autowired
    PassedElements passed;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    private void answers(String supervisor, String task, String reached) {
        tasklist.as(supervisor).claims(task).completes(task, Map.of("workerReached", reached));
    }

    private int minutesPass(int minutes) {
        time.passes(Duration.ofMinutes(minutes));
        return time.timersRun();
    }

    private void isDueIn(Task task, int minutes) {
        assertThat(task.getDueDate().toInstant())
                .isCloseTo(time.now().plus(Duration.ofMinutes(minutes)), within(1, ChronoUnit.MINUTES));
    }

    private void isWaitingAt(JourneyId journey, String... boxes) {
        assertThat(survivors.instance("safety-concern", journey)).isWaitingAtExactly(boxes);
    }

    @Test
    void notReachedAsksAllSupervisorsAtOnce() {
        JourneyId journey = survivors.whoMadeContact(URGENT);
        minutesPass(10);
        answers("supervisor1", "userTask_backUpWorker", "NO");

        isWaitingAt(journey, "subProcess_peopleAct", "userTask_actNow", "userTask_takeOver");
        for (String supervisor : new String[] {"supervisor1", "supervisor2"}) {
            Task task = tasklist.as(supervisor).offered("userTask_takeOver");
            isDueIn(task, 60);
            assertThat(task.getPriority()).isEqualTo(100);
        }
        assertThat(tasklist.as("worker2").tasks()).doesNotContain("userTask_takeOver");
        assertThat(survivors.concernsOf(journey)).containsExactly("URGENT null open escalated");
    }

    @Test
    void nobodyTookItInTimeAsksAllSupervisorsAnew() {
        JourneyId journey = survivors.whoMadeContact(EMERGENCY);
        assertThat(minutesPass(14)).isZero();
        isWaitingAt(journey, "subProcess_peopleAct", "userTask_actNow", "userTask_backUpWorker");

        assertThat(minutesPass(2)).isEqualTo(1);

        isWaitingAt(journey, "subProcess_peopleAct", "userTask_actNow", "userTask_takeOver");
        isDueIn(tasklist.as("supervisor2").offered("userTask_takeOver"), 15);
        assertThat(tasklist.as("worker1").tasks()).contains("userTask_actNow");
    }

    @Test
    void takenButNotAnsweredInTimeAsksAllSupervisorsAnew() {
        JourneyId journey = survivors.whoMadeContact(EMERGENCY);
        tasklist.as("supervisor1").claims("userTask_backUpWorker");
        String late = tasklist.as("supervisor1").theirs("userTask_backUpWorker").getId();
        minutesPass(16);

        isWaitingAt(journey, "subProcess_peopleAct", "userTask_actNow", "userTask_takeOver");
        assertThat(tasklist.as("supervisor1")
                        .isRefusedAt(late, Map.of("workerReached", "YES"))
                        .sentence())
                .contains("no longer open to you");
    }

    @Test
    @Proves(PolicyId.SAFE_02)
    void goesOnUntilSomebodyActs() {
        JourneyId journey = survivors.whoMadeContact(EMERGENCY);
        minutesPass(16);
        for (int round = 2; round <= 5; round++) {
            assertThat(minutesPass(14)).as("round %s", round).isZero();
            assertThat(minutesPass(2)).as("round %s", round).isEqualTo(1);
            isDueIn(tasklist.as("supervisor1").offered("userTask_takeOver"), 15);
        }
        assertThat(survivors.count(
                        "select count(*) from alongside.concern where journey_id = :journey and escalated_times = 5",
                        journey))
                .isEqualTo(1);
        assertThat(passed.of(journey)).contains("boundaryEvent_overdue", "boundaryEvent_takeOverOverdue");

        tasklist.as("worker1").completes("userTask_actNow", Map.of("concernOutcome", "SAFE_NOW"));

        isWaitingAt(journey, "callActivity_agreeToClose");
        assertThat(tasklist.as("supervisor1").tasks()).containsExactly("userTask_agreeToClose");
    }

    @Test
    void aTakeOverThatNobodyCanTakeAsksAllAgain() {
        JourneyId journey = survivors.whoMadeContact(URGENT);
        answers("supervisor1", "userTask_backUpWorker", "NO");
        minutesPass(30);
        answers("supervisor2", "userTask_takeOver", "NO");

        isWaitingAt(journey, "subProcess_peopleAct", "userTask_actNow", "userTask_takeOver");
        isDueIn(tasklist.as("supervisor1").offered("userTask_takeOver"), 60);
    }

    @Test
    void reachedButNotActedInTimeEscalatesToo() {
        JourneyId journey = survivors.whoMadeContact(EMERGENCY);
        minutesPass(5);
        answers("supervisor1", "userTask_backUpWorker", "YES");
        isWaitingAt(journey, "subProcess_peopleAct", "userTask_actNow", "timerEvent_timeToAct");
        assertThat(tasklist.as("supervisor1").tasks()).isEmpty();
        assertThat(minutesPass(9)).isZero();

        assertThat(minutesPass(2)).isEqualTo(1);

        isWaitingAt(journey, "subProcess_peopleAct", "userTask_actNow", "userTask_takeOver");
        isDueIn(tasklist.as("supervisor2").offered("userTask_takeOver"), 15);
    }

    @Test
    void reachedWhenItWasOverdueGivesTimeAnewAndEscalatesAgain() {
        JourneyId journey = survivors.whoMadeContact(EMERGENCY);
        minutesPass(16);
        minutesPass(4);
        answers("supervisor2", "userTask_takeOver", "YES");

        isWaitingAt(journey, "subProcess_peopleAct", "userTask_actNow", "timerEvent_timeToAct");
        isDueIn(tasklist.as("worker1").theirs("userTask_actNow"), 15);
        assertThat(minutesPass(14)).isZero();
        assertThat(minutesPass(2)).isEqualTo(1);
        isWaitingAt(journey, "subProcess_peopleAct", "userTask_actNow", "userTask_takeOver");
    }

    @Test
    void coveringItMakesTheSupervisorTheOneWhoActs() {
        JourneyId journey = survivors.whoMadeContact(EMERGENCY);
        String workers = tasklist.as("worker1").theirs("userTask_actNow").getId();
        minutesPass(5);
        answers("supervisor1", "userTask_backUpWorker", "COVERING_MYSELF");

        isWaitingAt(journey, "subProcess_peopleAct", "userTask_actNow", "timerEvent_timeToAct");
        isDueIn(tasklist.as("supervisor1").theirs("userTask_actNow"), 15);
        assertThat(tasklist.as("worker1").tasks()).doesNotContain("userTask_actNow");
        assertThat(tasklist.as("worker1")
                        .isRefusedAt(workers, Map.of("concernOutcome", "SAFE_NOW"))
                        .sentence())
                .contains("no longer open to you");
        assertThatThrownBy(() -> tasklist.as("supervisor2").formOf(workers)).isNotNull();

        tasklist.as("supervisor1").completes("userTask_actNow", Map.of("concernOutcome", "SERVICES_CALLED"));
        isWaitingAt(journey, "callActivity_agreeToClose");
    }

    @Test
    void takingItOverMakesTheSupervisorTheOneWhoActsAndOthersCanTakeItFromThem() {
        JourneyId journey = survivors.whoMadeContact(EMERGENCY);
        minutesPass(16);
        answers("supervisor2", "userTask_takeOver", "COVERING_MYSELF");
        isDueIn(tasklist.as("supervisor2").theirs("userTask_actNow"), 15);
        assertThat(tasklist.as("worker1").tasks()).doesNotContain("userTask_actNow");

        assertThat(minutesPass(16)).isEqualTo(1);
        isWaitingAt(journey, "subProcess_peopleAct", "userTask_actNow", "userTask_takeOver");
        answers("supervisor1", "userTask_takeOver", "COVERING_MYSELF");

        assertThat(tasklist.as("supervisor2").tasks()).isEmpty();
        assertThat(tasklist.as("supervisor1").tasks()).containsExactly("userTask_actNow");
    }

    @Test
    void anAccountThatIsRemovedMakesSupervisorsActAtOnce() {
        JourneyId journey = survivors.whoMadeContact(URGENT);
        answers("supervisor1", "userTask_backUpWorker", "YES");
        assertThat(minutesPass(1)).isZero();

        CurrentOrganisation.runAs(
                Tasklist.ORGANISATION,
                () -> transaction.executeWithoutResult(status ->
                        events.publishEvent(new AccountRemoved(WorkerId.of("worker1"), WorkerId.of("admin1")))));
        assertThat(time.timersRun()).isPositive();

        isDueIn(tasklist.as("supervisor1").offered("userTask_takeOver"), 60);
        assertThat(survivors.concernsOf(journey)).containsExactly("URGENT null open escalated");
        answers("supervisor2", "userTask_takeOver", "COVERING_MYSELF");
        assertThat(tasklist.as("supervisor2").tasks()).contains("userTask_actNow");
    }
}
