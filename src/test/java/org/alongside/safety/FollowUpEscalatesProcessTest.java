package org.alongside.safety;

import static org.alongside.testing.walk.InOrganisation.says;
import static org.alongside.testing.walk.Survivors.CALM;
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
import org.alongside.ids.WorkerId;
import org.alongside.testing.ProcessTest;
import org.alongside.testing.walk.Tasklist;
import org.alongside.workers.Workers;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Supervisors hear of it when nobody asked again in time, and can ask in the place of the worker. SAFE-07. */
@ProcessTest
class FollowUpEscalatesProcessTest extends FollowUpSteps {
    private static final String SEE_TO = "userTask_seeToFollowUp";

    @Autowired
    Workers workers;

    @Test
    void goesToTheSupervisorsWhenNobodyAskedAndAgainEveryDay() {
        JourneyId journey = survivors.whoMadeContact(WATCH);
        time.passes(Duration.ofDays(3).minusMinutes(1));
        assertThat(dueFollowUps(journey)).isEmpty();
        time.passes(Duration.ofMinutes(2));
        time.timersRun();

        Task offered = tasklist.as("supervisor2").about(journey).offered(SEE_TO);
        assertThat(offered.getPriority()).isEqualTo(70);
        assertThat(offered.getDueDate().toInstant())
                .isCloseTo(time.now().plus(Duration.ofDays(1)), within(1, ChronoUnit.MINUTES));
        assertThat(worker1().about(journey).theirs(FOLLOW_UP)).isNotNull();
        assertThat(passed.of(journey)).contains("boundaryEvent_notAskedInTime", "serviceTask_escalateFollowUp");
        seesTo(journey, "supervisor2", "WORKER");
        assertThat(worker1().about(journey).theirs(FOLLOW_UP)).isNotNull();
        assertThat(dueFollowUps(journey)).isEmpty();

        time.passes(Duration.ofDays(1).plusMinutes(1));
        time.timersRun();
        assertThat(passed.of(journey)).contains("timerEvent_stillNotAsked");
        assertThat(dueFollowUps(journey)).containsExactly(SEE_TO);

        worker1().about(journey).completes(FOLLOW_UP, and(CALM, "followUpAnswer", "TALKED"));
        assertThat(running(journey)).isEmpty();
        assertThat(dueFollowUps(journey)).isEmpty();
    }

    @Test
    void aSupervisorsTaskThatNobodySeesToIsUrgentForAllOfThemFromTheNextDayOn() {
        for (boolean isTaken : List.of(false, true)) {
            JourneyId journey = survivors.whoMadeContact(WATCH);
            nobodyAsked();
            Tasklist.Person supervisor = tasklist.as("supervisor1").about(journey);
            if (isTaken) {
                supervisor.claims(SEE_TO);
            }
            for (int day = 1; day <= 3; day++) {
                time.passes(Duration.ofDays(1).plusMinutes(1));
                time.timersRun();

                Task again = tasklist.as("supervisor2").about(journey).offered(SEE_TO);
                assertThat(again.getPriority()).as("day %s", day).isEqualTo(90);
                assertThat(again.getDueDate().toInstant())
                        .isCloseTo(time.now().plus(Duration.ofDays(1)), within(1, ChronoUnit.MINUTES));
                assertThat(dueFollowUps(journey)).containsExactly(SEE_TO);
            }
            assertThat(worker1().about(journey).theirs(FOLLOW_UP)).isNotNull();
            seesTo(journey, "supervisor1", "WORKER");
            assertThat(dueFollowUps(journey)).isEmpty();
        }
    }

    @Test
    void aSupervisorSeesWhoIsToAskAndHowToReachThem() {
        survivors.workerHas("worker1", worker -> worker.withTelephone("021 555 0121"));
        JourneyId journey = survivors.inSupport();
        session(WATCH);
        nobodyAsked();
        Tasklist.Person supervisor = tasklist.as("supervisor1").about(journey);
        String offered = supervisor.offered(SEE_TO).getId();
        assertThat(String.valueOf(supervisor.formOf(offered))).contains("1737").doesNotContain("Worker One");

        assertThat(String.valueOf(supervisor.claims(SEE_TO).opens(SEE_TO).get("whoIsToAsk")))
                .contains("Is to ask again", "Worker One", "021 555 0121", "who walks with the survivor");
    }

    @Test
    void aSupervisorWhoAsksAndDoesNotReachThemStillSeesHowTomorrow() {
        JourneyId journey = survivors.atPlan();
        worker1()
                .completes(
                        "userTask_planWayForward", Map.of("hopes", "A garden", "keepingSafe", "Her sister has a key"));
        session(WATCH);
        nobodyAsked();
        seesTo(journey, "supervisor1", "MYSELF");
        Tasklist.Person supervisor = tasklist.as("supervisor1").about(journey);
        assertThat(supervisor.opens(FOLLOW_UP)).containsEntry("shownKeepingSafe", "Her sister has a key");
        supervisor.completes(FOLLOW_UP, Map.of("followUpAnswer", "NOT_REACHED"));

        assertThat(supervisor.opens(FOLLOW_UP))
                .containsEntry("shownAddress", "021 555 0101")
                .containsEntry("shownKeepingSafe", "Her sister has a key");
        supervisor.completes(FOLLOW_UP, and(CALM, "followUpAnswer", "TALKED"));
        assertThat(survivors.readersOf(journey)).containsExactly("worker1");
    }

    private List<String> dueFollowUps(JourneyId journey) {
        return tasklist.as("supervisor1").about(journey).tasks().stream()
                .filter(SEE_TO::equals)
                .toList();
    }

    private void seesTo(JourneyId journey, String supervisor, String who) {
        tasklist.as(supervisor).about(journey).claims(SEE_TO).completes(SEE_TO, Map.of("whoAsks", who));
    }

    private void nobodyAsked() {
        time.passes(Duration.ofDays(3).plusMinutes(1));
        time.timersRun();
    }

    @Test
    void aSupervisorCanAskInThePlaceOfTheWorkerAndSeesHowToReachTheSurvivor() {
        JourneyId journey = survivors.inSupport();
        session(WATCH);
        nobodyAsked();
        seesTo(journey, "supervisor1", "MYSELF");

        assertThat(worker1().about(journey).tasks()).doesNotContain(FOLLOW_UP);
        assertThat(worker1().about(journey).opens("userTask_walkAlongside")).containsEntry("askAgain", "");
        assertThat(tasklist.as("supervisor1").about(journey).opens(FOLLOW_UP))
                .containsEntry("shownAddress", "021 555 0101");
        assertThat(survivors.readersOf(journey)).contains("supervisor1", "worker1");
        tasklist.as("supervisor1").about(journey).completes(FOLLOW_UP, and(CALM, "followUpAnswer", "TALKED"));

        assertThat(survivors.readersOf(journey)).containsExactly("worker1");
        assertThat(running(journey)).isEmpty();
    }

    @Test
    void aSupervisorWhoKnowsThemInAnotherRoleDoesNotAsk() {
        JourneyId journey = survivors.inSupport();
        session(WATCH);
        nobodyAsked();
        says(() -> workers.declareConflict(WorkerId.of("supervisor1"), journey, "KIN"));
        var supervisor = tasklist.as("supervisor1").about(journey).claims(SEE_TO);

        assertThat(supervisor.isRefused(SEE_TO, Map.of("whoAsks", "MYSELF")).policyId())
                .isEqualTo("WORKER-04");
        assertThat(survivors.readersOf(journey)).doesNotContain("supervisor1");
        supervisor.completes(SEE_TO, Map.of("whoAsks", "WORKER"));
    }

    @Test
    void showsSupervisorsNothingOfWhatWasSaid() {
        JourneyId journey = survivors.whoMadeContact(and(WATCH, "safetyNote", "Sleeps at a friend's place"));
        nobodyAsked();
        String task = worker1().about(journey).theirs(FOLLOW_UP).getId();
        var supervisor = tasklist.as("supervisor1").about(journey);

        assertThatThrownBy(() -> supervisor.formOf(task)).isInstanceOf(AuthorizationException.class);
        supervisor.claims(SEE_TO);
        assertThat(String.valueOf(supervisor.opens(SEE_TO))).doesNotContain("friend", "Tamsin", "021 555 0101");
    }
}
