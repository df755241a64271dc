package org.alongside.assessment;

import static org.alongside.testing.walk.InOrganisation.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.alongside.assessment.bpmn.ClientAssessmentProcess;
import org.alongside.engine.EngineClock;
import org.alongside.engine.Processes;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.testing.ProcessTest;
import org.alongside.testing.walk.InOrganisation;
import org.alongside.testing.walk.Tasklist;
import org.alongside.workers.Walks;
import org.alongside.workers.Wishes;
import org.alongside.workers.Worker;
import org.alongside.workers.Workers;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The assessment of the support: offered by who knows the safe contact, done with somebody else, and voluntary. */
@ProcessTest
class ClientAssessmentProcessTest extends OfferedSteps {
    private static final String HELP = "userTask_helpToAssess";

    @Autowired
    Processes processes;

    @Autowired
    Walks walks;

    @Autowired
    Workers workers;

    private Map<String, Object> withSomebody() {
        return Map.of(
                "howTheyAssess",
                "WITH_SOMEBODY",
                "helpOn",
                LocalDate.ofInstant(time.now(), EngineClock.ZONE).plusDays(10).toString());
    }

    private void helped(String who, String outcome) {
        tasklist.as(who).claims(HELP).completes(HELP, Map.of("invitationOutcome", outcome));
    }

    /** No supervisor is told to use a contact that they may not see. */
    @Test
    void isOfferedByWhoWalksWithThem() {
        JourneyId journey = due();

        assertThat(survivors.instance("client-assessment", journey))
                .isWaitingAt(OFFER)
                .hasNotPassed("serviceTask_recordInvitation", "gateway_howDoTheyAssess");
        assertThat(tasklist.as("worker1").tasks())
                .containsExactlyInAnyOrder("userTask_walkAlongside", "userTask_lookBack", OFFER);
        assertThat(tasklist.as("supervisor1").tasks()).isEmpty();
        survivors.journey(journey).isWaitingAt("callActivity_assessment");
        assertThat(tasklist.as("worker1").theirs(OFFER).getDueDate().toInstant())
                .isBetween(time.now().plus(Duration.ofDays(13)), time.now().plus(Duration.ofDays(14)));
    }

    /** MONITOR-01: whoever helps is somebody else; the supervisors are asked for the day that was agreed. */
    @Test
    @Proves(PolicyId.MONITOR_01)
    void somebodyElseHelps() {
        JourneyId journey = due();
        ProcessInstance assessment = survivors.instance("client-assessment", journey);

        offered(withSomebody());

        assertThat(tasklist.as("worker1").tasks())
                .containsExactlyInAnyOrder("userTask_walkAlongside", "userTask_lookBack");
        assertThat(LocalDate.ofInstant(
                        tasklist.as("supervisor2").offered(HELP).getDueDate().toInstant(), EngineClock.ZONE))
                .isEqualTo(LocalDate.ofInstant(time.now(), EngineClock.ZONE).plusDays(10));

        helped("supervisor2", "DECLINED");

        assertThat(assessment)
                .isEnded()
                .hasPassed("serviceTask_recordInvitation", "endEvent_invitationRecorded")
                .hasNotPassed("serviceTask_planReminder", "endEvent_expired");
        assertThat(survivors.assessmentsOf(journey)).containsExactly("DECLINED by supervisor2");
    }

    @Test
    @Proves(PolicyId.MONITOR_01)
    void whatIsOnPaperIsTypedIn() {
        JourneyId journey = due();
        ProcessInstance assessment = survivors.instance("client-assessment", journey);
        offered(withSomebody());
        tasklist.as("supervisor2").claims(HELP);

        typesIn("supervisor2", journey);

        assertThat(assessment).isEnded().hasPassed("endEvent_answered").hasNotPassed("serviceTask_recordInvitation");
        assertThat(survivors.assessmentsOf(journey)).containsExactly("SENT by supervisor2 with supervisor2");
    }

    @Test
    @Proves(PolicyId.MONITOR_02)
    void decliningIsAnAnswer() {
        JourneyId journey = due();
        ProcessInstance assessment = survivors.instance("client-assessment", journey);

        offered(DECLINED);

        assertThat(assessment)
                .isEnded()
                .hasPassed("serviceTask_recordInvitation")
                .hasNotPassed(HELP);
        assertThat(survivors.assessmentsOf(journey)).containsExactly("DECLINED by worker1");
    }

    @Test
    void theDayIsNeededWhereSomebodyHelps() {
        due();

        assertThat(tasklist.as("worker1")
                        .isRefused(OFFER, Map.of("howTheyAssess", "WITH_SOMEBODY"))
                        .sentence())
                .contains("On which day");
    }

    /** Two more times, and then no more. */
    @Test
    @Proves(PolicyId.MONITOR_02)
    void whoIsNotReachedIsAskedTwoMoreTimes() {
        JourneyId journey = due();
        ProcessInstance assessment = survivors.instance("client-assessment", journey);

        offered(NOT_REACHED);
        assertThat(assessment).isWaitingAt("timerEvent_reminderDue").isNotWaitingAt(OFFER);
        assertThat(tasklist.as("worker1").tasks()).doesNotContain(OFFER);
        afterTwoWeeks();
        assertThat(assessment).isWaitingAt(OFFER);
        offered(NOT_REACHED);
        afterTwoWeeks();
        offered(NOT_REACHED);
        assertThat(assessment).isWaitingAt("timerEvent_noAnswerCame");
        untilNoAnswerCame(journey);

        assertThat(assessment).isEnded().hasPassed("timerEvent_noAnswerCame", "endEvent_invitationRecorded");
        assertThat(survivors.assessmentsOf(journey)).containsExactly("NOT_REACHED by service");
    }

    /** Also where nobody came to who would have helped; what they say the next time is what counts. */
    @Test
    void whoDidNotComeIsAskedAgain() {
        JourneyId journey = due();
        offered(withSomebody());
        helped("supervisor1", "NOT_REACHED");
        assertThat(survivors.assessmentsOf(journey)).isEmpty();

        afterTwoWeeks();
        offered(DECLINED);

        assertThat(survivors.assessmentsOf(journey)).containsExactly("DECLINED by worker1");
    }

    @Test
    void nobodyCameAndItIsTheLastTry() {
        JourneyId journey = due();
        for (int i = 0; i < 2; i++) {
            offered(NOT_REACHED);
            afterTwoWeeks();
        }
        offered(withSomebody());

        helped("supervisor1", "NOT_REACHED");
        untilNoAnswerCame(journey);

        assertThat(survivors.assessmentsOf(journey)).containsExactly("NOT_REACHED by service");
    }

    /** Their answers, or that they declined, came from their own pages. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void endsWhenTheyAnsweredByThemselves(boolean isSomebodyWaiting) {
        JourneyId journey = due();
        ProcessInstance assessment = survivors.instance("client-assessment", journey);
        if (isSomebodyWaiting) {
            offered(withSomebody());
        }

        says(() -> transaction.executeWithoutResult(status -> processes.correlate(
                ClientAssessmentProcess.KEY, ClientAssessmentProcess.MESSAGE_ASSESSMENT_ANSWERED, journey)));

        assertThat(assessment)
                .isEnded()
                .hasPassed("boundaryEvent_answered", "endEvent_answered")
                .hasNotPassed("serviceTask_recordInvitation");
    }

    /** A day before the next one, whatever is open of it then. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @Proves(PolicyId.MONITOR_02)
    void expiresBeforeTheNextOne(boolean isSomebodyWaiting) {
        JourneyId journey = due();
        ProcessInstance assessment = survivors.instance("client-assessment", journey);
        if (isSomebodyWaiting) {
            offered(withSomebody());
        }
        Instant next = survivors.nextAssessmentOf(journey);
        time.passes(Duration.between(time.now(), next.minus(Duration.ofHours(25))));
        time.timersRun();
        assertThat(assessment).isActive();

        time.passes(Duration.ofMinutes(90));
        time.timersRun();

        assertThat(assessment).isEnded().hasPassed("serviceTask_expireAssessment", "endEvent_expired");
        assertThat(survivors.assessmentsOf(journey)).containsExactly("EXPIRED by service");
        assertThat(survivors.running("client-assessment", journey)).isEmpty();
    }

    private void cannotHelp(String who) {
        assertThatThrownBy(() -> tasklist.as(who).claims(HELP)).hasStackTraceContaining("You walk with this survivor");
    }

    private void becomesTheWorker(String userId, JourneyId journey) {
        Worker trained = workersProfile("worker1");
        InOrganisation.asked(Tasklist.ORGANISATION, transaction, () -> {
            workers.save(
                    new Worker(
                            WorkerId.of(userId),
                            trained.gender(),
                            trained.languages(),
                            trained.cultures(),
                            trained.trainedUntil(),
                            null,
                            12,
                            WorkerId.of("supervisor2"),
                            true,
                            null,
                            0),
                    WorkerId.of("supervisor2"));
            walks.end(journey);
            walks.begin(journey, WorkerId.of(userId), new Wishes("NO_PREFERENCE", Set.of(), "NOT_SAID"), time.now());
            return userId;
        });
    }

    private Worker workersProfile(String userId) {
        return InOrganisation.asked(Tasklist.ORGANISATION, transaction, () -> workers.find(WorkerId.of(userId))
                .orElseThrow());
    }

    /** Who walks with them now, and who did in the time that is assessed. */
    @Test
    @Proves(PolicyId.MONITOR_01)
    void whoWalkedWithThemDoesNotHelp() {
        JourneyId journey = due();
        offered(withSomebody());
        becomesTheWorker("supervisor1", journey);

        cannotHelp("supervisor1");

        becomesTheWorker("facilitator1", journey);
        cannotHelp("supervisor1");
        tasklist.as("supervisor2").claims(HELP);
        typesIn("supervisor2", journey);
        assertThat(survivors.assessmentsOf(journey)).containsExactly("SENT by supervisor2 with supervisor2");
    }

    /** Somebody who agreed to help becomes their worker meanwhile. */
    @Test
    @Proves(PolicyId.MONITOR_01)
    void whoBecomesTheWorkerHelpsNoMore() {
        JourneyId journey = due();
        offered(withSomebody());
        tasklist.as("supervisor1").claims(HELP);

        becomesTheWorker("supervisor1", journey);

        assertThat(tasklist.as("supervisor2").offered(HELP).getAssignee()).isNull();
        helped("supervisor2", "DECLINED");
    }

    @Test
    void anotherWorkerOffersIt() {
        JourneyId journey = due();

        becomesTheWorker("facilitator1", journey);

        assertThat(tasklist.as("worker1").tasks()).doesNotContain(OFFER);
        tasklist.as("facilitator1").completes(OFFER, NOT_REACHED);
        afterTwoWeeks();
        assertThat(tasklist.as("facilitator1").tasks()).contains(OFFER);
    }
}
