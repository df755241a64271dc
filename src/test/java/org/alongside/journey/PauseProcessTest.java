package org.alongside.journey;

import static org.alongside.testing.walk.InOrganisation.says;
import static org.alongside.testing.walk.Survivors.CALM;
import static org.alongside.testing.walk.Survivors.and;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.Map;
import org.alongside.engine.EngineClock;
import org.alongside.ids.JourneyId;
import org.alongside.journey.decisions.SurvivorMessages;
import org.alongside.journey.state.Journeys;
import org.alongside.policy.PolicyId;
import org.alongside.policy.Refused;
import org.alongside.proof.Proves;
import org.alongside.testing.PassedElements;
import org.alongside.testing.ProcessTest;
import org.alongside.testing.Time;
import org.alongside.testing.walk.Step;
import org.alongside.testing.walk.Survivors;
import org.alongside.testing.walk.Tasklist;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Pausing at every step, and coming back to where they left off. */
@ProcessTest
class PauseProcessTest {
    @Autowired
    Survivors survivors;

    @Autowired
    SurvivorMessages survivor;

    @Autowired
    Tasklist tasklist;

    @Autowired
    PassedElements passed;

    @Autowired
    Time time;

    private void worker1(String task, Map<String, ?> answers) {
        tasklist.as("worker1").completes(task, answers);
    }

    @ParameterizedTest(name = "at {0}")
    @EnumSource(Step.class)
    @Proves({PolicyId.CONSENT_01, PolicyId.CONSENT_02})
    void pausesByMessageAndComesBackWhereTheyLeftOff(Step step) throws Exception {
        JourneyId journey = survivors.at(step);

        says(() -> survivor.pauses(journey));

        assertThat(tasklist.as("worker1").tasks()).containsExactly("userTask_keepDoorOpen");
        survivors
                .journey(journey)
                .hasPassed("boundaryEvent_paused", "serviceTask_pauseJourney")
                .hasNotPassed("endEvent_supportEnded", "serviceTask_closeJourney")
                .isWaitingAtExactly("userTask_keepDoorOpen");
        assertThat(survivors.state(journey)).isEqualTo(Journeys.State.PAUSED);
        passed.forget(journey);

        says(() -> survivor.comesBack(journey));

        assertThat(tasklist.as("worker1").tasks()).containsExactly(step.box());
        assertThat(passed.of(journey))
                .contains("boundaryEvent_resumed", "serviceTask_resumeJourney")
                .doesNotContain("startEvent_firstContact", "startEvent_cameBack", "serviceTask_openJourney");
        assertThat(survivors.state(journey)).isEqualTo(Journeys.State.OPEN);
    }

    @Test
    @Proves({PolicyId.CONSENT_01, PolicyId.CONSENT_02})
    void pausesByChoiceAndComesBackByForm() throws Exception {
        JourneyId journey = survivors.inSupport();
        String day = LocalDate.now(EngineClock.ZONE).plusDays(30).toString();

        worker1("userTask_walkAlongside", Map.of("whatNext", "PAUSE", "followUpOn", day, "pauseNote", "Harvest"));

        survivors
                .journey(journey)
                .isWaitingAt("userTask_keepDoorOpen")
                .isNotWaitingAt("userTask_walkAlongside")
                .hasPassed("endEvent_pauseChosen", "endEvent_supportEnded", "serviceTask_pauseJourney")
                .hasNotPassed("boundaryEvent_paused");
        assertThat(tasklist.as("worker1")
                        .theirs("userTask_keepDoorOpen")
                        .getFollowUpDate()
                        .toInstant()
                        .atZone(EngineClock.ZONE)
                        .toLocalDate())
                .isEqualTo(day);

        worker1("userTask_keepDoorOpen", Map.of("doorChoice", "COME_BACK"));

        survivors
                .journey(journey)
                .isWaitingAt("userTask_walkAlongside")
                .hasNotPassed("endEvent_leftWhileAway", "boundaryEvent_resumed")
                .variables()
                .containsEntry("followUpOn", null);
        assertThat(survivors.state(journey)).isEqualTo(Journeys.State.OPEN);
    }

    @Test
    void keepsTheDoorOpenWhileTheyAreStillAway() {
        JourneyId journey = survivors.inSupport();
        says(() -> survivor.pauses(journey));
        passed.forget(journey);
        String day = LocalDate.now(EngineClock.ZONE).plusDays(60).toString();

        worker1("userTask_keepDoorOpen", Map.of("doorChoice", "STILL_AWAY", "followUpOn", day));

        assertThat(passed.of(journey))
                .containsExactly(
                        "flow_fromKeepDoorOpen_toDoTheyComeBack",
                        "gateway_doTheyComeBack",
                        "flow_fromDoTheyComeBack_toAway",
                        "gateway_away",
                        "flow_fromAway_toKeepDoorOpen",
                        "userTask_keepDoorOpen");
        assertThat(tasklist.as("worker1").theirs("userTask_keepDoorOpen").getFollowUpDate())
                .isInTheFuture();
    }

    @Test
    void leavesWhileAway() {
        JourneyId journey = survivors.inSupport();
        says(() -> survivor.pauses(journey));

        worker1("userTask_keepDoorOpen", Map.of("doorChoice", "LEAVE"));

        survivors
                .journey(journey)
                .isWaitingAtExactly("userTask_inviteFeedback")
                .hasPassed("endEvent_leftWhileAway", "boundaryEvent_leftWhileAway", "serviceTask_closeJourney")
                .hasNotPassed("serviceTask_resumeJourney", "boundaryEvent_ended", "serviceTask_eraseRecord");
    }

    @Test
    void leavesByMessageWhileAway() throws Exception {
        JourneyId journey = survivors.inSupport();
        says(() -> survivor.pauses(journey));

        says(() -> survivor.leaves(journey));

        assertThat(survivors.state(journey)).isEqualTo(Journeys.State.ENDED);
        survivors
                .journey(journey)
                .isWaitingAtExactly("userTask_inviteFeedback")
                .hasPassed("boundaryEvent_endedWhileAway", "endEvent_endedWhileAway", "serviceTask_closeJourney")
                .hasNotPassed("serviceTask_resumeJourney", "serviceTask_eraseRecord");
    }

    @Test
    @Proves(PolicyId.JOURNEY_04)
    void silenceClosesNothing() throws Exception {
        JourneyId journey = survivors.inSupport();
        says(() -> survivor.pauses(journey));

        time.passes(Period.ofYears(3));

        assertThat(time.timersRun()).isZero();
        survivors.journey(journey).isWaitingAt("userTask_keepDoorOpen");
        assertThat(survivors.state(journey)).isEqualTo(Journeys.State.PAUSED);
    }

    @Test
    void asksForTheAssessmentAtOnceWhenItCameDueDuringThePause() {
        JourneyId journey = survivors.inSupport();
        says(() -> survivor.pauses(journey));
        time.passes(Period.ofMonths(9));

        says(() -> survivor.comesBack(journey));
        time.passes(Duration.ofMinutes(2));
        time.timersRun();

        assertThat(tasklist.as("worker1").tasks()).contains("userTask_offerAssessment");
    }

    @Test
    void cannotPauseTwiceNorComeBackWithoutHavingPaused() {
        JourneyId journey = survivors.atWelcome();
        assertThatThrownBy(() -> says(() -> survivor.comesBack(journey))).isInstanceOf(Refused.class);
        says(() -> survivor.pauses(journey));
        assertThatThrownBy(() -> says(() -> survivor.pauses(journey))).isInstanceOf(Refused.class);
    }

    @Test
    void keepsASafetyConcernOpenDuringAPause() {
        JourneyId journey = survivors.inSupport();
        says(() -> survivor.reportDanger(journey, "URGENT"));

        says(() -> survivor.pauses(journey));

        assertThat(tasklist.as("worker1").tasks())
                .containsExactlyInAnyOrder("userTask_keepDoorOpen", "userTask_actNow");
        assertThat(survivors.instance("safety-concern", journey)).isWaitingAt("userTask_backUpWorker");
    }

    @Test
    void doesNotShowAnOfferToTheWorkerAnyMoreOnceTheyPaused() {
        JourneyId journey = survivors.whoMadeContact(and(CALM, "workerGender", "FEMALE"));
        assertThat(tasklist.as("worker2").opens("userTask_offerJourney")).containsEntry("shownAlias", "Tamsin");

        says(() -> survivor.pauses(journey));

        assertThat(tasklist.as("worker2").tasks()).isEmpty();
        assertThat(tasklist.as("worker1").tasks()).containsExactly("userTask_keepDoorOpen");
    }
}
