package org.alongside.safety;

import static org.alongside.testing.walk.InOrganisation.says;
import static org.alongside.testing.walk.Survivors.CALM;
import static org.alongside.testing.walk.Survivors.EMERGENCY;
import static org.alongside.testing.walk.Survivors.URGENT;
import static org.alongside.testing.walk.Survivors.and;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.alongside.consent.Purpose;
import org.alongside.engine.wiring.Wiring;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.decisions.SurvivorMessages;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.testing.ProcessTest;
import org.alongside.testing.walk.Survivors;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaExecutionListener;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Watch means that somebody asks again within three days. SAFE-07. */
@ProcessTest
class FollowUpProcessTest extends FollowUpSteps {
    private static final Map<String, Object> NOT_ASKED = Map.of();

    @Autowired
    SurvivorMessages survivor;

    private void talked(Map<String, ?> answers) {
        worker1().completes(FOLLOW_UP, and(answers, "followUpAnswer", "TALKED"));
    }

    private void isDueIn(Duration wait) {
        Task task = worker1().theirs(FOLLOW_UP);
        assertThat(task.getPriority()).isEqualTo(70);
        assertThat(task.getDueDate().toInstant()).isCloseTo(time.now().plus(wait), within(1, ChronoUnit.MINUTES));
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
        worker1().completes("userTask_offerAssessment", Map.of("howTheyAssess", "DECLINED"));
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
        says(() -> survivor.withdraws(journey, Purpose.KEEP_RECORD, WorkerId.of("worker1")));

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
