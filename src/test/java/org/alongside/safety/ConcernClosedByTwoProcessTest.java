package org.alongside.safety;

import static org.alongside.testing.walk.Survivors.EMERGENCY;
import static org.alongside.testing.walk.Survivors.URGENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.alongside.access.CurrentOrganisation;
import org.alongside.access.Role;
import org.alongside.engine.EngineClock;
import org.alongside.ids.JourneyId;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.testing.ProcessTest;
import org.alongside.testing.Time;
import org.alongside.testing.walk.Survivors;
import org.alongside.testing.walk.Tasklist;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A concern stays open while somebody is concerned, and two different people close it. SAFE-02, WORKER-08. */
@ProcessTest
class ConcernClosedByTwoProcessTest {
    @Autowired
    Survivors survivors;

    @Autowired
    Tasklist tasklist;

    @Autowired
    Time time;

    @Autowired
    IdentityService identity;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @AfterEach
    void supervisorsAreTwoAgain() {
        for (String supervisor : List.of("supervisor1", "supervisor2")) {
            if (identity.createGroupQuery()
                            .groupMember(supervisor)
                            .groupId(Role.SUPERVISOR.group())
                            .count()
                    == 0) {
                identity.createMembership(supervisor, Role.SUPERVISOR.group());
            }
        }
    }

    private void thereIsOneSupervisor() {
        identity.deleteMembership("supervisor2", Role.SUPERVISOR.group());
    }

    private void acts(String who, String outcome) {
        tasklist.as(who).completes("userTask_actNow", Map.of("concernOutcome", outcome));
    }

    private void agrees(String who, String isEnough) {
        tasklist.as(who)
                .claims("userTask_agreeToClose")
                .completes("userTask_agreeToClose", Map.of("isEnough", isEnough));
    }

    private void covers(String supervisor) {
        tasklist.as(supervisor)
                .claims("userTask_backUpWorker")
                .completes("userTask_backUpWorker", Map.of("workerReached", "COVERING_MYSELF"));
    }

    private List<String> closedBy(JourneyId journey) {
        return tasklist.as("supervisor1")
                .doing(() -> transaction.execute(status -> jdbc.sql("""
                                select coalesce(closed_by, '-') || ' ' || coalesce(agreed_by, '-')
                                from alongside.concern where journey_id = :journey
                                """)
                        .param("journey", journey.value())
                        .query(String.class)
                        .list()));
    }

    private Map<String, Object> stillConcerned(LocalDate day) {
        return Map.of("concernOutcome", "STILL_CONCERNED", "lookAgainOn", day.toString());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(time.now(), EngineClock.ZONE);
    }

    @Test
    @Proves({PolicyId.SAFE_02, PolicyId.WORKER_08})
    void closesWhenASupervisorAgreesWithTheWorker() {
        JourneyId journey = survivors.whoMadeContact(URGENT);
        ProcessInstance concern = survivors.instance("safety-concern", journey);
        acts("worker1", "HELP_ARRANGED");

        assertThat(concern).isWaitingAtExactly("callActivity_agreeToClose").hasNotPassed("serviceTask_closeConcern");
        assertThat(survivors.instance("agree-to-close", journey)).isWaitingAtExactly("userTask_agreeToClose");
        assertThat(survivors.concernsOf(journey)).containsExactly("URGENT null open");
        Task second = tasklist.as("supervisor2").offered("userTask_agreeToClose");
        assertThat(second.getPriority()).isEqualTo(70);
        assertThat(second.getDueDate().toInstant())
                .isCloseTo(time.now().plus(Duration.ofDays(1)), within(1, ChronoUnit.MINUTES));
        agrees("supervisor2", "YES");

        assertThat(concern).isEnded().hasPassed("endEvent_concernClosed");
        assertThat(survivors.concernsOf(journey)).containsExactly("URGENT HELP_ARRANGED closed");
        assertThat(closedBy(journey)).containsExactly("worker1 supervisor2");
    }

    @Test
    void whoeverDecidedCannotAgree() {
        JourneyId journey = survivors.whoMadeContact(URGENT);
        covers("supervisor1");
        acts("supervisor1", "SAFE_NOW");
        Task second = tasklist.as("supervisor2").offered("userTask_agreeToClose");

        assertThatThrownBy(() -> tasklist.as("supervisor1").claims(second))
                .hasMessageContaining("somebody else has to agree");
        assertThat(tasklist.as("supervisor1")
                        .isRefusedAt(second.getId(), Map.of("isEnough", "YES"))
                        .sentence())
                .isNotBlank();
        assertThat(survivors.concernsOf(journey)).containsExactly("URGENT null open");
        agrees("supervisor2", "YES");

        assertThat(closedBy(journey)).containsExactly("supervisor1 supervisor2");
    }

    @Test
    void stillConcernedStaysOpenAndComesBack() {
        JourneyId journey = survivors.whoMadeContact(URGENT);
        ProcessInstance concern = survivors.instance("safety-concern", journey);
        tasklist.as("worker1").completes("userTask_actNow", stillConcerned(today().plusDays(1)));

        assertThat(concern)
                .isWaitingAtExactly("subProcess_peopleAct", "userTask_actNow", "userTask_backUpWorker")
                .hasNotPassed("serviceTask_closeConcern");
        assertThat(survivors.concernsOf(journey)).containsExactly("URGENT null open");
        Task again = tasklist.as("worker1").theirs("userTask_actNow");
        Instant comesBack =
                today().plusDays(1).atTime(9, 0).atZone(EngineClock.ZONE).toInstant();
        assertThat(again.getFollowUpDate().toInstant()).isEqualTo(comesBack);
        assertThat(again.getDueDate().toInstant()).isEqualTo(comesBack.plus(Duration.ofMinutes(60)));
        assertThat(tasklist.as("supervisor1")
                        .offered("userTask_backUpWorker")
                        .getDueDate()
                        .toInstant())
                .isCloseTo(time.now().plus(Duration.ofMinutes(60)), within(1, ChronoUnit.MINUTES));
        assertThat(tasklist.as("worker1").opens("userTask_actNow").get("concernOutcome"))
                .isNull();

        tasklist.as("supervisor1")
                .claims("userTask_backUpWorker")
                .completes("userTask_backUpWorker", Map.of("workerReached", "YES"));
        time.passes(Duration.between(time.now(), comesBack.plus(Duration.ofMinutes(59))));
        assertThat(time.timersRun()).isZero();
        time.passes(Duration.ofMinutes(2));
        assertThat(time.timersRun()).isEqualTo(1);

        assertThat(concern).isWaitingAtExactly("subProcess_peopleAct", "userTask_actNow", "userTask_takeOver");
    }

    @Test
    void stillConcernedTodayIsAskedAgainWithinTheHour() {
        JourneyId journey = survivors.whoMadeContact(URGENT);
        tasklist.as("worker1").completes("userTask_actNow", stillConcerned(today()));

        Task again = tasklist.as("worker1").theirs("userTask_actNow");
        assertThat(again.getDueDate().toInstant())
                .isAfterOrEqualTo(time.now().plus(Duration.ofMinutes(59)))
                .isBefore(today().plusDays(1)
                        .atTime(1, 1)
                        .atZone(EngineClock.ZONE)
                        .toInstant());
        assertThat(survivors.concernsOf(journey)).containsExactly("URGENT null open");
    }

    @Test
    void nobodyWaitsTooLong() {
        survivors.whoMadeContact(URGENT);
        Tasklist.Refusal tooLate =
                tasklist.as("worker1").isRefused("userTask_actNow", stillConcerned(today().plusDays(4)));
        assertThat(tooLate.policyId()).isEqualTo("SAFE-02");
        assertThat(tooLate.sentence()).contains("one of the next 3 days");
        assertThat(tasklist.as("worker1")
                        .isRefused("userTask_actNow", stillConcerned(today().minusDays(1)))
                        .sentence())
                .isNotBlank();
        assertThat(tasklist.as("worker1")
                        .isRefused("userTask_actNow", Map.of("concernOutcome", "STILL_CONCERNED"))
                        .sentence())
                .contains("When do you look again?");
    }

    @Test
    void anEmergencyIsLookedAtAgainTomorrowAtTheLatest() {
        survivors.whoMadeContact(EMERGENCY);
        assertThat(tasklist.as("worker1")
                        .isRefused("userTask_actNow", stillConcerned(today().plusDays(2)))
                        .sentence())
                .contains("tomorrow");
        tasklist.as("worker1").completes("userTask_actNow", stillConcerned(today().plusDays(1)));
        assertThat(tasklist.as("worker1").tasks()).contains("userTask_actNow");
    }

    @Test
    void notYetEnoughAsksBothAgain() {
        JourneyId journey = survivors.whoMadeContact(EMERGENCY);
        acts("worker1", "SAFE_NOW");
        time.passes(Duration.ofMinutes(30));
        agrees("supervisor1", "NOT_YET");

        assertThat(survivors.instance("safety-concern", journey))
                .isWaitingAtExactly("subProcess_peopleAct", "userTask_actNow", "userTask_backUpWorker");
        assertThat(survivors.concernsOf(journey)).containsExactly("EMERGENCY null open");
        assertThat(tasklist.as("worker1").theirs("userTask_actNow").getDueDate().toInstant())
                .isCloseTo(time.now().plus(Duration.ofMinutes(15)), within(1, ChronoUnit.MINUTES));
    }

    @Test
    void nobodySaysWhetherItIsEnoughSoTheyAreAskedAgain() {
        JourneyId journey = survivors.whoMadeContact(URGENT);
        acts("worker1", "SAFE_NOW");
        tasklist.as("supervisor1").claims("userTask_agreeToClose");
        time.passes(Duration.ofHours(23));
        assertThat(time.timersRun()).isZero();
        time.passes(Duration.ofHours(2));
        assertThat(time.timersRun()).isEqualTo(1);

        assertThat(tasklist.as("supervisor2")
                        .offered("userTask_agreeToClose")
                        .getDueDate()
                        .toInstant())
                .isCloseTo(time.now().plus(Duration.ofDays(1)), within(1, ChronoUnit.MINUTES));
        agrees("supervisor2", "YES");
        assertThat(closedBy(journey)).containsExactly("worker1 supervisor2");
    }

    @Test
    void withOneSupervisorTheTwoAreWorkerAndSupervisor() {
        thereIsOneSupervisor();
        JourneyId journey = survivors.whoMadeContact(URGENT);
        ProcessInstance concern = survivors.instance("safety-concern", journey);
        covers("supervisor1");
        acts("supervisor1", "SAFE_NOW");

        assertThat(survivors.instance("agree-to-close", journey)).isWaitingAtExactly("userTask_agreeAsWorker");
        time.passes(Duration.ofHours(25));
        assertThat(time.timersRun()).isEqualTo(1);
        assertThat(survivors.instance("agree-to-close", journey)).isWaitingAtExactly("userTask_agreeAsWorker");
        tasklist.as("worker1").completes("userTask_agreeAsWorker", Map.of("isEnough", "YES"));

        assertThat(concern).isEnded();
        assertThat(closedBy(journey)).containsExactly("supervisor1 worker1");
    }

    @Test
    void withOneSupervisorWhoCannotAgreeAlsoTheWorkerCanSayNotYet() {
        thereIsOneSupervisor();
        JourneyId journey = survivors.whoMadeContact(URGENT);
        covers("supervisor1");
        acts("supervisor1", "SAFE_NOW");
        tasklist.as("worker1").completes("userTask_agreeAsWorker", Map.of("isEnough", "NOT_YET"));

        assertThat(survivors.instance("safety-concern", journey))
                .isWaitingAtExactly("subProcess_peopleAct", "userTask_actNow", "userTask_backUpWorker");
        assertThat(tasklist.as("supervisor1").tasks())
                .containsExactlyInAnyOrder("userTask_actNow", "userTask_backUpWorker");
    }

    @Test
    void theDatabaseRefusesOnePersonAndASecondClosing() {
        JourneyId journey = survivors.whoMadeContact(URGENT);
        assertThatThrownBy(() -> update(
                        "closed_at = now(), outcome = 'SAFE_NOW', closed_by = 'supervisor1', "
                                + "agreed_by = 'supervisor1'",
                        journey))
                .hasMessageContaining("concern_closed_by_two");
        assertThatThrownBy(() -> update("closed_at = now(), outcome = 'SAFE_NOW', closed_by = 'supervisor1'", journey))
                .hasMessageContaining("concern_closed_by_two");
        acts("worker1", "SAFE_NOW");
        String done =
                tasklist.as("supervisor1").offered("userTask_agreeToClose").getId();
        agrees("supervisor1", "YES");

        assertThat(tasklist.as("supervisor1")
                        .isRefusedAt(done, Map.of("isEnough", "NOT_YET"))
                        .sentence())
                .contains("no longer open to you");
        assertThatThrownBy(() -> update("outcome = 'HELP_ARRANGED'", journey)).hasMessageContaining("SAFE-02");
        assertThat(survivors.concernsOf(journey)).containsExactly("URGENT SAFE_NOW closed");
    }

    private void update(String set, JourneyId journey) {
        CurrentOrganisation.runAs(
                Tasklist.ORGANISATION,
                () -> transaction.executeWithoutResult(
                        status -> jdbc.sql("update alongside.concern set " + set + " where journey_id = :journey")
                                .param("journey", journey.value())
                                .update()));
    }
}
