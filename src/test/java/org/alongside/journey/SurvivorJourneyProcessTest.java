package org.alongside.journey;

import static org.alongside.testing.walk.Survivors.ALL_POINTS;
import static org.alongside.testing.walk.Survivors.CALM;
import static org.alongside.testing.walk.Survivors.EMERGENCY;
import static org.alongside.testing.walk.Survivors.URGENT;
import static org.alongside.testing.walk.Survivors.and;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.alongside.access.CurrentOrganisation;
import org.alongside.consent.ConsentLedger;
import org.alongside.consent.Point;
import org.alongside.consent.Purpose;
import org.alongside.engine.EngineClock;
import org.alongside.ids.JourneyId;
import org.alongside.journey.state.Journeys;
import org.alongside.journey.state.Step;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.testing.PassedElements;
import org.alongside.testing.ProcessTest;
import org.alongside.testing.walk.Survivors;
import org.alongside.testing.walk.Tasklist;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** From first contact into support: every answer at every step. */
@ProcessTest
class SurvivorJourneyProcessTest {
    /** Not asked, no, and an answer that the form does not offer. */
    private static final List<Map<String, Object>> UNSURE =
            List.of(Map.of(), Map.of("everythingErased", "NO"), Map.of("everythingErased", "MAYBE"));

    @Autowired
    Survivors survivors;

    @Autowired
    Tasklist tasklist;

    @Autowired
    PassedElements passed;

    @Autowired
    ConsentLedger consent;

    @Autowired
    Journeys journeys;

    private void worker1(String task, Map<String, ?> answers) {
        tasklist.as("worker1").completes(task, answers);
    }

    private <T> T asked(java.util.concurrent.Callable<T> question) throws Exception {
        return CurrentOrganisation.callAs(Tasklist.ORGANISATION, question);
    }

    @Test
    void leadsFromFirstContactIntoSupport() {
        JourneyId journey = survivors.inSupport();

        survivors
                .journey(journey)
                .isWaitingAtExactly("userTask_walkAlongside")
                .isNotWaitingAt("userTask_planWayForward")
                .hasPassedInOrder(
                        "callActivity_firstContact",
                        "callActivity_matchWorker",
                        "userTask_welcome",
                        "userTask_recordConsent",
                        "userTask_share",
                        "userTask_planWayForward",
                        "serviceTask_openSupport")
                .hasNotPassed("serviceTask_reopenJourney", "serviceTask_pauseJourney", "serviceTask_eraseRecord")
                .variables()
                .containsEntry("workerId", "worker1")
                .containsEntry("sessionNotesAllowed", true);
        assertThat(survivors.running("safety-concern", journey)).isEmpty();
        assertThat(survivors.running("match-worker", journey)).isEmpty();
    }

    @Test
    void raisesNoConcernAtACalmFirstContact() {
        JourneyId journey = survivors.whoMadeContact();

        assertThat(passed.of(journey))
                .contains("flow_fromHowSafeAreThings_toLookedAt")
                .doesNotContain("serviceTask_raiseConcernFromAnswers");
        survivors.journey(journey).isWaitingAt("callActivity_matchWorker");
    }

    @Test
    void raisesAConcernAtAnUrgentFirstContactAndHoldsNothingUp() {
        JourneyId journey = survivors.whoMadeContact(URGENT);

        assertThat(passed.of(journey))
                .contains("serviceTask_raiseConcernFromAnswers", "flow_fromRaiseConcernFromAnswers_toLookedAt")
                .doesNotContain("flow_fromHowSafeAreThings_toLookedAt");
        survivors.journey(journey).isWaitingAt("callActivity_matchWorker");
        assertThat(tasklist.as("worker1").tasks())
                .containsExactlyInAnyOrder("userTask_offerJourney", "userTask_actNow");
    }

    @Test
    void takesWhatWasNotAskedNeverAsCalm() {
        JourneyId journey = survivors.whoMadeContact(Map.of());

        assertThat(passed.of(journey)).contains("serviceTask_startFollowUpFromAnswers");
        assertThat(survivors.running("safety-concern", journey)).isEmpty();
    }

    /** Holds JOURNEY-01. */
    @Test
    void welcomesInAsManyConversationsAsItTakes() throws Exception {
        JourneyId journey = survivors.atWelcome();

        worker1(
                "userTask_welcome",
                and(CALM, "welcomeNext", "ANOTHER_CONVERSATION", "explainedToday", List.of("RISKS", "OTHER_OPTIONS")));

        survivors.journey(journey).isWaitingAt("userTask_welcome").hasNotPassed("userTask_recordConsent");
        assertThat(passed.of(journey)).contains("flow_fromReadyForConsent_toWelcomeBegins");
        assertThat(asked(() -> consent.explained(journey))).containsExactlyInAnyOrder(Point.RISKS, Point.OTHER_OPTIONS);

        worker1("userTask_welcome", and(CALM, "welcomeNext", "DECIDE"));

        survivors.journey(journey).isWaitingAt("userTask_recordConsent");
    }

    @Test
    void raisesAConcernAtAnUrgentWelcome() {
        JourneyId journey = survivors.atWelcome();
        passed.forget(journey);

        worker1("userTask_welcome", and(EMERGENCY, "welcomeNext", "DECIDE"));

        assertThat(passed.of(journey))
                .contains("serviceTask_raiseConcernFromAnswers")
                .doesNotContain("flow_fromHowSafeAreThings_toLookedAt");
        survivors.journey(journey).isWaitingAt("userTask_recordConsent");
        assertThat(survivors.instance("safety-concern", journey)).variables().containsEntry("safetyLevel", "EMERGENCY");
    }

    @Test
    @Proves(PolicyId.MONITOR_04)
    void erasesWhenTheyDecideAtTheWelcomeNotToGoOn() {
        JourneyId journey = survivors.atWelcome();

        for (Map<String, Object> unsure : UNSURE) {
            Map<String, Object> answers = new HashMap<>(and(CALM, "welcomeNext", "NOT_NOW"));
            answers.putAll(unsure);
            assertThat(tasklist.as("worker1")
                            .isRefused("userTask_welcome", answers)
                            .sentence())
                    .contains("erased");
            survivors.journey(journey).isWaitingAt("userTask_welcome");
        }
        worker1("userTask_welcome", and(CALM, "welcomeNext", "NOT_NOW", "everythingErased", "YES"));

        survivors
                .journey(journey)
                .isWaitingAtExactly("userTask_inviteBeforeErasure")
                .hasPassed("endEvent_notNowAtWelcome", "boundaryEvent_leaving", "serviceTask_beginErasure")
                .hasNotPassed("userTask_recordConsent", "serviceTask_closeJourney");
    }

    @Test
    void asksAgainOnTheDayTheyChoseWhenTheyNeedMoreTime() {
        JourneyId journey = survivors.atConsent();
        LocalDate day = LocalDate.now(EngineClock.ZONE).plusDays(20);

        worker1("userTask_recordConsent", Map.of("consentDecision", "MORE_TIME", "consentFollowUpOn", day.toString()));

        Task again = tasklist.as("worker1").theirs("userTask_recordConsent");
        assertThat(again.getFollowUpDate().toInstant().atZone(EngineClock.ZONE).toLocalDate())
                .isEqualTo(day);
        survivors.journey(journey).isWaitingAt("userTask_recordConsent").hasNotPassed("userTask_share");
    }

    @Test
    void asksAgainAfterAWeekWhenNoDayWasChosen() {
        survivors.atConsent();

        worker1("userTask_recordConsent", Map.of("consentDecision", "MORE_TIME"));

        Task again = tasklist.as("worker1").theirs("userTask_recordConsent");
        assertThat(again.getFollowUpDate()).isInTheFuture();
    }

    @Test
    void refusesToAskAgainOnADayThatIsOver() {
        survivors.atConsent();
        String past = LocalDate.now(EngineClock.ZONE).minusDays(3).toString();

        assertThat(tasklist.as("worker1")
                        .isRefused(
                                "userTask_recordConsent",
                                Map.of("consentDecision", "MORE_TIME", "consentFollowUpOn", past))
                        .sentence())
                .contains("“When shall we talk about it again?” needs to be a day from");
    }

    @Test
    void refusesAYesBeforeEverythingIsExplained() throws Exception {
        JourneyId journey = survivors.atWelcome();
        worker1("userTask_welcome", and(CALM, "welcomeNext", "DECIDE", "explainedToday", List.of("RISKS")));

        Tasklist.Refusal refusal = tasklist.as("worker1").isRefused("userTask_recordConsent", Survivors.agreeing());

        assertThat(refusal.policyId()).isEqualTo("CONSENT-04");
        assertThat(refusal.sentence()).contains("how peer support works").doesNotContain("the risks");
        assertThat(asked(() -> consent.agrees(journey, Purpose.KEEP_RECORD))).isFalse();

        worker1("userTask_recordConsent", and(Survivors.agreeing(), "explainedToday", ALL_POINTS));

        assertThat(asked(() -> consent.agrees(journey, Purpose.KEEP_RECORD))).isTrue();
    }

    /** Holds CONSENT-05. */
    @Test
    void keepsEachPurposeOfConsentByItself() throws Exception {
        JourneyId journey = survivors.atConsent();

        worker1(
                "userTask_recordConsent",
                Map.of("consentDecision", "YES", "notesEffectExplained", "YES", "contactWhanau", true));

        survivors.journey(journey).isWaitingAt("userTask_share").hasNotPassed("endEvent_notNow");
        assertThat(asked(() -> consent.agrees(journey, Purpose.KEEP_RECORD))).isTrue();
        assertThat(asked(() -> consent.agrees(journey, Purpose.CONTACT_WHANAU))).isTrue();
        assertThat(asked(() -> consent.agrees(journey, Purpose.KEEP_SESSION_NOTES)))
                .isFalse();
        assertThat(asked(() -> consent.agrees(journey, Purpose.ANONYMOUS_REPORTING)))
                .isFalse();
        assertThat(asked(() -> consent.explained(journey))).contains(Point.EFFECT_OF_NO_NOTES);
    }

    @Test
    void refusesToGoWithoutNotesBeforeTheEffectIsExplained() {
        survivors.atConsent();

        assertThat(tasklist.as("worker1")
                        .isRefused("userTask_recordConsent", Map.of("consentDecision", "YES"))
                        .policyId())
                .isEqualTo("CONSENT-07");
    }

    @Test
    @Proves(PolicyId.MONITOR_04)
    void erasesWhenTheAnswerToConsentIsNotNow() {
        JourneyId journey = survivors.atConsent();

        for (Map<String, Object> unsure : UNSURE) {
            Map<String, Object> answers = new HashMap<>(unsure);
            answers.put("consentDecision", "NOT_NOW");
            assertThat(tasklist.as("worker1")
                            .isRefused("userTask_recordConsent", answers)
                            .sentence())
                    .contains("erased");
            survivors.journey(journey).isWaitingAt("userTask_recordConsent");
        }
        worker1("userTask_recordConsent", Map.of("consentDecision", "NOT_NOW", "everythingErased", "YES"));

        survivors
                .journey(journey)
                .isWaitingAtExactly("userTask_inviteBeforeErasure")
                .hasPassed("endEvent_notNow", "boundaryEvent_leaving", "serviceTask_beginErasure")
                .hasNotPassed("userTask_share", "serviceTask_closeJourney");
    }

    @Test
    void sharesInAsManyConversationsAsItTakes() {
        JourneyId journey = survivors.atShare();

        worker1("userTask_share", and(CALM, "shareNext", "ANOTHER_CONVERSATION", "home", "A flat by the sea"));

        survivors
                .journey(journey)
                .isWaitingAt("userTask_share")
                .hasNotPassed("userTask_planWayForward", "endEvent_sharedEnough");
        assertThat(tasklist.as("worker1").opens("userTask_share")).containsEntry("home", "A flat by the sea");
    }

    @Test
    void raisesAConcernWhenSharingIsUrgent() {
        JourneyId journey = survivors.atShare();
        passed.forget(journey);

        worker1("userTask_share", and(URGENT, "shareNext", "GO_ON"));

        assertThat(passed.of(journey))
                .contains("serviceTask_raiseConcernFromAnswers")
                .doesNotContain("flow_fromHowSafeAreThings_toLookedAt", "serviceTask_startOffenceOverlapAtShare");
        survivors.journey(journey).isWaitingAt("userTask_planWayForward");
        assertThat(survivors.running("safety-concern", journey)).hasSize(1);
    }

    @Test
    void raisesNoConcernWhenSharingIsCalm() {
        JourneyId journey = survivors.atPlan();

        assertThat(passed.of(journey))
                .contains("flow_fromHowSafeAreThings_toLookedAt")
                .doesNotContain("serviceTask_raiseConcernFromAnswers");
    }

    /** Holds SAFE-04, SAFE-05. */
    @Test
    void confirmsNoSupportWithoutAPlanForKeepingSafeWhereThereIsRisk() {
        JourneyId journey = survivors.atShare();
        worker1("userTask_share", and(CALM, "shareNext", "GO_ON", "risksSelf", "Alone at night"));

        assertThat(tasklist.as("worker1")
                        .isRefused("userTask_planWayForward", Map.of("options", List.of("ONE_ON_ONE")))
                        .policyId())
                .isEqualTo("SAFE-05");
        survivors.journey(journey).isWaitingAt("userTask_planWayForward").hasNotPassed("serviceTask_openSupport");

        worker1("userTask_planWayForward", Map.of("options", List.of("ONE_ON_ONE"), "keepingSafe", "Call Aroha"));

        survivors.journey(journey).isWaitingAt("userTask_walkAlongside");
    }

    @Test
    void leavesTheOptionsOpenWhereThereIsRiskAndNoPlanYet() {
        JourneyId journey = survivors.atShare();
        worker1("userTask_share", and(CALM, "shareNext", "GO_ON", "risksOthers", "A brother"));

        worker1("userTask_planWayForward", Map.of("hopes", "Sleep"));

        survivors.journey(journey).isWaitingAt("userTask_walkAlongside");
    }

    @Test
    void remembersEachStepThatWasReached() throws Exception {
        JourneyId journey = survivors.whoMadeContact();
        assertThat(step(journey)).isEqualTo(Step.MATCH);
        worker1("userTask_offerJourney", Map.of("offerAnswer", "ACCEPT"));
        assertThat(step(journey)).isEqualTo(Step.WELCOME);
        worker1("userTask_welcome", and(CALM, "welcomeNext", "DECIDE", "explainedToday", ALL_POINTS));
        assertThat(step(journey)).isEqualTo(Step.CONSENT);
        worker1("userTask_recordConsent", Survivors.agreeing());
        assertThat(step(journey)).isEqualTo(Step.SHARE);
        worker1("userTask_share", and(CALM, "shareNext", "GO_ON"));
        assertThat(step(journey)).isEqualTo(Step.PLAN);
        worker1("userTask_planWayForward", Map.of());
        assertThat(step(journey)).isEqualTo(Step.SUPPORT);
    }

    private Step step(JourneyId journey) throws Exception {
        return asked(() -> journeys.find(journey).orElseThrow().step());
    }
}
