package org.alongside.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alongside.engine.EngineClock;
import org.alongside.ids.JourneyId;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.testing.ProcessTest;
import org.alongside.testing.Time;
import org.alongside.testing.walk.Survivors;
import org.alongside.testing.walk.Tasklist;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The invitation to assess the support: by somebody other than the worker, voluntary, and again in six months. */
@ProcessTest
class ClientAssessmentProcessTest {
    @Autowired
    Invitations invitations;

    @Autowired
    Survivors survivors;

    @Autowired
    Tasklist tasklist;

    @Autowired
    Time time;

    @Autowired
    RuntimeService runtime;

    private JourneyId due() {
        JourneyId journey = survivors.inSupport();
        survivors.sixMonthsPass();
        return journey;
    }

    @Test
    void isOfferedToSupervisorsAndNotToTheWorker() {
        JourneyId journey = due();

        assertThat(survivors.instance("client-assessment", journey))
                .isWaitingAtExactly("userTask_inviteToAssess")
                .hasNotPassed("serviceTask_recordInvitation");
        assertThat(tasklist.as("supervisor1").tasks()).containsExactly("userTask_inviteToAssess");
        assertThat(tasklist.as("supervisor2").tasks()).containsExactly("userTask_inviteToAssess");
        assertThat(tasklist.as("worker1").tasks())
                .containsExactlyInAnyOrder("userTask_walkAlongside", "userTask_lookBack");
        survivors.journey(journey).isWaitingAt("callActivity_assessment");
    }

    /** MONITOR-01, MONITOR-02: whatever came of it is kept as that and starts the next six months. */
    @ParameterizedTest
    @ValueSource(strings = {"FILLED_ON_PAPER", "DECLINED", "NOT_REACHED"})
    @Proves(PolicyId.MONITOR_02)
    void startsTheNextSixMonthsWhateverCameOfIt(String outcome) {
        JourneyId journey = due();
        ProcessInstance assessment = survivors.instance("client-assessment", journey);

        tasklist.as("supervisor2")
                .claims("userTask_inviteToAssess")
                .completes("userTask_inviteToAssess", Map.of("invitationOutcome", outcome));

        assertThat(assessment).isEnded().hasPassed("serviceTask_recordInvitation", "endEvent_invitationRecorded");
        assertThat(survivors.invitationsOf(journey)).containsExactly(outcome + " by supervisor2");
        Date next = (Date)
                runtime.getVariable(survivors.instance("reflect", journey).getId(), "nextAssessmentOn");
        Instant inSixMonths = time.now().atZone(EngineClock.ZONE).plusMonths(6).toInstant();
        assertThat(next.toInstant()).isBetween(inSixMonths.minus(3, ChronoUnit.DAYS), inSixMonths);
        assertThat(tasklist.as("worker1").tasks())
                .containsExactlyInAnyOrder("userTask_walkAlongside", "userTask_lookBack");
    }

    @Test
    @Proves(PolicyId.MONITOR_01)
    void staysDueUntilSomebodyInvited() {
        JourneyId journey = due();

        survivors.sixMonthsPass();

        assertThat(survivors.running("client-assessment", journey)).hasSize(1);
    }

    /** However many began in the same minute. */
    @Test
    void isNotDueInTheSameMinuteForEverybody() {
        Instant now = time.now();
        Instant inSixMonths = now.atZone(EngineClock.ZONE).plusMonths(6).toInstant();
        Map<Long, Long> byHour = Stream.generate(JourneyId::random)
                .limit(2_400)
                .map(invitations::nextDue)
                .peek(due -> assertThat(due).isAfter(inSixMonths.minus(1, ChronoUnit.DAYS)))
                .collect(Collectors.groupingBy(
                        due -> Math.min(23, ChronoUnit.HOURS.between(due, inSixMonths)), Collectors.counting()));

        assertThat(byHour).hasSize(24);
        assertThat(byHour.values()).allMatch(count -> count < 200);
        JourneyId journey = JourneyId.random();
        assertThat(invitations.nextDue(journey))
                .as("the same each time")
                .isCloseTo(invitations.nextDue(journey), within(1, ChronoUnit.MINUTES));
    }
}
