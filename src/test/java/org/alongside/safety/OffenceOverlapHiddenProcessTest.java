package org.alongside.safety;

import static org.alongside.testing.walk.InOrganisation.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.alongside.engine.EngineClock;
import org.alongside.ids.JourneyId;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.testing.ProcessTest;
import org.alongside.testing.walk.Survivors;
import org.camunda.bpm.engine.AuthorizationException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** That offending is looked at is known to whoever looks at it and to who walks with the survivor, and to nobody else. OFFEND-07. */
@ProcessTest
class OffenceOverlapHiddenProcessTest extends OffenceOverlapSteps {
    @Autowired
    JdbcClient jdbc;

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
