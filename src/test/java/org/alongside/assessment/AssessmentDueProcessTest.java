package org.alongside.assessment;

import static org.alongside.testing.walk.InOrganisation.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.alongside.engine.EngineClock;
import org.alongside.ids.JourneyId;
import org.alongside.journey.decisions.SurvivorMessages;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.settings.SettingKey;
import org.alongside.settings.SettingProposals;
import org.alongside.settings.Settings;
import org.alongside.settings.SettingsOfTests;
import org.alongside.testing.ProcessTest;
import org.alongside.testing.walk.InOrganisation;
import org.alongside.testing.walk.Survivors;
import org.alongside.testing.walk.Tasklist;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** When survivors are invited to assess the support: counted from what happened, whatever came between. */
@ProcessTest
class AssessmentDueProcessTest extends OfferedSteps {
    @Autowired
    SurvivorMessages survivor;

    @Autowired
    ManagementService management;

    @Autowired
    SettingProposals proposals;

    @Autowired
    Settings settings;

    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void theDefaultsHold() {
        InOrganisation.asked(Tasklist.ORGANISATION, transaction, () -> {
            SettingsOfTests.reset(jdbc, settings, proposals);
            return 0;
        });
    }

    private void set(SettingKey key, String value) {
        InOrganisation.asked(Tasklist.ORGANISATION, transaction, () -> {
            SettingsOfTests.set(proposals, key, value);
            return key;
        });
    }

    private void onPaper(JourneyId journey) {
        offered(Map.of(
                "howTheyAssess",
                "WITH_SOMEBODY",
                "helpOn",
                LocalDate.ofInstant(time.now(), EngineClock.ZONE).plusDays(3).toString()));
        tasklist.as("supervisor1").claims("userTask_helpToAssess");
        typesIn("supervisor1", journey);
    }

    private void passes(Period period) {
        time.passes(period);
        time.timersRun();
    }

    private static Instant months(Instant since, int months) {
        return since.atZone(EngineClock.ZONE).plusMonths(months).toInstant();
    }

    private void isDue(JourneyId journey, Instant at) {
        assertThat(survivors.nextAssessmentOf(journey)).isBetween(at.minus(1, ChronoUnit.DAYS), at);
        List<Date> timers = management.createJobQuery().activityId("boundaryEvent_sixMonths").list().stream()
                .filter(job -> survivors.running("survivor-journey", journey).stream()
                        .anyMatch(running -> running.getId().equals(job.getProcessInstanceId())))
                .map(Job::getDuedate)
                .toList();
        assertThat(timers).hasSize(1);
        assertThat(timers.get(0).toInstant())
                .as("the timer follows")
                .isCloseTo(survivors.nextAssessmentOf(journey), within(1, ChronoUnit.SECONDS));
    }

    private void nobodyIsAsked(JourneyId journey) {
        assertThat(survivors.running("client-assessment", journey)).isEmpty();
    }

    /** Three years: answers, answers late, declines, is not reached, and says nothing at all. */
    @Test
    @Proves({PolicyId.MONITOR_01, PolicyId.MONITOR_02})
    void overThreeYears() {
        JourneyId journey = survivors.inSupport();
        isDue(journey, months(time.now(), 6));

        passes(Period.ofMonths(6));
        onPaper(journey);
        isDue(journey, months(time.now(), 6));

        passes(Period.ofMonths(6));
        passes(Period.ofMonths(2));
        onPaper(journey);
        isDue(journey, months(time.now(), 6));

        passes(Period.ofMonths(6));
        offered(DECLINED);
        isDue(journey, months(time.now(), 6));

        passes(Period.ofMonths(6));
        Instant due = time.now();
        for (int i = 0; i < 3; i++) {
            offered(NOT_REACHED);
            passes(Period.ofDays(15));
        }
        assertThat(tasklist.as("worker1").tasks()).doesNotContain(OFFER);
        isDue(journey, months(due, 6));
        untilNoAnswerCame(journey);
        nobodyIsAsked(journey);

        passes(Period.ofDays(2));
        passes(Period.ofMonths(6).plusDays(1));
        assertThat(survivors.running("client-assessment", journey)).hasSize(1);
        onPaper(journey);

        assertThat(survivors.assessmentsOf(journey))
                .containsExactly(
                        "SENT by supervisor1 with supervisor1",
                        "SENT by supervisor1 with supervisor1",
                        "DECLINED by worker1",
                        "NOT_REACHED by service",
                        "EXPIRED by service",
                        "SENT by supervisor1 with supervisor1");
    }

    /** Never assessed, left before it was due, and came back long after. */
    @Test
    @Proves(PolicyId.MONITOR_02)
    void leavingAndReturningDoesNotPutItOff() {
        JourneyId journey = survivors.inSupport();
        Instant due = survivors.nextAssessmentOf(journey);
        passes(Period.ofMonths(4));
        says(() -> survivor.leaves(journey));
        passes(Period.ofMonths(4));
        nobodyIsAsked(journey);

        says(() -> survivor.comesBack(journey));
        assertThat(survivors.nextAssessmentOf(journey)).isEqualTo(due);
        time.passes(Duration.ofMinutes(2));
        time.timersRun();

        assertThat(tasklist.as("worker1").tasks()).contains(OFFER);
    }

    /** Left and came back before it was due: it is due when it would have been. */
    @Test
    void whoIsBackInTimeIsAskedOnTheDay() {
        JourneyId journey = survivors.inSupport();
        Instant due = survivors.nextAssessmentOf(journey);
        passes(Period.ofMonths(2));
        says(() -> survivor.leaves(journey));
        passes(Period.ofMonths(1));

        says(() -> survivor.comesBack(journey));

        isDue(journey, due.plus(1, ChronoUnit.HOURS));
        passes(Period.ofMonths(2));
        nobodyIsAsked(journey);
        // From the end of a month, months one after the other are shorter than six at once.
        passes(Period.ofMonths(1).plusDays(3));
        assertThat(tasklist.as("worker1").tasks()).contains(OFFER);
    }

    /** Summer time begins or ends in between, or the month is shorter. The time of day there stays, up to the spread of a day. */
    @ParameterizedTest
    @CsvSource({
        "2027-04-01T10:00, 2027-10-01T10:00",
        "2027-09-01T10:00, 2028-03-01T10:00",
        "2027-08-31T10:00, 2028-02-29T10:00",
        "2028-02-29T10:00, 2028-08-29T10:00"
    })
    void countsMonthsAsCalendarsDo(String began, String due) {
        time.passes(Duration.between(time.now(), LocalDateTime.parse(began).atZone(EngineClock.ZONE)));
        survivors.workerHas("worker1", worker -> Survivors.trainedUntil(worker, LocalDate.parse("2030-01-01")));
        JourneyId journey = survivors.inSupport();

        isDue(
                journey,
                LocalDateTime.parse(due).atZone(EngineClock.ZONE).toInstant().plusSeconds(60));
    }

    /** A day that is set stays; what is planned from then on has the new number. */
    @Test
    void aSettingCountsFromTheNextTimeOn() {
        JourneyId journey = survivors.inSupport();
        Instant set = survivors.nextAssessmentOf(journey);

        set(SettingKey.ASSESS_EVERY, "3");
        assertThat(survivors.nextAssessmentOf(journey)).isEqualTo(set);
        passes(Period.ofMonths(6));
        isDue(journey, months(set, 3).plusSeconds(1));
        offered(DECLINED);

        isDue(journey, months(time.now(), 3));
        passes(Period.ofMonths(3));
        assertThat(tasklist.as("worker1").tasks()).contains(OFFER);
        assertThat(survivors.running("reflect", journey))
                .as("never one beside another")
                .hasSize(1);
    }

    @Test
    void remindersAreAsFarApartAsIsSet() {
        survivors.inSupport();
        set(SettingKey.ASSESSMENT_REMIND, "5");
        passes(Period.ofMonths(6));
        offered(NOT_REACHED);
        passes(Period.ofDays(4));
        assertThat(tasklist.as("worker1").tasks()).doesNotContain(OFFER);

        passes(Period.ofDays(1));

        assertThat(tasklist.as("worker1").tasks()).contains(OFFER);
    }
}
