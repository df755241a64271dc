package org.alongside.safety;

import static org.alongside.testing.walk.Survivors.EMERGENCY;
import static org.alongside.testing.walk.Survivors.URGENT;
import static org.alongside.testing.walk.Survivors.and;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.alongside.access.CurrentOrganisation;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.records.RecordField;
import org.alongside.records.Records;
import org.alongside.testing.ProcessTest;
import org.alongside.testing.Time;
import org.alongside.testing.walk.Survivors;
import org.alongside.testing.walk.Tasklist;
import org.alongside.workers.Workers;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whoever takes a task of a concern sees whom to reach and how, while it is open and no longer. SAFE-02, CONF-01, CONF-03. */
@ProcessTest
class WhoActsSeesHowProcessTest {
    @Autowired
    Survivors survivors;

    @Autowired
    Tasklist tasklist;

    @Autowired
    Time time;

    @Autowired
    Records records;

    @Autowired
    Workers workers;

    @Autowired
    JdbcClient jdbc;

    private JourneyId inDanger() {
        survivors.workerHas("worker1", worker -> worker.withTelephone("021 555 0121"));
        survivors.workerHas("supervisor1", worker -> worker.withTelephone("021 555 0131"));
        JourneyId journey = survivors.atPlan();
        tasklist.as("worker1")
                .completes(
                        "userTask_planWayForward", Map.of("hopes", "A garden", "keepingSafe", "Her sister has a key"));
        tasklist.as("worker1").completes("userTask_walkAlongside", Map.of("whatNext", "SAFETY_CONCERN"));
        tasklist.as("worker1")
                .completes(
                        "userTask_describeConcern",
                        Map.of("safetyLevel", "URGENT", "aboutChild", "NO", "concernWhat", "A letter came"));
        return journey;
    }

    private List<String> looksOf(JourneyId journey, String reader) {
        return tasklist.as("supervisor1")
                .doing(() -> records.looks(journey, Optional.empty(), Instant.EPOCH, 100).looks().stream()
                        .filter(look -> look.reader().equals(WorkerId.of(reader)))
                        .map(look -> look.reason() + " " + look.fields())
                        .toList());
    }

    private boolean canRead(JourneyId journey, String reader) {
        return tasklist.as("supervisor1")
                .doing(() -> !records.read(journey, WorkerId.of(reader), List.of(RecordField.values()), "test")
                        .isEmpty());
    }

    @Test
    @Proves(PolicyId.CONF_01)
    void whoHasNotTakenItSeesNothingButNumbersToCall() {
        JourneyId journey = inDanger();
        String task =
                tasklist.as("supervisor1").offered("userTask_backUpWorker").getId();
        Map<String, ?> seen = tasklist.as("supervisor1").formOf(task);

        assertThat(String.valueOf(seen.get("numbersToCall"))).contains("111", "1737", "0800 044 334");
        assertThat(seen.toString()).doesNotContain("021 555", "Tamsin", "sister", "letter", "Worker One");
        assertThat(looksOf(journey, "supervisor1")).isEmpty();
        assertThat(canRead(journey, "supervisor1")).isFalse();
    }

    @Test
    @Proves({PolicyId.CONF_03, PolicyId.SAFE_02})
    void whoHasTakenItSeesHowToReachSurvivorAndWorkerAndTheLookIsListed() {
        JourneyId journey = inDanger();
        Map<String, ?> seen =
                tasklist.as("supervisor2").claims("userTask_backUpWorker").opens("userTask_backUpWorker");

        assertThat(seen.get("shownAddress")).isEqualTo("021 555 0101");
        assertThat(seen.get("shownChannel")).isEqualTo("PHONE");
        assertThat(seen.get("shownAlias")).isEqualTo("Tamsin");
        assertThat(seen.get("shownKeepingSafe")).isEqualTo("Her sister has a key");
        assertThat(String.valueOf(seen.get("whoActs"))).contains("Worker One", "021 555 0121", "Walks with");
        assertThat(String.valueOf(seen.get("whomToCallNext")))
                .contains("Call next", "Supervisor One", "021 555 0131")
                .doesNotContain("Supervisor Two");
        assertThat(seen.toString()).doesNotContain("letter");
        assertThat(looksOf(journey, "supervisor2"))
                .singleElement()
                .asString()
                .startsWith("safety-concern.back-up-worker")
                .contains("contact.address", "plan.keepingSafe");
        assertThat(canRead(journey, "supervisor1")).isFalse();
    }

    @Test
    void whoTakesOverSeesAlsoWhatWasSaid() {
        JourneyId journey = inDanger();
        tasklist.as("supervisor2")
                .claims("userTask_backUpWorker")
                .completes("userTask_backUpWorker", Map.of("workerReached", "COVERING_MYSELF"));
        Map<String, ?> seen = tasklist.as("supervisor2").opens("userTask_actNow");

        assertThat(seen.get("shownConcernWhat")).isEqualTo("A letter came");
        assertThat(seen.get("shownAddress")).isEqualTo("021 555 0101");
        assertThat(String.valueOf(seen.get("whoActs"))).contains("You are the one who acts", "Worker One");
        tasklist.as("supervisor2")
                .completes(
                        "userTask_actNow",
                        Map.of("concernOutcome", "HELP_ARRANGED", "concernDone", "A safe bed found"));
        assertThat(canRead(journey, "supervisor2")).isTrue();

        Map<String, ?> second =
                tasklist.as("supervisor1").claims("userTask_agreeToClose").opens("userTask_agreeToClose");
        assertThat(String.valueOf(second.get("whoDecided"))).contains("Supervisor Two");
        assertThat(second.toString()).doesNotContain("letter", "safe bed");
    }

    @Test
    void whoAgreesToCloseSeesHowToReachSurvivorAndWorkerButNotWhatWasSaid() {
        JourneyId journey = inDanger();
        tasklist.as("worker1").completes("userTask_actNow", Map.of("concernOutcome", "SAFE_NOW"));
        Task offered = tasklist.as("supervisor2").offered("userTask_agreeToClose");
        assertThat(tasklist.as("supervisor2").formOf(offered.getId()).toString())
                .contains("1737")
                .doesNotContain("021 555", "Tamsin", "sister", "letter");

        Map<String, ?> seen = tasklist.as("supervisor2").claims(offered).opens("userTask_agreeToClose");

        assertThat(seen.get("shownAlias")).isEqualTo("Tamsin");
        assertThat(seen.get("shownAddress")).isEqualTo("021 555 0101");
        assertThat(seen.get("shownKeepingSafe")).isEqualTo("Her sister has a key");
        assertThat(String.valueOf(seen.get("whoWalks"))).contains("Worker One", "021 555 0121");
        assertThat(String.valueOf(seen.get("whomToCallNext"))).contains("Supervisor One");
        assertThat(String.valueOf(seen.get("numbersToCall"))).contains("111");
        assertThat(seen.toString()).doesNotContain("letter");
        assertThat(looksOf(journey, "supervisor2"))
                .singleElement()
                .asString()
                .startsWith("agree-to-close.agree-to-close")
                .contains("contact.address", "plan.keepingSafe");
        tasklist.as("supervisor2").completes("userTask_agreeToClose", Map.of("isEnough", "YES"));
        assertThat(canRead(journey, "supervisor2")).isFalse();
    }

    @Test
    void whoKnowsTheSurvivorInAnotherRoleAgreesOnlyWhereNobodyElseCan() {
        JourneyId journey = inDanger();
        CurrentOrganisation.runAs(
                Tasklist.ORGANISATION, () -> workers.declareConflict(WorkerId.of("supervisor1"), journey, "KIN"));
        tasklist.as("worker1").completes("userTask_actNow", Map.of("concernOutcome", "SAFE_NOW"));
        Task offered = tasklist.as("supervisor1").offered("userTask_agreeToClose");
        assertThatThrownBy(() -> tasklist.as("supervisor1").claims(offered))
                .hasMessageContaining("let another supervisor take this task");
        tasklist.as("supervisor2").claims(offered).completes("userTask_agreeToClose", Map.of("isEnough", "NOT_YET"));

        tasklist.as("supervisor2")
                .claims("userTask_backUpWorker")
                .completes("userTask_backUpWorker", Map.of("workerReached", "COVERING_MYSELF"));
        tasklist.as("supervisor2").completes("userTask_actNow", Map.of("concernOutcome", "SAFE_NOW"));
        tasklist.as("supervisor1")
                .claims("userTask_agreeToClose")
                .completes("userTask_agreeToClose", Map.of("isEnough", "YES"));
        assertThat(survivors.concernsOf(journey)).containsExactly("URGENT SAFE_NOW closed");
    }

    @Test
    void whatASupervisorTookOverStaysTheirsWhenAWorkerIsFound() {
        JourneyId journey = survivors.whoMadeContact(EMERGENCY);
        tasklist.as("supervisor1")
                .claims("userTask_backUpWorker")
                .completes("userTask_backUpWorker", Map.of("workerReached", "COVERING_MYSELF"));

        tasklist.as("worker1").completes("userTask_offerJourney", Map.of("offerAnswer", "ACCEPT"));

        assertThat(tasklist.as("worker1").tasks()).containsExactly("userTask_welcome");
        assertThat(tasklist.as("supervisor1").opens("userTask_actNow")).containsEntry("shownAddress", "021 555 0101");
        tasklist.as("supervisor1").completes("userTask_actNow", Map.of("concernOutcome", "SAFE_NOW"));
        assertThat(survivors.instance("safety-concern", journey).getBusinessKey())
                .isEqualTo(journey.toString());
    }

    @Test
    void whoKnowsTheSurvivorInAnotherRoleLeavesItToAnotherSupervisor() {
        JourneyId journey = inDanger();
        CurrentOrganisation.runAs(
                Tasklist.ORGANISATION, () -> workers.declareConflict(WorkerId.of("supervisor1"), journey, "KIN"));
        Task task = tasklist.as("supervisor1").offered("userTask_backUpWorker");

        assertThatThrownBy(() -> tasklist.as("supervisor1").claims(task))
                .hasMessageContaining("let another supervisor take this task");
        assertThat(canRead(journey, "supervisor1")).isFalse();
        assertThat(tasklist.as("supervisor2").claims(task).tasks()).contains("userTask_backUpWorker");
    }

    @Test
    void itEndsWithTheConcern() {
        JourneyId journey = inDanger();
        tasklist.as("supervisor1").claims("userTask_backUpWorker").opens("userTask_backUpWorker");
        assertThat(canRead(journey, "supervisor1")).isTrue();
        tasklist.as("worker1").completes("userTask_actNow", Map.of("concernOutcome", "SAFE_NOW"));
        assertThat(canRead(journey, "supervisor1")).isTrue();
        tasklist.as("supervisor2")
                .claims("userTask_agreeToClose")
                .completes("userTask_agreeToClose", Map.of("isEnough", "YES"));

        assertThat(canRead(journey, "supervisor1")).isFalse();
        assertThat(survivors.readersOf(journey)).containsExactly("worker1");
    }

    @Test
    void anotherOpenConcernKeepsItOpen() {
        JourneyId journey = survivors.whoMadeContact(URGENT);
        tasklist.as("worker1").completes("userTask_offerJourney", Map.of("offerAnswer", "ACCEPT"));
        tasklist.as("supervisor1").claims("userTask_backUpWorker");
        tasklist.as("worker1").completes("userTask_actNow", Map.of("concernOutcome", "SAFE_NOW"));
        tasklist.as("worker1").completes("userTask_welcome", and(EMERGENCY, "welcomeNext", "ANOTHER_CONVERSATION"));
        tasklist.as("supervisor1").claims("userTask_backUpWorker");
        tasklist.as("supervisor2")
                .claims("userTask_agreeToClose")
                .completes("userTask_agreeToClose", Map.of("isEnough", "YES"));

        assertThat(survivors.concernsOf(journey)).containsExactly("URGENT SAFE_NOW closed", "EMERGENCY null open");
        assertThat(canRead(journey, "supervisor1")).isTrue();
    }

    @Test
    void whileNobodyWalksYetItSaysSo() {
        survivors.workerHas("worker1", worker -> worker.withTelephone("021 555 0121"));
        survivors.whoMadeContact(EMERGENCY);
        Map<String, ?> seen =
                tasklist.as("supervisor1").claims("userTask_backUpWorker").opens("userTask_backUpWorker");

        assertThat(String.valueOf(seen.get("whoActs")))
                .contains("Nobody walks with the survivor", "Is asked to act", "Worker One", "021 555 0121");
    }

    @Test
    void noTelephoneIsKeptInTheEngine() {
        inDanger();
        tasklist.as("supervisor1").claims("userTask_backUpWorker").opens("userTask_backUpWorker");
        time.passes(Duration.ofMinutes(61));
        time.timersRun();
        tasklist.as("supervisor2")
                .claims("userTask_takeOver")
                .completes("userTask_takeOver", Map.of("workerReached", "COVERING_MYSELF"));

        for (String table : List.of("act_ru_variable", "act_hi_varinst")) {
            assertThat(jdbc.sql("select count(*) from engine." + table + " where text_ like '%021 555%' "
                                    + "or name_ in ('whoActs', 'whomToCallNext', 'numbersToCall', 'shownAddress')")
                            .query(Long.class)
                            .single())
                    .as(table)
                    .isZero();
        }
    }
}
