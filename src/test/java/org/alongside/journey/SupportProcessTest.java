package org.alongside.journey;

import static org.alongside.testing.walk.InOrganisation.says;
import static org.alongside.testing.walk.Survivors.CALM;
import static org.alongside.testing.walk.Survivors.EMERGENCY;
import static org.alongside.testing.walk.Survivors.URGENT;
import static org.alongside.testing.walk.Survivors.and;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.Map;
import org.alongside.access.CurrentOrganisation;
import org.alongside.consent.Purpose;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.decisions.SurvivorMessages;
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

/** Walking alongside: what can come next, and the six months that go round. */
@ProcessTest
class SupportProcessTest {
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

    private JourneyId choosing(String whatNext) {
        JourneyId journey = survivors.inSupport();
        passed.forget(journey);
        worker1("userTask_walkAlongside", Map.of("whatNext", whatNext));
        return journey;
    }

    private void worker1(String task, Map<String, ?> answers) {
        tasklist.as("worker1").completes(task, answers);
    }

    private List<String> worker1sTasks() {
        return tasklist.as("worker1").tasks();
    }

    @Test
    void recordsASessionAndIsBackAtOnce() {
        JourneyId journey = choosing("SESSION");

        assertThat(worker1sTasks()).containsExactlyInAnyOrder("userTask_walkAlongside", "userTask_recordSession");
        assertThat(passed.of(journey))
                .contains("flow_fromWhatNext_toRecordSession")
                .doesNotContain(
                        "flow_fromWhatNext_toReviseWayForward",
                        "flow_fromWhatNext_toDescribeConcern",
                        "flow_fromWhatNext_toStartOffenceOverlapByWorker",
                        "flow_fromWhatNext_toAskForAnotherWorker",
                        "flow_fromWhatNext_toPauseChosen",
                        "flow_fromWhatNext_toLeavingChosen");

        worker1("userTask_recordSession", and(CALM, "sessionKind", "ONE_ON_ONE", "talkedAbout", "The garden"));

        assertThat(passed.of(journey))
                .contains("serviceTask_keepSession", "endEvent_sessionKept")
                .doesNotContain("serviceTask_raiseConcernFromAnswers");
        assertThat(worker1sTasks()).containsExactly("userTask_walkAlongside");
    }

    @Test
    void raisesAConcernFromAnUrgentSession() {
        JourneyId journey = choosing("SESSION");

        worker1("userTask_recordSession", and(EMERGENCY, "sessionKind", "PHONE", "safetyNote", "A car outside"));

        assertThat(passed.of(journey))
                .contains("serviceTask_raiseConcernFromAnswers", "endEvent_sessionKept")
                .doesNotContain("flow_fromHowSafeAreThings_toLookedAt");
        assertThat(worker1sTasks()).containsExactlyInAnyOrder("userTask_walkAlongside", "userTask_actNow");
    }

    @Test
    void keepsNoNotesWhenTheAgreementToThemIsTakenBackWhileTheFormIsOpen() {
        JourneyId journey = choosing("SESSION");

        CurrentOrganisation.runAs(
                Tasklist.ORGANISATION,
                () -> survivor.withdraws(journey, Purpose.KEEP_SESSION_NOTES, WorkerId.of("worker1")));

        Map<String, Object> withNotes = and(CALM, "sessionKind", "ONE_ON_ONE", "talkedAbout", "The garden");
        assertThat(tasklist.as("worker1")
                        .isRefused("userTask_recordSession", withNotes)
                        .sentence())
                .contains("not asked for here");
        worker1("userTask_recordSession", and(CALM, "sessionKind", "ONE_ON_ONE"));
        assertThat(worker1sTasks()).containsExactly("userTask_walkAlongside");
    }

    @Test
    @Proves({PolicyId.JOURNEY_02, PolicyId.JOURNEY_03})
    void revisesTheWayForward() {
        JourneyId journey = choosing("REVISE_WAY_FORWARD");

        assertThat(tasklist.as("worker1").opens("userTask_reviseWayForward")).containsEntry("hopes", "A garden");
        worker1("userTask_reviseWayForward", Map.of("hopes", "A garden and a dog"));

        assertThat(passed.of(journey))
                .contains("serviceTask_keepRevisedWayForward", "endEvent_wayForwardRevised")
                .doesNotContain("userTask_recordSession", "serviceTask_keepWayForward");
        assertThat(worker1sTasks()).containsExactly("userTask_walkAlongside");
    }

    @Test
    void raisesAConcernThatTheWorkerDescribes() {
        JourneyId journey = choosing("SAFETY_CONCERN");
        assertThat(worker1sTasks()).containsExactlyInAnyOrder("userTask_walkAlongside", "userTask_describeConcern");
        assertThat(survivors.running("safety-concern", journey)).isEmpty();

        worker1(
                "userTask_describeConcern",
                Map.of("safetyLevel", "URGENT", "aboutChild", "NO", "concernWhat", "A letter came"));

        assertThat(passed.of(journey)).contains("serviceTask_raiseConcernByWorker", "endEvent_concernRaised");
        assertThat(survivors.instance("safety-concern", journey)).isWaitingAt("userTask_actNow");
        assertThat(worker1sTasks()).containsExactlyInAnyOrder("userTask_walkAlongside", "userTask_actNow");
    }

    @Test
    void seesToItThatTwoSessionsCanBeOpenAtOnce() {
        choosing("SESSION");
        worker1("userTask_walkAlongside", Map.of("whatNext", "SESSION"));

        assertThat(worker1sTasks())
                .containsExactlyInAnyOrder(
                        "userTask_walkAlongside", "userTask_recordSession", "userTask_recordSession");
    }

    @Test
    void raisesAConcernFromAnyChannelWithoutStoppingAnything() {
        JourneyId journey = survivors.inSupport();

        CurrentOrganisation.runAs(Tasklist.ORGANISATION, () -> survivor.reportDanger(journey, "EMERGENCY"));

        survivors
                .journey(journey)
                .isWaitingAtExactly("userTask_walkAlongside")
                .hasNotPassed("serviceTask_raiseConcernByWorker");
        assertThat(passed.of(journey)).contains("serviceTask_raiseConcernFromMessage", "endEvent_concernTakenUp");
        assertThat(survivors.instance("safety-concern", journey)).variables().containsEntry("safetyLevel", "EMERGENCY");
    }

    @Test
    void doesNotInviteMoreThanADayBeforeSixMonthsAreOver() {
        JourneyId journey = survivors.inSupport();

        time.passes(Period.ofMonths(6));
        time.passes(Duration.ofHours(-25));

        assertThat(time.timersRun()).isZero();
        survivors.journey(journey).isWaitingAtExactly("userTask_walkAlongside");
    }

    /** Neither the worker nor the survivor waits for whoever invites, and nothing that was open is taken away. */
    @Test
    @Proves(PolicyId.MONITOR_01)
    void looksBackBesideTheSupportEverySixMonths() {
        JourneyId journey = survivors.inSupport();
        worker1("userTask_walkAlongside", Map.of("whatNext", "SESSION"));

        sixMonthsPass();

        assertThat(worker1sTasks())
                .containsExactlyInAnyOrder(
                        "userTask_walkAlongside",
                        "userTask_recordSession",
                        "userTask_lookBack",
                        "userTask_offerAssessment");

        worker1("userTask_lookBack", and(CALM, "lookingBack", "A good winter", "lookBackNext", "GO_ON"));

        survivors
                .journey(journey)
                .isWaitingAt("userTask_walkAlongside", "userTask_recordSession", "callActivity_assessment")
                .isNotWaitingAt("userTask_planWayForward")
                .hasPassed("serviceTask_planNextAssessment", "endEvent_lookedBack")
                .hasNotPassed("serviceTask_raiseConcernFromAnswers");

        invites();

        survivors
                .journey(journey)
                .isWaitingAtExactly("userTask_walkAlongside", "userTask_recordSession")
                .hasPassed("endEvent_invited", "endEvent_roundDone", "endEvent_reflected");
        assertThat(time.timersRun()).isZero();
        sixMonthsPass();
        assertThat(worker1sTasks()).contains("userTask_lookBack");
    }

    @Test
    void plansAnewBesideTheSupportWhereTheyWish() throws Exception {
        JourneyId journey = survivors.inSupport();
        sixMonthsPass();
        invites();

        worker1("userTask_lookBack", and(CALM, "lookBackNext", "PLAN_ANEW"));

        assertThat(worker1sTasks()).containsExactlyInAnyOrder("userTask_walkAlongside", "userTask_planWayForward");
        says(() -> survivor.pauses(journey));
        says(() -> survivor.comesBack(journey));
        assertThat(worker1sTasks()).as("support goes on meanwhile").containsExactly("userTask_walkAlongside");

        sixMonthsPass();
        worker1("userTask_lookBack", and(CALM, "lookBackNext", "PLAN_ANEW"));
        worker1("userTask_planWayForward", Map.of("hopes", "A dog"));

        assertThat(worker1sTasks()).containsExactlyInAnyOrder("userTask_walkAlongside", "userTask_offerAssessment");
        survivors.journey(journey).hasPassed("callActivity_planAnew", "endEvent_wayForwardWritten");
    }

    /** However late it was begun, such as after the service had stood still. */
    @Test
    void isNeverBesideTheTimeBefore() {
        JourneyId journey = survivors.inSupport();
        time.passes(Period.ofMonths(10));
        time.timersRun();
        assertThat(survivors.running("reflect", journey)).hasSize(1);

        time.passes(Period.ofMonths(3));
        time.timersRun();

        assertThat(survivors.running("reflect", journey)).hasSize(1);
        survivors.journey(journey).hasPassed("boundaryEvent_nextTimeDue", "endEvent_makesRoom");
    }

    /** MONITOR-01: at least every six months, whatever was left open. */
    @Test
    void whatIsStillOpenMakesRoomWhenTheNextTimeIsDue() {
        JourneyId journey = survivors.inSupport();
        sixMonthsPass();
        Task before = tasklist.as("worker1").theirs("userTask_lookBack");

        time.passes(Period.ofMonths(6).plusDays(1));
        time.timersRun();

        assertThat(worker1sTasks())
                .containsExactlyInAnyOrder("userTask_walkAlongside", "userTask_lookBack", "userTask_offerAssessment");
        assertThat(tasklist.as("worker1").theirs("userTask_lookBack").getId()).isNotEqualTo(before.getId());
        assertThat(survivors.running("client-assessment", journey)).hasSize(1);
        survivors.journey(journey).hasPassed("boundaryEvent_nextTimeDue", "endEvent_makesRoom");
    }

    @Test
    void raisesAConcernWhenLookingBackIsUrgent() {
        JourneyId journey = survivors.inSupport();
        sixMonthsPass();
        passed.forget(journey);

        worker1("userTask_lookBack", URGENT);

        assertThat(passed.of(journey))
                .contains("serviceTask_raiseConcernFromAnswers", "endEvent_lookedBack")
                .doesNotContain("flow_fromHowSafeAreThings_toLookedAt");
        assertThat(worker1sTasks())
                .containsExactlyInAnyOrder("userTask_walkAlongside", "userTask_actNow", "userTask_offerAssessment");
    }

    private void sixMonthsPass() {
        time.passes(Period.ofMonths(6).plusDays(1));
        assertThat(time.timersRun()).isEqualTo(1);
    }

    private void invites() {
        worker1("userTask_offerAssessment", Map.of("howTheyAssess", "DECLINED"));
    }
}
