package org.alongside.safety;

import static org.alongside.testing.walk.Survivors.CALM;
import static org.alongside.testing.walk.Survivors.and;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.alongside.access.CurrentOrganisation;
import org.alongside.engine.EngineClock;
import org.alongside.ids.JourneyId;
import org.alongside.journey.SurvivorMessages;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.testing.PassedElements;
import org.alongside.testing.ProcessTest;
import org.alongside.testing.walk.Survivors;
import org.alongside.testing.walk.Tasklist;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Overlapping offending: assessed first, and known to nobody else. OFFEND-01, OFFEND-02, OFFEND-04, OFFEND-07. */
@ProcessTest
class OffenceOverlapProcessTest {
    private static final String SAID = "It was long ago";
    private static final String AGREED = "Never alone with children";
    private static final String HEAR = "userTask_hearWhatWasAgreed";
    private static final String TALK = "userTask_talkAboutReferral";

    @Autowired
    Survivors survivors;

    @Autowired
    SurvivorMessages survivor;

    @Autowired
    OffenceOverlap overlap;

    @Autowired
    Tasklist tasklist;

    @Autowired
    PassedElements passed;

    @Autowired
    JdbcClient jdbc;

    private <T> T asked(Callable<T> question) throws Exception {
        return CurrentOrganisation.callAs(Tasklist.ORGANISATION, question);
    }

    private void says(Runnable what) {
        CurrentOrganisation.runAs(Tasklist.ORGANISATION, what);
    }

    private void worker1(String task, Map<String, ?> answers) {
        tasklist.as("worker1").completes(task, answers);
    }

    private JourneyId disclosedWhileSharing() {
        JourneyId journey = survivors.atShare();
        worker1("userTask_share", and(CALM, "shareNext", "GO_ON", "offendingDisclosed", true, "offendingWhat", SAID));
        return journey;
    }

    private JourneyId disclosedInSupport() {
        JourneyId journey = survivors.inSupport();
        worker1("userTask_walkAlongside", Map.of("whatNext", "OFFENDING_DISCLOSED", "offendingWhat", SAID));
        return journey;
    }

    private JourneyId disclosedByMessage() {
        JourneyId journey = survivors.inSupport();
        says(() -> survivor.toldOfOffending(journey));
        return journey;
    }

    private void assessed(String outcome) {
        tasklist.as("supervisor1")
                .completes("userTask_assessOverlap", Map.of("overlapOutcome", outcome, "offendingMitigations", AGREED));
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

        assertThat(asked(() -> overlap.isBarredFromSurvivorGroups(journey))).isTrue();
        for (String kind : List.of("ONE_ON_ONE", "WHANAU", "WORKSHOP", "PHONE", "MESSAGE")) {
            worker1("userTask_walkAlongside", Map.of("whatNext", "SESSION"));
            worker1("userTask_recordSession", and(CALM, "sessionKind", kind));
        }
        worker1("userTask_walkAlongside", Map.of("whatNext", "SAFETY_CONCERN"));
        worker1("userTask_describeConcern", Map.of("safetyLevel", "URGENT", "aboutChild", "NO"));

        assertThat(survivors.count("select count(*) from alongside.session where journey_id = :journey", journey))
                .isEqualTo(5);
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
    @EnumSource(OffenceOverlap.Outcome.class)
    void setsOrReleasesTheBarByItsOutcomeAndTellsTheWorker(OffenceOverlap.Outcome outcome) throws Exception {
        JourneyId journey = disclosedInSupport();
        ProcessInstance look = survivors.instance("offence-overlap", journey);
        assertThat(look).isWaitingAt("userTask_assessOverlap");

        assessed(outcome.name());

        assertThat(passed.of(journey)).contains("serviceTask_recordOutcome");
        assertThat(asked(() -> overlap.isBarredFromSurvivorGroups(journey)))
                .isEqualTo(outcome != OffenceOverlap.Outcome.NO_OVERLAP);
        assertThat(asked(() -> overlap.underWaySince(journey))).isEmpty();
        assertThat(survivors.readersOf(journey)).containsExactly("worker1");
        String told = outcome == OffenceOverlap.Outcome.REFER ? TALK : HEAR;
        assertThat(tasklist.as("worker1").opens(told))
                .containsEntry("shownOutcome", outcome.name())
                .containsEntry("shownMitigations", AGREED);
        worker1(told, told.equals(HEAR) ? Map.of("heard", "YES") : Map.of("referral", "MADE"));

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
    void whatWasAgreedIsToldToWhoeverWalksWithThemNowAndToNobodyElse() {
        JourneyId journey = disclosedInSupport();
        assessed("NO_OVERLAP");
        String told = tasklist.as("worker1").theirs(HEAR).getId();
        for (String other : List.of("supervisor1", "supervisor2", "worker2", "analyst1", "admin1")) {
            assertThat(tasklist.as(other).tasks()).as(other).doesNotContain(HEAR);
            assertThatThrownBy(() -> tasklist.as(other).formOf(told)).isInstanceOf(AuthorizationException.class);
        }
        worker1("userTask_walkAlongside", Map.of("whatNext", "ANOTHER_WORKER", "releaseEarlier", "ALL"));
        tasklist.as("facilitator1").completes("userTask_offerJourney", Map.of("offerAnswer", "ACCEPT"));

        assertThat(tasklist.as("worker1").tasks()).isEmpty();
        assertThat(tasklist.as("facilitator1").opens(HEAR)).containsEntry("shownMitigations", AGREED);
        assertThat(survivors.readersOf(journey)).containsExactly("facilitator1");
    }

    @Test
    void theNewWorkerReadsWhatWasAgreedBeforeThemOnlyWhenTheSurvivorReleasesIt() {
        disclosedInSupport();
        assessed("NO_OVERLAP");
        worker1("userTask_walkAlongside", Map.of("whatNext", "ANOTHER_WORKER", "releaseEarlier", "CONTACT_ONLY"));
        tasklist.as("facilitator1").completes("userTask_offerJourney", Map.of("offerAnswer", "ACCEPT"));

        assertThat(tasklist.as("facilitator1").opens(HEAR)).doesNotContainKey("shownMitigations");
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
        assertThat(asked(() -> overlap.isBarredFromSurvivorGroups(journey))).isTrue();
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

    @Test
    void isClosedToWhoAssessedItWhenTheyWalkWithThemNoLonger() {
        survivors.workerHas("supervisor1", worker -> Survivors.offendingTrainedUntil(worker, null));
        survivors.workerHas("worker1", worker -> Survivors.supervisedBy(worker, null));
        JourneyId journey = disclosedInSupport();
        survivors.workerHas(
                "worker1", worker -> Survivors.offendingTrainedUntil(worker, LocalDate.now(EngineClock.ZONE)));
        worker1("userTask_assessOverlap", Map.of("overlapOutcome", "REFER", "offendingMitigations", AGREED));
        worker1("userTask_walkAlongside", Map.of("whatNext", "LEAVE"));
        worker1("userTask_inviteFeedback", Map.of());
        worker1(TALK, Map.of("referral", "NOT_WISHED"));
        assertThat(offendingIsOpenTo(journey)).isOne();

        worker1("userTask_assessOverlap", Map.of("overlapOutcome", "NO_OVERLAP", "offendingMitigations", AGREED));

        assertThat(offendingIsOpenTo(journey)).isZero();
    }

    private long offendingIsOpenTo(JourneyId journey) {
        return survivors.count("""
                select count(distinct user_id) from alongside.reader_grant
                where journey_id = :journey and compartment = 'OFFENDING' and ended_at is null
                """, journey);
    }

    @Test
    @Proves(PolicyId.OFFEND_07)
    void theSupervisorWhoDoesNotAssessLearnsNothing() {
        JourneyId journey = disclosedInSupport();
        String look =
                tasklist.as("supervisor1").theirs("userTask_assessOverlap").getId();
        String instance = survivors.instance("offence-overlap", journey).getId();

        for (String other : List.of("supervisor2", "worker2", "analyst1", "admin1")) {
            var person = tasklist.as(other);
            assertThat(person.tasks()).as(other).isEmpty();
            assertThat(person.instances()).as(other).doesNotContain(instance);
            assertThatThrownBy(() -> person.formOf(look)).isInstanceOf(AuthorizationException.class);
            assertThatThrownBy(() -> person.sends(look, Map.of("overlapOutcome", "NO_OVERLAP")))
                    .hasMessageContaining("no longer open to you");
        }
        assertThat(survivors.readersOf(journey)).doesNotContain("supervisor2");
    }

    @Test
    void leavesNoHistoryInTheEngine() {
        JourneyId journey = disclosedInSupport();
        String instance = survivors.instance("offence-overlap", journey).getId();
        assessed("REFER");

        assertThat(historyThatNames("offence-overlap")).isEmpty();
        assertThat(historyThatNames(instance)).isEmpty();
        assertThat(historyThatNames("verlap")).isEmpty();
        assertThat(historyThatNames("ffend")).isEmpty();
        assertThat(historyThatNames("isclos")).isEmpty();
        assertThat(historyThatNames("lookAskedFor")).isEmpty();
    }

    @Test
    void leavesTheHistoryOfTheJourneyAsIfNothingHadBeenSaidWhileSharing() {
        List<String> without = historyOf(survivors.atPlan());
        tidyTasks();
        List<String> with = historyOf(disclosedWhileSharing());

        assertThat(with).isEqualTo(without);
    }

    @Test
    void leavesTheHistoryOfTheJourneyAsIfNothingHadBeenSaidByMessage() {
        JourneyId journey = survivors.inSupport();
        List<String> before = historyOf(journey);

        says(() -> survivor.toldOfOffending(journey));

        assertThat(historyOf(journey)).isEqualTo(before);
    }

    @Test
    void leavesNoVariableInTheJourney() {
        JourneyId without = survivors.inSupport();
        tasklist.as("worker1").completes("userTask_walkAlongside", Map.of("whatNext", "SESSION"));
        List<String> names = variablesOf(without);
        tidyTasks();

        assertThat(variablesOf(disclosedInSupport())).isEqualTo(names);
    }

    /** One journey at a time in the lists of the people. */
    private void tidyTasks() {
        survivors.everybodyIsGone();
    }

    private List<String> variablesOf(JourneyId journey) {
        String instance = survivors.instance(journey).getId();
        return jdbc.sql(
                        "select name_ from engine.act_ru_variable where proc_inst_id_ in (select id_ from "
                                + "engine.act_ru_execution where root_proc_inst_id_ = :instance and parent_id_ is null) order by name_")
                .param("instance", instance)
                .query(String.class)
                .list();
    }

    private List<String> historyOf(JourneyId journey) {
        String instance = survivors.instance(journey).getId();
        List<String> rows = new ArrayList<>();
        rows.addAll(jdbc.sql(
                        "select act_id_ from engine.act_hi_actinst where root_proc_inst_id_ = :instance order by act_id_")
                .param("instance", instance)
                .query(String.class)
                .list());
        return rows;
    }

    /** Tables of the engine's history with a row that holds the word anywhere. */
    private List<String> historyThatNames(String word) {
        List<String> tables = jdbc.sql("select table_name from information_schema.tables "
                        + "where table_schema = 'engine' and table_name like 'act_hi_%' order by table_name")
                .query(String.class)
                .list();
        assertThat(tables).hasSizeGreaterThan(10);
        return tables.stream()
                .filter(table -> jdbc.sql("select count(*) from engine." + table + " t where t::text like :word")
                                .param("word", "%" + word + "%")
                                .query(Long.class)
                                .single()
                        > 0)
                .toList();
    }
}
