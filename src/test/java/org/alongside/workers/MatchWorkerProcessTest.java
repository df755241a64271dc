package org.alongside.workers;

import static org.alongside.testing.walk.InOrganisation.asked;
import static org.alongside.testing.walk.Survivors.CALM;
import static org.alongside.testing.walk.Survivors.and;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.alongside.access.People;
import org.alongside.access.Readers;
import org.alongside.access.RecordPart;
import org.alongside.engine.EngineClock;
import org.alongside.groups.group.Facilitators;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.testing.PassedElements;
import org.alongside.testing.ProcessTest;
import org.alongside.testing.Time;
import org.alongside.testing.walk.Survivors;
import org.alongside.testing.walk.Tasklist;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** Finding the worker: who is asked, what they can answer, and what happens when nobody can. */
@ProcessTest
class MatchWorkerProcessTest {
    @Autowired
    Survivors survivors;

    @Autowired
    Tasklist tasklist;

    @Autowired
    PassedElements passed;

    @Autowired
    Readers readers;

    @Autowired
    Walks walks;

    @Autowired
    Workers workers;

    @Autowired
    Matching matching;

    @Autowired
    Facilitators facilitators;

    @Autowired
    People people;

    @Autowired
    Time time;

    @Autowired
    Environment environment;

    private JourneyId wishing(String key, Object value) {
        return survivors.whoMadeContact(and(CALM, key, value));
    }

    private void answers(String worker, String answer) {
        tasklist.as(worker).completes("userTask_offerJourney", Map.of("offerAnswer", answer));
    }

    private void isOfferedTo(String worker) {
        for (String other : List.of("worker1", "worker2", "facilitator1")) {
            assertThat(tasklist.as(other).tasks().contains("userTask_offerJourney"))
                    .as("whether %s is asked", other)
                    .isEqualTo(other.equals(worker));
        }
    }

    private void nobodyTakesOn() {
        for (String worker : List.of("worker1", "worker2", "facilitator1")) {
            survivors.workerHas(worker, profile -> Survivors.trainedUntil(profile, null));
        }
    }

    @Test
    void asksWhoTookTheFirstContactWhereTheSurvivorHasNoWish() {
        JourneyId journey = survivors.whoMadeContact();

        isOfferedTo("worker1");
        assertThat(survivors.instance("match-worker", journey))
                .isWaitingAtExactly("userTask_offerJourney")
                .hasNotPassed("gateway_isHelpOffered", "userTask_findAnotherWay");
    }

    @Test
    @Proves(PolicyId.WORKER_01)
    void asksSomebodyOfTheWishedGenderOnly() throws Exception {
        JourneyId journey = wishing("workerGender", "FEMALE");
        isOfferedTo("worker2");

        answers("worker2", "NOT_NOW");

        isOfferedTo("nobody");
        assertThat(tasklist.as("supervisor1").tasks()).containsExactly("userTask_findAnotherWay");
        assertThat(asked(() -> walks.workerOf(journey))).isEmpty();
    }

    @Test
    @Proves(PolicyId.WORKER_06)
    void asksWhoMeetsMostOfTheCulturalWishes() {
        wishing("culture", List.of("PASIFIKA"));
        isOfferedTo("facilitator1");
    }

    @Test
    void asksWhoSpeaksTheLanguage() {
        wishing("language", "TE_REO_MAORI");
        isOfferedTo("worker2");
    }

    @Test
    @Proves({PolicyId.WORKER_01, PolicyId.WORKER_06})
    void recordsTheMatchAndWhichWishesWereMet() throws Exception {
        JourneyId journey = survivors.whoMadeContact(
                and(CALM, "workerGender", "FEMALE", "culture", List.of("MAORI_WORKER", "PASIFIKA")));
        ProcessInstance search = survivors.instance("match-worker", journey);

        answers("worker2", "ACCEPT");

        assertThat(search)
                .isEnded()
                .hasPassed("serviceTask_recordMatch", "endEvent_matched")
                .hasNotPassed("serviceTask_recordAnswer", "serviceTask_recordNoAnswer");
        assertThat(asked(() -> walks.workerOf(journey))).contains(WorkerId.of("worker2"));
        assertThat(asked(() -> readers.of(journey, WorkerId.of("worker2"))))
                .containsOnlyKeys(
                        RecordPart.CONTACT,
                        RecordPart.MAIN,
                        RecordPart.SAFETY,
                        RecordPart.OFFENDING,
                        RecordPart.JOINING);
        assertThat(asked(() -> readers.of(journey, WorkerId.of("worker1")))).isEmpty();
        assertThat(survivors.wishesMet(journey)).isEqualTo(Map.of("gender", true, "culture", false));
    }

    @Test
    void asksTheNextOneWhenOneSaysNotNowWithoutAReason() throws Exception {
        JourneyId journey = survivors.whoMadeContact();

        answers("worker1", "NOT_NOW");

        isOfferedTo("facilitator1");
        assertThat(passed.of(journey))
                .contains("serviceTask_recordAnswer", "flow_fromIsTheOfferAccepted_toRecordAnswer")
                .doesNotContain("serviceTask_recordMatch", "serviceTask_recordNoAnswer");
        assertThat(asked(() -> workers.hasConflict(WorkerId.of("worker1"), journey)))
                .isFalse();
        assertThat(survivors.readersOf(journey)).containsExactlyInAnyOrder("worker1", "facilitator1");
    }

    /** Holds WORKER-04. */
    @Test
    void rulesOutForGoodWhoKnowsTheSurvivor() throws Exception {
        JourneyId journey = survivors.whoMadeContact();

        tasklist.as("worker1")
                .completes("userTask_offerJourney", Map.of("offerAnswer", "KNOWS_THE_SURVIVOR", "conflictKind", "KIN"));

        isOfferedTo("facilitator1");
        assertThat(asked(() -> workers.hasConflict(WorkerId.of("worker1"), journey)))
                .isTrue();
        assertThat(survivors.readersOf(journey)).containsExactly("facilitator1");
        answers("facilitator1", "NOT_NOW");
        answers("worker2", "NOT_NOW");
        tasklist.as("supervisor1").claims("userTask_findAnotherWay");
        assertThat(String.valueOf(tasklist.as("supervisor1")
                        .opens("userTask_findAnotherWay")
                        .get("eligibleWorkers")))
                .contains("facilitator1", "worker2")
                .doesNotContain("worker1");
        assertThat(tasklist.as("supervisor1")
                        .isRefused("userTask_findAnotherWay", Map.of("chosenWorkerId", "worker1"))
                        .sentence())
                .contains("choose one of the answers offered");
    }

    @Test
    void takesAConflictWithoutItsKind() throws Exception {
        JourneyId journey = survivors.whoMadeContact();

        answers("worker1", "KNOWS_THE_SURVIVOR");

        assertThat(asked(() -> workers.hasConflict(WorkerId.of("worker1"), journey)))
                .isTrue();
    }

    @Test
    void asksTheNextOneWhenNoAnswerComesInTwoDays() throws Exception {
        JourneyId journey = wishing("workerGender", "MALE");
        isOfferedTo("worker1");
        time.passes(Duration.ofDays(2).minusMinutes(1));
        assertThat(time.timersRun()).isZero();
        isOfferedTo("worker1");

        time.passes(Duration.ofMinutes(2));
        time.timersRun();

        isOfferedTo("facilitator1");
        assertThat(passed.of(journey))
                .contains("boundaryEvent_offerExpired", "serviceTask_recordNoAnswer")
                .doesNotContain("serviceTask_recordAnswer", "serviceTask_recordMatch");
        time.passes(Duration.ofDays(3));
        time.timersRun();
        isOfferedTo("nobody");
        assertThat(survivors.readersOf(journey)).containsExactly("worker1");
        assertThat(asked(() -> readers.of(journey, WorkerId.of("worker1")))).containsOnlyKeys(RecordPart.CONTACT);
    }

    @Test
    @Proves(PolicyId.SAFE_03)
    void givesPlacesThatHelpWhileAWayIsLookedFor() {
        nobodyTakesOn();
        JourneyId journey = survivors.whoMadeContact();

        assertThat(survivors.instance("match-worker", journey))
                .isWaitingAtExactly("userTask_givePlacesThatHelp", "userTask_findAnotherWay")
                .hasPassed("parallelGateway_nobodyWaitsAlone")
                .hasNotPassed("userTask_offerJourney");
        assertThat(passed.of(journey)).doesNotContain("flow_fromIsHelpOffered_toWayIsLookedFor");
        assertThat(tasklist.as("worker1").tasks()).containsExactly("userTask_givePlacesThatHelp");

        assertThat(tasklist.as("worker1")
                        .isRefused("userTask_givePlacesThatHelp", Map.of("given", false))
                        .sentence())
                .contains("was given places that help");
        assertThat(String.valueOf(tasklist.as("worker1")
                        .opens("userTask_givePlacesThatHelp")
                        .get("numbersToCall")))
                .contains("1737");
        assertThat(String.valueOf(tasklist.as("worker1")
                        .opens("userTask_givePlacesThatHelp")
                        .get("placesThatHelp")))
                .contains("- A refuge", "- A kaupapa Māori service");
        tasklist.as("worker1").completes("userTask_givePlacesThatHelp", Map.of("given", true));

        assertThat(survivors.count(
                        "select count(*) from alongside.ledger_entry where chain = :journey::text"
                                + " and act = 'places that help given'",
                        journey))
                .isEqualTo(1);
        assertThat(survivors.instance("match-worker", journey))
                .isWaitingAtExactly("userTask_findAnotherWay")
                .hasPassed("endEvent_helpGiven");
    }

    @Test
    void offersHelpOnceAndLooksOnWithTheSupervisor() {
        nobodyTakesOn();
        JourneyId journey = survivors.whoMadeContact();
        passed.forget(journey);

        tasklist.as("supervisor1").claims("userTask_findAnotherWay").completes("userTask_findAnotherWay", Map.of());

        assertThat(passed.of(journey))
                .contains("flow_fromIsHelpOffered_toWayIsLookedFor")
                .doesNotContain("parallelGateway_nobodyWaitsAlone");
        assertThat(survivors.instance("match-worker", journey))
                .isWaitingAtExactly("userTask_givePlacesThatHelp", "userTask_findAnotherWay");
    }

    @Test
    void endsTheSearchWithItsOpenTasksWhenAWorkerIsFoundMeanwhile() {
        nobodyTakesOn();
        JourneyId journey = survivors.whoMadeContact();
        survivors.workerHas("worker2", worker -> Survivors.trainedUntil(worker, LocalDate.now(EngineClock.ZONE)));

        tasklist.as("supervisor1").claims("userTask_findAnotherWay").completes("userTask_findAnotherWay", Map.of());
        answers("worker2", "ACCEPT");

        assertThat(survivors.running("match-worker", journey)).isEmpty();
        assertThat(tasklist.as("worker1").tasks()).isEmpty();
        assertThat(tasklist.as("worker2").tasks()).containsExactly("userTask_welcome");
    }

    @Test
    void asksWhomTheSupervisorChoseBeforeAllOthers() {
        JourneyId journey = wishing("workerGender", "ANOTHER");
        isOfferedTo("nobody");

        tasklist.as("supervisor1")
                .claims("userTask_findAnotherWay")
                .completes("userTask_findAnotherWay", Map.of("chosenWorkerId", "facilitator1"));

        isOfferedTo("facilitator1");
        assertThat(survivors.instance("match-worker", journey)).variables().containsEntry("chosenWorkerId", null);
    }

    @Test
    void asksAnybodyEligibleOnceTheSurvivorAgreedToFewerWishes() throws Exception {
        JourneyId journey = wishing("workerGender", "ANOTHER");

        tasklist.as("supervisor1")
                .claims("userTask_findAnotherWay")
                .completes("userTask_findAnotherWay", Map.of("wishesRelaxed", true));
        isOfferedTo("worker1");
        answers("worker1", "ACCEPT");

        assertThat(survivors.wishesMet(journey)).containsEntry("gender", false);
        assertThat(asked(() -> walks.workerOf(journey))).contains(WorkerId.of("worker1"));
    }

    @Test
    void asksNobodyWhoIsNotTrainedOrTakesOnNobodyOrHasReachedTheLimit() {
        survivors.workerHas(
                "worker1",
                worker -> Survivors.trainedUntil(
                        worker, LocalDate.now(EngineClock.ZONE).minusDays(1)));
        survivors.workerHas("facilitator1", worker -> Survivors.takingOn(worker, false, 6));
        survivors.workerHas("worker2", worker -> Survivors.takingOn(worker, true, 1));
        survivors.whoMadeContact();
        isOfferedTo("worker2");
        answers("worker2", "ACCEPT");

        survivors.whoMadeContact();

        isOfferedTo("nobody");
        assertThat(tasklist.as("supervisor2").tasks()).containsExactly("userTask_findAnotherWay");
    }

    @Test
    void refusesAYesThatCameWhenTheLimitWasReachedMeanwhile() throws Exception {
        JourneyId journey = survivors.whoMadeContact();
        survivors.workerHas("worker1", worker -> Survivors.takingOn(worker, true, 1));
        survivors.alreadyWalksWith("worker1");

        assertThat(tasklist.as("worker1")
                        .isRefused("userTask_offerJourney", Map.of("offerAnswer", "ACCEPT"))
                        .policyId())
                .isEqualTo("WORKER-05");
        assertThat(asked(() -> walks.workerOf(journey))).isEmpty();
    }

    @Test
    void refusesAYesOfWhoseTrainingRanOutMeanwhile() {
        survivors.whoMadeContact();
        survivors.workerHas("worker1", worker -> Survivors.trainedUntil(worker, null));

        assertThat(tasklist.as("worker1")
                        .isRefused("userTask_offerJourney", Map.of("offerAnswer", "ACCEPT"))
                        .policyId())
                .isEqualTo("WORKER-02");
    }

    @Test
    void showsTheAliasAndNothingElseToWhoIsAsked() {
        survivors.whoMadeContact(and(CALM, "workerGender", "FEMALE", "toldWhat", "", "cultureNote", "Whānau nearby"));

        assertThat(tasklist.as("worker2").opens("userTask_offerJourney"))
                .containsEntry("shownAlias", "Tamsin")
                .doesNotContainKeys("address", "shownAddress", "cultureNote");
    }

    /** Holds WORKER-06: of all there are the best is asked, wherever their name stands in the alphabet. */
    @Test
    void considersEverybodyHoweverManyTheyAre() throws Exception {
        try (ManyWorkers many = ManyWorkers.are(600, environment)) {
            JourneyId journey = wishing("culture", List.of("PASIFIKA", "MAORI_WORKER"));

            assertThat(tasklist.as(ManyWorkers.LAST).tasks()).containsExactly("userTask_offerJourney");
            assertThat(asked(() -> matching.allWhoMayBeAsked(journey)))
                    .contains(WorkerId.of("many-0600"), WorkerId.of(ManyWorkers.LAST));
            assertThat(asked(() -> workers.assessorFor(WorkerId.of("supervisor1"))))
                    .contains(WorkerId.of(ManyWorkers.LAST));
            assertThat(asked(() -> facilitators.whoMayFacilitate(Instant.now())))
                    .contains(WorkerId.of(ManyWorkers.LAST));
            assertThat(asked(people::all)).extracting(People.Person::userId).contains(WorkerId.of(ManyWorkers.LAST));
            assertThat(asked(people::names)).containsKey(WorkerId.of(ManyWorkers.LAST));
        }
    }
}
