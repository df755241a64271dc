package org.alongside.safety;

import static org.alongside.testing.walk.Survivors.CALM;
import static org.alongside.testing.walk.Survivors.EMERGENCY;
import static org.alongside.testing.walk.Survivors.URGENT;
import static org.alongside.testing.walk.Survivors.and;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.alongside.access.CurrentOrganisation;
import org.alongside.consent.Purpose;
import org.alongside.engine.wiring.Wiring;
import org.alongside.ids.JourneyId;
import org.alongside.journey.SurvivorMessages;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.testing.PassedElements;
import org.alongside.testing.ProcessTest;
import org.alongside.testing.Time;
import org.alongside.testing.walk.Survivors;
import org.alongside.testing.walk.Tasklist;
import org.alongside.workers.Workers;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaExecutionListener;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Watch means that somebody asks again within three days, and that supervisors hear of it when nobody did. SAFE-07. */
@ProcessTest
class FollowUpProcessTest {
    private static final Map<String, Object> WATCH =
            Map.of("safetyNow", "UNSURE", "safetySelf", "THOUGHTS", "safetyOthers", "NO");
    private static final Map<String, Object> NOT_ASKED = Map.of();
    private static final String FOLLOW_UP = "userTask_followUp";
    private static final String SEE_TO = "userTask_seeToFollowUp";

    @Autowired
    Survivors survivors;

    @Autowired
    SurvivorMessages survivor;

    @Autowired
    Tasklist tasklist;

    @Autowired
    PassedElements passed;

    @Autowired
    Workers workers;

    @Autowired
    Time time;

    private Tasklist.Person worker1() {
        return tasklist.as("worker1");
    }

    private void talked(Map<String, ?> answers) {
        worker1().completes(FOLLOW_UP, and(answers, "followUpAnswer", "TALKED"));
    }

    private List<ProcessInstance> running(JourneyId journey) {
        return survivors.running("safety-follow-up", journey);
    }

    private void isDueIn(Duration wait) {
        Task task = worker1().theirs(FOLLOW_UP);
        assertThat(task.getPriority()).isEqualTo(70);
        assertThat(task.getDueDate().toInstant()).isCloseTo(time.now().plus(wait), within(1, ChronoUnit.MINUTES));
    }

    private void says(Runnable what) {
        CurrentOrganisation.runAs(Tasklist.ORGANISATION, what);
    }

    @Test
    @Proves({PolicyId.SAFE_01, PolicyId.SAFE_07})
    void watchAtTheFirstContactIsAskedAgainWithinThreeDaysByWhoTookIt() {
        JourneyId journey = survivors.whoMadeContact(and(WATCH, "safetyNote", "Sleeps at a friend's place"));

        isDueIn(Duration.ofDays(3));
        assertThat(passed.of(journey))
                .contains("serviceTask_startFollowUpFromAnswers")
                .doesNotContain("serviceTask_raiseConcernFromAnswers");
        assertThat(worker1().opens(FOLLOW_UP))
                .containsEntry("shownSafetyNote", "Sleeps at a friend's place")
                .containsEntry("shownAddress", "021 555 0101");
        assertThat(survivors.concernsOf(journey)).isEmpty();
    }

    @Test
    void calmBringsNoFollowUp() {
        JourneyId journey = survivors.inSupport();

        assertThat(running(journey)).isEmpty();
        assertThat(passed.of(journey)).doesNotContain("serviceTask_startFollowUpFromAnswers");
    }

    @Test
    void whatWasNotAskedIsAskedWithinThreeDaysAsWell() {
        survivors.whoMadeContact(NOT_ASKED);
        isDueIn(Duration.ofDays(3));
    }

    @Test
    void watchAtTheWelcome() {
        JourneyId journey = survivors.atWelcome();
        worker1().completes("userTask_welcome", and(WATCH, "welcomeNext", "ANOTHER_CONVERSATION"));

        isDueIn(Duration.ofDays(3));
        assertThat(passed.of(journey)).contains("serviceTask_startFollowUpFromAnswers");
    }

    @Test
    void watchWhenSharing() {
        JourneyId journey = survivors.atShare();
        worker1().completes("userTask_share", and(WATCH, "shareNext", "GO_ON"));

        isDueIn(Duration.ofDays(3));
        assertThat(passed.of(journey)).contains("serviceTask_startFollowUpFromAnswers");
    }

    private void session(Map<String, ?> answers) {
        worker1()
                .completes("userTask_walkAlongside", Map.of("whatNext", "SESSION"))
                .completes("userTask_recordSession", and(answers, "sessionKind", "PHONE"));
    }

    @Test
    void watchAtASession() {
        JourneyId journey = survivors.inSupport();
        assertThat(worker1().opens("userTask_walkAlongside")).containsEntry("askAgain", "");
        session(WATCH);

        isDueIn(Duration.ofDays(3));
        assertThat(String.valueOf(worker1().opens("userTask_walkAlongside").get("askAgain")))
                .contains("Please ask again how safe things are, by ");
        assertThat(passed.of(journey)).contains("serviceTask_startFollowUpFromAnswers");
        assertThat(worker1().tasks()).containsExactlyInAnyOrder("userTask_walkAlongside", FOLLOW_UP);
    }

    @Test
    void watchAtTheReview() {
        JourneyId journey = survivors.inSupport();
        survivors.sixMonthsPass();
        tasklist.as("supervisor1")
                .claims("userTask_inviteToAssess")
                .completes("userTask_inviteToAssess", Map.of("invitationOutcome", "DECLINED"));
        worker1().completes("userTask_lookBack", WATCH);

        isDueIn(Duration.ofDays(3));
        assertThat(passed.of(journey)).contains("serviceTask_startFollowUpFromAnswers");
    }

    private void describes(String level, String aboutChild) {
        worker1()
                .completes("userTask_walkAlongside", Map.of("whatNext", "SAFETY_CONCERN"))
                .completes("userTask_describeConcern", Map.of("safetyLevel", level, "aboutChild", aboutChild));
    }

    @Test
    void aWorkerWhoKeepsWatchAsksAgain() {
        JourneyId journey = survivors.inSupport();
        describes("WATCH", "NO");

        isDueIn(Duration.ofDays(3));
        assertThat(passed.of(journey))
                .contains("serviceTask_startFollowUpByWorker", "endEvent_followUpArranged")
                .doesNotContain("serviceTask_raiseConcernByWorker");
    }

    @Test
    void aChildWhoMayNotBeSafeIsUrgentWhateverTheWorkerChose() {
        JourneyId journey = survivors.inSupport();
        describes("WATCH", "YES");

        assertThat(survivors.concernsOf(journey)).containsExactly("URGENT null open");
        assertThat(tasklist.as("supervisor1").tasks()).contains("userTask_backUpWorker");
        assertThat(running(journey)).isEmpty();
    }

    @Test
    @Proves(PolicyId.SAFE_07)
    void aChildWhoMayNotBeSafeGoesToASupervisorFromEveryForm() {
        Map<String, Object> child = Map.of("safetyNow", "SAFE", "safetySelf", "NO", "safetyOthers", "CHILD");
        JourneyId journey = survivors.whoMadeContact(child);
        worker1().completes("userTask_offerJourney", Map.of("offerAnswer", "ACCEPT"));
        worker1().completes("userTask_welcome", and(child, "welcomeNext", "ANOTHER_CONVERSATION"));

        assertThat(survivors.concernsOf(journey)).containsExactly("URGENT null open", "URGENT null open");
        assertThat(tasklist.as("supervisor2").tasks())
                .containsExactly("userTask_backUpWorker", "userTask_backUpWorker");
    }

    @Test
    void calmEndsIt() {
        JourneyId journey = survivors.whoMadeContact(WATCH);
        talked(CALM);

        assertThat(running(journey)).isEmpty();
        assertThat(passed.of(journey))
                .contains("businessRuleTask_triageFollowUp", "endEvent_followedUp")
                .doesNotContain("serviceTask_startNextFollowUp", "serviceTask_raiseConcernFromAnswers");
    }

    @Test
    void watchAgainIsAskedAgain() {
        JourneyId journey = survivors.whoMadeContact(WATCH);
        time.passes(Duration.ofDays(2));
        talked(WATCH);

        assertThat(running(journey)).hasSize(1);
        isDueIn(Duration.ofDays(3));
        assertThat(passed.of(journey)).contains("serviceTask_startNextFollowUp");
    }

    @Test
    void urgentRaisesAConcern() {
        JourneyId journey = survivors.whoMadeContact(WATCH);
        talked(URGENT);

        assertThat(survivors.concernsOf(journey)).containsExactly("URGENT null open");
        assertThat(running(journey)).isEmpty();
        assertThat(worker1().tasks()).contains("userTask_actNow");
        assertThat(survivors.count("""
                        select count(*) from alongside.reader_grant where journey_id = :journey
                            and user_id = 'worker1' and compartment = 'SAFETY' and ended_at is null
                        """, journey))
                .as("what was open for asking again is closed")
                .isZero();
    }

    /** What was open to whoever asked is closed by the end of the follow-up, so no end may be drawn without that. */
    @Test
    void whicheverEndIsDrawnClosesWhatWasOpen() {
        var model = java.util.Objects.requireNonNull(Wiring.read().models().get("safety-follow-up"))
                .bpmn();

        assertThat(model.getModelElementsByType(EndEvent.class)).isNotEmpty().allSatisfy(end -> assertThat(
                        end.getExtensionElements()
                                .getElementsQuery()
                                .filterByType(CamundaExecutionListener.class)
                                .list())
                .extracting(CamundaExecutionListener::getCamundaDelegateExpression)
                .contains("${endFollowUp}"));
    }

    @Test
    void anEmergencyRaisesAConcern() {
        JourneyId journey = survivors.whoMadeContact(WATCH);
        talked(EMERGENCY);

        assertThat(survivors.concernsOf(journey)).containsExactly("EMERGENCY null open");
    }

    @Test
    void whoWasNotReachedIsTriedAgainTomorrow() {
        JourneyId journey = survivors.whoMadeContact(WATCH);
        worker1().completes(FOLLOW_UP, Map.of("followUpAnswer", "NOT_REACHED"));

        isDueIn(Duration.ofDays(1));
        assertThat(running(journey)).hasSize(1);
        assertThat(passed.of(journey)).doesNotContain("businessRuleTask_triageFollowUp");
    }

    @Test
    void whoDoesNotWantToBeAskedIsNotAsked() {
        JourneyId journey = survivors.whoMadeContact(WATCH);
        worker1().completes(FOLLOW_UP, Map.of("followUpAnswer", "NOT_WISHED"));

        assertThat(running(journey)).isEmpty();
        assertThat(passed.of(journey))
                .doesNotContain("businessRuleTask_triageFollowUp", "serviceTask_startNextFollowUp");
    }

    @Test
    void theNextAnswerAboutSafetyEndsIt() {
        JourneyId journey = survivors.inSupport();
        session(WATCH);
        session(CALM);
        assertThat(running(journey)).isEmpty();

        session(WATCH);
        time.passes(Duration.ofDays(2));
        session(WATCH);
        assertThat(running(journey)).hasSize(1);
        isDueIn(Duration.ofDays(3));
    }

    @Test
    void aFormSentWithoutAskingPutsNothingOff() {
        JourneyId journey = survivors.inSupport();
        session(WATCH);
        time.passes(Duration.ofDays(2));
        session(NOT_ASKED);

        assertThat(running(journey)).hasSize(1);
        isDueIn(Duration.ofDays(1));
    }

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
        says(() -> workers.declareConflict("supervisor1", journey, "KIN"));
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

    @Test
    void goesOverToTheWorkerWhoWalksWithThem() {
        survivors.workerHas("worker1", worker -> Survivors.takingOn(worker, false, 12));
        JourneyId journey = survivors.whoMadeContact(WATCH);
        assertThat(worker1().theirs(FOLLOW_UP)).isNotNull();
        tasklist.as("facilitator1").completes("userTask_offerJourney", Map.of("offerAnswer", "ACCEPT"));

        assertThat(worker1().tasks()).isEmpty();
        assertThat(tasklist.as("facilitator1").tasks()).containsExactlyInAnyOrder(FOLLOW_UP, "userTask_welcome");
        assertThat(survivors.readersOf(journey)).containsExactly("facilitator1");
        tasklist.as("facilitator1").completes(FOLLOW_UP, and(CALM, "followUpAnswer", "TALKED"));
        assertThat(survivors.readersOf(journey)).containsExactly("facilitator1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PAUSE", "LEAVE"})
    void outlastsABreakAndLeaving(String whatNext) {
        JourneyId journey = survivors.inSupport();
        session(WATCH);
        worker1().completes("userTask_walkAlongside", Map.of("whatNext", whatNext));

        Map<String, @Nullable Object> seen = new HashMap<>(worker1().opens(FOLLOW_UP));
        assertThat(seen).containsEntry("shownAddress", "021 555 0101");
        talked(CALM);

        assertThat(running(journey)).isEmpty();
        assertThat(survivors.readersOf(journey)).isEqualTo(whatNext.equals("PAUSE") ? List.of("worker1") : List.of());
    }

    @Test
    void endsWithErasure() {
        JourneyId journey = survivors.inSupport();
        session(WATCH);
        says(() -> survivor.withdraws(journey, Purpose.KEEP_RECORD, "worker1"));

        assertThat(running(journey)).isEmpty();
        assertThat(survivors.readersOf(journey)).isEmpty();
    }

    @Test
    void endsWhenTheSurvivorSaysNotNow() {
        JourneyId journey = survivors.whoMadeContact(WATCH);
        worker1().completes("userTask_offerJourney", Map.of("offerAnswer", "ACCEPT"));
        worker1().completes("userTask_welcome", and(WATCH, "welcomeNext", "NOT_NOW", "everythingErased", "YES"));

        assertThat(running(journey)).isEmpty();
    }
}
