package org.alongside.safety;

import static org.alongside.testing.walk.InOrganisation.asked;
import static org.alongside.testing.walk.InOrganisation.says;
import static org.alongside.testing.walk.Survivors.CALM;
import static org.alongside.testing.walk.Survivors.and;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.alongside.engine.EngineClock;
import org.alongside.ids.JourneyId;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.testing.PassedElements;
import org.alongside.testing.ProcessTest;
import org.alongside.testing.walk.Survivors;
import org.alongside.testing.walk.Tasklist;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Overlapping offending: assessed first, before support is chosen. OFFEND-01, OFFEND-02, OFFEND-04. */
@ProcessTest
class OffenceOverlapProcessTest extends OffenceOverlapSteps {
    @Autowired
    OffenceOverlap overlap;

    @Autowired
    PassedElements passed;

    private boolean isBarredFromSurvivorGroups(JourneyId journey) {
        return survivors.count("""
                        select count(*) from (
                            select state from alongside.group_bar where journey_id = :journey
                            order by id desc limit 1) newest
                        where state <> 'RELEASED'
                        """, journey) == 1;
    }

    private JourneyId disclosedByMessage() {
        JourneyId journey = survivors.inSupport();
        says(() -> survivor.toldOfOffending(journey));
        return journey;
    }

    @Test
    void goesToWhoIsTrainedForItFromSharing() {
        JourneyId journey = disclosedWhileSharing();

        assertThat(passed.of(journey))
                .contains("serviceTask_startOffenceOverlapAtShare", "userTask_assessOverlap")
                .doesNotContain("flow_fromIsSomethingElseNeeded_toSharingGoesOn");
        survivors.journey(journey).isWaitingAt("userTask_planWayForward");
        assertThat(tasklist.as("supervisor1").tasks()).containsExactly("userTask_assessOverlap");
        assertThat(tasklist.as("supervisor1").opens("userTask_assessOverlap"))
                .containsEntry("shownOffendingWhat", SAID);
    }

    @Test
    void goesNowhereWhenNothingWasDisclosed() {
        JourneyId journey = survivors.atPlan();

        assertThat(passed.of(journey))
                .contains("flow_fromIsSomethingElseNeeded_toSharingGoesOn")
                .doesNotContain("serviceTask_startOffenceOverlapAtShare");
        assertThat(survivors.running("offence-overlap", journey)).isEmpty();
    }

    @Test
    void goesToWhoIsTrainedForItFromSupport() {
        JourneyId journey = disclosedInSupport();

        assertThat(passed.of(journey))
                .contains("serviceTask_startOffenceOverlapByWorker", "endEvent_lookAskedFor")
                .doesNotContain("userTask_recordSession", "serviceTask_askForAnotherWorker");
        assertThat(tasklist.as("worker1").tasks()).containsExactly("userTask_walkAlongside");
        assertThat(tasklist.as("supervisor1").tasks()).containsExactly("userTask_assessOverlap");
    }

    @Test
    void goesToWhoIsTrainedForItFromAnyChannel() {
        JourneyId journey = disclosedByMessage();

        assertThat(passed.of(journey))
                .contains(
                        "startEvent_offendingDisclosed",
                        "serviceTask_startOffenceOverlapFromMessage",
                        "endEvent_disclosureTakenUp");
        survivors.journey(journey).isWaitingAtExactly("userTask_walkAlongside");
    }

    @Test
    void isLookedAtOnceHoweverOftenItIsSaid() {
        JourneyId journey = disclosedInSupport();

        says(() -> survivor.toldOfOffending(journey));

        assertThat(survivors.running("offence-overlap", journey)).hasSize(1);
    }

    @Test
    @Proves(PolicyId.OFFEND_02)
    void barsGroupsFromTheDisclosureOnButNeitherMeetingNorSafety() throws Exception {
        JourneyId journey = disclosedInSupport();

        assertThat(isBarredFromSurvivorGroups(journey)).isTrue();
        for (String kind : List.of("ONE_ON_ONE", "WORKSHOP", "PHONE", "MESSAGE")) {
            worker1("userTask_walkAlongside", Map.of("whatNext", "SESSION"));
            worker1("userTask_recordSession", and(CALM, "sessionKind", kind));
        }
        worker1("userTask_walkAlongside", Map.of("whatNext", "SAFETY_CONCERN"));
        worker1("userTask_describeConcern", Map.of("safetyLevel", "URGENT", "aboutChild", "NO"));

        assertThat(survivors.count("select count(*) from alongside.session where journey_id = :journey", journey))
                .isEqualTo(4);
        assertThat(survivors.concernsOf(journey)).containsExactly("URGENT null open");
        assertThat(tasklist.as("worker1").tasks())
                .containsExactlyInAnyOrder("userTask_walkAlongside", "userTask_actNow");
    }

    @Test
    void goesOnFromPlanningWithoutOptionsAndConfirmsNoneBeforeItIsLookedAt() {
        disclosedWhileSharing();

        Tasklist.Refusal refusal = tasklist.as("worker1")
                .isRefused("userTask_planWayForward", Map.of("hopes", "Sleep", "options", List.of("ONE_ON_ONE")));
        assertThat(refusal.policyId()).isEqualTo("OFFEND-01");
        assertThat(refusal.sentence())
                .contains("Something needs to be looked at", "you go on meeting")
                .doesNotContain("ffend");
        worker1("userTask_planWayForward", Map.of("hopes", "Sleep"));
        worker1("userTask_walkAlongside", Map.of("whatNext", "SESSION"));
        worker1("userTask_recordSession", and(CALM, "sessionKind", "ONE_ON_ONE"));

        worker1("userTask_walkAlongside", Map.of("whatNext", "REVISE_WAY_FORWARD"));
        assertThat(tasklist.as("worker1")
                        .isRefused("userTask_reviseWayForward", Map.of("options", List.of("ONE_ON_ONE")))
                        .policyId())
                .isEqualTo("OFFEND-01");
        assessed("CONTINUE_ONE_ON_ONE");
        worker1("userTask_reviseWayForward", Map.of("options", List.of("ONE_ON_ONE")));
    }

    @Test
    void whatWasChosenBeforeStandsAndKeepingSafeCanBeChanged() {
        survivors.atPlan();
        worker1("userTask_planWayForward", Map.of("hopes", "Sleep", "options", List.of("ONE_ON_ONE")));
        worker1("userTask_walkAlongside", Map.of("whatNext", "OFFENDING_DISCLOSED", "offendingWhat", SAID));

        worker1("userTask_walkAlongside", Map.of("whatNext", "REVISE_WAY_FORWARD"));
        worker1(
                "userTask_reviseWayForward",
                Map.of("hopes", "Sleep", "options", List.of("ONE_ON_ONE"), "keepingSafe", "Call a friend"));

        assertThat(tasklist.as("worker1").tasks()).containsExactly("userTask_walkAlongside");
    }

    @ParameterizedTest
    @EnumSource(value = OffenceOverlap.Outcome.class, mode = EnumSource.Mode.EXCLUDE, names = "REFER")
    void setsOrReleasesTheBarByItsOutcomeAndTellsTheWorker(OffenceOverlap.Outcome outcome) throws Exception {
        JourneyId journey = disclosedInSupport();
        ProcessInstance look = survivors.instance("offence-overlap", journey);
        assertThat(look).isWaitingAt("userTask_assessOverlap");

        assessed(outcome.name());

        assertThat(passed.of(journey)).contains("serviceTask_recordOutcome");
        assertThat(isBarredFromSurvivorGroups(journey)).isEqualTo(outcome != OffenceOverlap.Outcome.NO_OVERLAP);
        assertThat(asked(() -> overlap.underWaySince(journey))).isEmpty();
        assertThat(survivors.readersOf(journey)).containsExactly("worker1");
        assertThat(tasklist.as("worker1").opens(HEAR))
                .containsEntry("shownOutcome", outcome.name())
                .containsEntry("shownMitigations", AGREED);
        worker1(HEAR, Map.of("heard", "YES"));

        assertThat(passed.of(journey)).contains("endEvent_outcomeRecorded").doesNotContain("serviceTask_lookAgain");
        assertThat(survivors.running("offence-overlap", journey)).isEmpty();
        assertThat(tasklist.as("worker1").opens("userTask_walkAlongside")).containsEntry("shownMitigations", AGREED);
    }

    @Test
    @Proves(PolicyId.OFFEND_04)
    void whoeverDoesNotWantToBeReferredIsLookedAtAgain() throws Exception {
        JourneyId journey = disclosedInSupport();
        assessed("REFER");
        worker1(TALK, Map.of("referral", "NOT_WISHED"));

        assertThat(passed.of(journey)).contains("serviceTask_lookAgain");
        assertThat(asked(() -> overlap.underWaySince(journey))).isPresent();
        assertThat(tasklist.as("supervisor1").opens("userTask_assessOverlap"))
                .containsEntry("shownOffendingWhat", SAID);
        assessed("CONTINUE_ONE_ON_ONE");
        worker1(HEAR, Map.of("heard", "YES"));

        assertThat(survivors.running("offence-overlap", journey)).isEmpty();
        assertThat(survivors.readersOf(journey)).containsExactly("worker1");
    }

    @Test
    void takesTheOutcomeOnlyFromWhoseTrainingForItIsInDate() throws Exception {
        JourneyId journey = disclosedInSupport();
        survivors.workerHas(
                "supervisor1",
                worker -> Survivors.offendingTrainedUntil(
                        worker, LocalDate.now(EngineClock.ZONE).minusDays(1)));

        assertThat(tasklist.as("supervisor1")
                        .isRefused("userTask_assessOverlap", Map.of("overlapOutcome", "NO_OVERLAP"))
                        .policyId())
                .isEqualTo("OFFEND-01");
        assertThat(isBarredFromSurvivorGroups(journey)).isTrue();
    }

    @Test
    void goesToTheSupervisorOfTheWorkerWhereNobodyIsTrained() {
        survivors.workerHas("supervisor1", worker -> Survivors.offendingTrainedUntil(worker, null));
        survivors.workerHas("worker2", worker -> Survivors.takingOn(worker, false, 12));

        disclosedInSupport();

        assertThat(tasklist.as("supervisor1").tasks()).containsExactly("userTask_assessOverlap");
    }

    @Test
    void goesToSomebodyOtherThanTheWalkingWorker() {
        for (String worker : List.of("worker1", "facilitator1")) {
            survivors.workerHas(
                    worker, profile -> Survivors.offendingTrainedUntil(profile, LocalDate.now(EngineClock.ZONE)));
        }
        survivors.workerHas("supervisor1", worker -> Survivors.offendingTrainedUntil(worker, null));

        disclosedInSupport();

        assertThat(tasklist.as("facilitator1").tasks()).containsExactly("userTask_assessOverlap");
    }
}
