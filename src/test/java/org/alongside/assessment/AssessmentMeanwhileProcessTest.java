package org.alongside.assessment;

import static org.alongside.testing.walk.InOrganisation.says;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.Map;
import org.alongside.consent.Purpose;
import org.alongside.engine.EngineClock;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.decisions.SurvivorMessages;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.testing.ProcessTest;
import org.alongside.testing.Time;
import org.alongside.testing.walk.Survivors;
import org.alongside.testing.walk.Tasklist;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What happens between the invitation and the answer: a break, leaving, something taken back, erasure. */
@ProcessTest
class AssessmentMeanwhileProcessTest {
    private static final String OFFER = "userTask_offerAssessment";
    private static final String HELP = "userTask_helpToAssess";

    @Autowired
    Survivors survivors;

    @Autowired
    Tasklist tasklist;

    @Autowired
    Time time;

    @Autowired
    SurvivorMessages survivor;

    /** Invited; where somebody waits, with a supervisor who has taken the task. */
    private JourneyId invited(boolean isSomebodyWaiting) {
        JourneyId journey = survivors.inSupport();
        survivors.sixMonthsPass();
        if (isSomebodyWaiting) {
            tasklist.as("worker1")
                    .completes(
                            OFFER,
                            Map.of(
                                    "howTheyAssess",
                                    "WITH_SOMEBODY",
                                    "helpOn",
                                    LocalDate.ofInstant(time.now(), EngineClock.ZONE)
                                            .plusDays(3)
                                            .toString()));
            tasklist.as("supervisor1").claims(HELP);
        }
        return journey;
    }

    private void nobodyIsAsked(JourneyId journey) {
        assertThat(survivors.running("client-assessment", journey)).isEmpty();
        assertThat(tasklist.as("worker1").tasks()).doesNotContain(OFFER);
        assertThat(tasklist.as("supervisor1").tasks()).doesNotContain(HELP);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aBreakEndsItAndItIsDueWhenTheyAreBack(boolean isSomebodyWaiting) {
        JourneyId journey = invited(isSomebodyWaiting);

        says(() -> survivor.pauses(journey));

        nobodyIsAsked(journey);
        assertThat(survivors.assessmentsOf(journey)).containsExactly("CALLED_OFF by service");
        time.passes(Period.ofMonths(1));
        assertThat(time.timersRun()).isZero();
        says(() -> survivor.comesBack(journey));
        time.passes(Duration.ofMinutes(2));
        time.timersRun();
        assertThat(tasklist.as("worker1").tasks()).contains(OFFER);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @Proves(PolicyId.MONITOR_02)
    void leavingEndsItAndItIsDueWhenTheyAreBack(boolean isSomebodyWaiting) {
        JourneyId journey = invited(isSomebodyWaiting);

        says(() -> survivor.leaves(journey));

        nobodyIsAsked(journey);
        assertThat(survivors.assessmentsOf(journey)).containsExactly("CALLED_OFF by service");
        time.passes(Period.ofMonths(1));
        time.timersRun();
        nobodyIsAsked(journey);
        says(() -> survivor.comesBack(journey));
        time.passes(Duration.ofMinutes(2));
        time.timersRun();
        assertThat(tasklist.as("worker1").tasks()).contains(OFFER);
    }

    /** Taking one agreement back stops nothing of it: it rests on none. */
    @ParameterizedTest
    @ValueSource(strings = {"KEEP_SESSION_NOTES", "ANONYMOUS_REPORTING"})
    void oneAgreementTakenBackLeavesItOpen(String purpose) {
        JourneyId journey = invited(false);

        says(() -> survivor.withdraws(journey, Purpose.valueOf(purpose), WorkerId.of("worker1")));

        tasklist.as("worker1").completes(OFFER, Map.of("howTheyAssess", "DECLINED"));
        assertThat(survivors.assessmentsOf(journey)).containsExactly("DECLINED by worker1");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @Proves(PolicyId.CONSENT_06)
    void erasureEndsItForGood(boolean isSomebodyWaiting) {
        JourneyId journey = invited(isSomebodyWaiting);

        says(() -> survivor.withdraws(journey, Purpose.KEEP_RECORD, WorkerId.of("worker1")));

        nobodyIsAsked(journey);
        assertThat(survivors.assessmentsOf(journey)).containsExactly("CALLED_OFF by service", "CALLED_OFF by service");
        assertThat(survivors.count(
                        "select count(*) from alongside.assessment where journey_id = :journey and state in ('OPEN', 'PLANNED')",
                        journey))
                .isZero();
    }

    /** Nothing waits for it: the worker and the survivor go on as if nobody had asked. */
    @Test
    @Proves(PolicyId.MONITOR_02)
    void nothingWaitsForIt() {
        JourneyId journey = invited(true);

        tasklist.as("worker1")
                .completes("userTask_lookBack", Survivors.and(Survivors.CALM, "lookBackNext", "GO_ON"))
                .completes("userTask_walkAlongside", Map.of("whatNext", "SESSION"))
                .completes("userTask_recordSession", Survivors.and(Survivors.CALM, "sessionKind", "PHONE"));

        assertThat(tasklist.as("worker1").tasks()).containsExactly("userTask_walkAlongside");
        assertThat(survivors.running("client-assessment", journey)).hasSize(1);
    }
}
