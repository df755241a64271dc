package org.alongside.journey;

import static org.alongside.testing.walk.InOrganisation.asked;
import static org.alongside.testing.walk.InOrganisation.says;
import static org.alongside.testing.walk.Survivors.CALM;
import static org.alongside.testing.walk.Survivors.and;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.alongside.access.CurrentOrganisation;
import org.alongside.access.Readers;
import org.alongside.consent.ConsentLedger;
import org.alongside.consent.Purpose;
import org.alongside.engine.Processes;
import org.alongside.engine.VariableValues;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.bpmn.SurvivorJourneyProcess;
import org.alongside.journey.decisions.SurvivorMessages;
import org.alongside.journey.state.Journeys;
import org.alongside.policy.PolicyId;
import org.alongside.policy.Refused;
import org.alongside.proof.Proves;
import org.alongside.records.RecordField;
import org.alongside.records.Records;
import org.alongside.testing.ProcessTest;
import org.alongside.testing.walk.Survivors;
import org.alongside.testing.walk.Tasklist;
import org.alongside.workers.Walks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** Taking consent back, at every step and with a task open. CONSENT-03, CONSENT-06, CONF-09. */
@ProcessTest
class WithdrawalProcessTest {
    @Autowired
    Survivors survivors;

    @Autowired
    SurvivorMessages survivor;

    @Autowired
    ConsentLedger consent;

    @Autowired
    Records records;

    @Autowired
    Readers readers;

    @Autowired
    Walks walks;

    @Autowired
    Tasklist tasklist;

    @Autowired
    Processes processes;

    @Autowired
    Environment environment;

    @ParameterizedTest
    @ValueSource(strings = {"", "NO", "yes"})
    void noWayThroughTheModelErasesWithoutBeingAskedAgain(String answer) throws Exception {
        JourneyId journey = survivors.inSupport();
        VariableValues passing = answer.isEmpty()
                ? VariableValues.none()
                : VariableValues.with(SurvivorJourneyProcess.EVERYTHING_ERASED, answer);

        assertThatThrownBy(() -> CurrentOrganisation.callAs(Tasklist.ORGANISATION, () -> {
                    processes.correlate(
                            "survivor-journey", "consent.withdrawn", journey, VariableValues.none(), passing);
                    return null;
                }))
                .satisfies(e ->
                        assertThat(Refused.causeOf(e)).extracting(Refused::code).isEqualTo("CONSENT-03"));
        survivors.journey(journey).isWaitingAt("userTask_walkAlongside");
    }

    /** CONSENT-06: a model that led there instead would keep what the survivor was told is gone. */
    @Test
    void whatIsToBeErasedIsNotJustClosed() throws Exception {
        JourneyId journey = survivors.inSupport();
        VariableValues erased = VariableValues.with(SurvivorJourneyProcess.EVERYTHING_ERASED, "YES");

        assertThatThrownBy(() -> CurrentOrganisation.callAs(Tasklist.ORGANISATION, () -> {
                    processes.correlate("survivor-journey", "journey.ended", journey, VariableValues.none(), erased);
                    return null;
                }))
                .satisfies(e ->
                        assertThat(Refused.causeOf(e)).extracting(Refused::code).isEqualTo("CONSENT-06"));
        assertThat(survivors.state(journey)).isEqualTo(Journeys.State.OPEN);
        survivors.journey(journey).isWaitingAt("userTask_walkAlongside");
    }

    static Stream<Arguments> everyStep() {
        return Stream.of(
                at("userTask_offerJourney", Survivors::whoMadeContact, Map.of("offerAnswer", "ACCEPT")),
                at("userTask_welcome", Survivors::atWelcome, and(CALM, "welcomeNext", "DECIDE")),
                at("userTask_recordConsent", Survivors::atConsent, Survivors.agreeing()),
                at("userTask_share", Survivors::atShare, and(CALM, "shareNext", "GO_ON", "home", "A house")),
                at("userTask_planWayForward", Survivors::atPlan, Map.of("hopes", "A dog")),
                at("userTask_walkAlongside", Survivors::inSupport, Map.of("whatNext", "SESSION")));
    }

    private static Arguments at(String task, Function<Survivors, JourneyId> bring, Map<String, Object> answers) {
        return Arguments.of(task, bring, answers);
    }

    private void isErased(JourneyId journey) throws Exception {
        assertThat(survivors.state(journey)).isEqualTo(Journeys.State.ERASED);
        assertThat(Files.exists(
                        Path.of(environment.getRequiredProperty("alongside.data-dir"), "vault", journey + ".key")))
                .isFalse();
        assertThat(asked(() -> records.readForService(journey, List.of(RecordField.values()), "test")))
                .isEmpty();
        assertThat(asked(() -> readers.of(journey, WorkerId.of("worker1")))).isEmpty();
        assertThat(asked(() -> walks.workerOf(journey))).isEmpty();
        assertThat(asked(() -> consent.agrees(journey, Purpose.KEEP_RECORD))).isFalse();
        assertThat(survivors.running("match-worker", journey)).isEmpty();
    }

    @ParameterizedTest(name = "at {0}")
    @MethodSource("everyStep")
    void erasesAtOnceAndTakesTheOpenFormNoMore(
            String task, Function<Survivors, JourneyId> bring, Map<String, Object> answers) throws Exception {
        JourneyId journey = bring.apply(survivors);
        String open = tasklist.as("worker1").theirs(task).getId();

        says(() -> survivor.withdraws(journey, Purpose.KEEP_RECORD, WorkerId.of("worker1")));

        isErased(journey);
        survivors
                .journey(journey)
                .isWaitingAtExactly("userTask_inviteFeedback")
                .hasPassed("boundaryEvent_consentWithdrawn", "serviceTask_eraseRecord")
                .hasNotPassed("boundaryEvent_leaving", "serviceTask_closeJourney");
        assertThat(tasklist.as("worker1").isRefusedAt(open, answers).sentence()).contains("no longer open");
    }

    @Test
    void withdrawsWhileAway() throws Exception {
        JourneyId journey = survivors.inSupport();
        says(() -> survivor.pauses(journey));

        says(() -> survivor.withdraws(journey, Purpose.KEEP_RECORD, WorkerId.of("worker1")));

        isErased(journey);
        assertThat(tasklist.as("worker1").tasks()).containsExactly("userTask_inviteFeedback");
    }

    @Test
    void withdrawsAfterTheyHadLeft() throws Exception {
        JourneyId journey = survivors.inSupport();
        says(() -> survivor.leaves(journey));
        tasklist.as("worker1").completes("userTask_inviteFeedback", Map.of());

        says(() -> survivor.withdraws(journey, Purpose.KEEP_RECORD, WorkerId.of("supervisor1")));

        isErased(journey);
        assertThat(survivors.running("survivor-journey", journey)).isEmpty();
    }

    @Test
    void withdrawsAfterTheyHadLeftWhileStillInvitedToGiveFeedback() throws Exception {
        JourneyId journey = survivors.inSupport();
        says(() -> survivor.leaves(journey));

        says(() -> survivor.withdraws(journey, Purpose.KEEP_RECORD, WorkerId.of("worker1")));

        isErased(journey);
        tasklist.as("worker1").completes("userTask_inviteFeedback", Map.of("feedbackText", "Kia ora"));
        assertThat(survivors.running("survivor-journey", journey)).isEmpty();
    }

    @Test
    void doesNotComeBackAfterErasure() {
        JourneyId journey = survivors.inSupport();
        says(() -> survivor.withdraws(journey, Purpose.KEEP_RECORD, WorkerId.of("worker1")));
        tasklist.as("worker1").completes("userTask_inviteFeedback", Map.of());

        assertThatThrownBy(() -> says(() -> survivor.comesBack(journey))).isInstanceOf(Refused.class);
        assertThat(survivors.running("survivor-journey", journey)).isEmpty();
    }

    @Test
    void withdrawsTheLookThatRestsOnTheRecordAndKeepsTheCallForHelp() {
        JourneyId journey = survivors.inSupport();
        says(() -> survivor.toldOfOffending(journey));
        says(() -> survivor.reportDanger(journey, "EMERGENCY"));
        says(() -> survivor.wishesAnotherWorker(journey, SurvivorMessages.Release.CONTACT_ONLY));
        assertThat(tasklist.as("supervisor1").tasks()).contains("userTask_assessOverlap");

        says(() -> survivor.withdraws(journey, Purpose.KEEP_RECORD, WorkerId.of("worker1")));

        assertThat(survivors.running("offence-overlap", journey)).isEmpty();
        assertThat(survivors.running("match-worker", journey)).isEmpty();
        assertThat(survivors.instance("safety-concern", journey))
                .isWaitingAt("userTask_actNow", "userTask_backUpWorker");
        assertThat(tasklist.as("worker1")
                        .isRefused("userTask_actNow", acted("Called"))
                        .policyId())
                .isEqualTo("CONF-09");
        tasklist.as("worker1").completes("userTask_actNow", Map.of("concernOutcome", "SAFE_NOW"));
    }

    private static Map<String, Object> acted(String done) {
        return Map.of("concernOutcome", "SAFE_NOW", "concernDone", done);
    }

    @Test
    void stopsTheAssessmentThatIsUnderWay() {
        JourneyId journey = survivors.inSupport();
        survivors.sixMonthsPass();
        assertThat(survivors.running("client-assessment", journey)).hasSize(1);

        says(() -> survivor.withdraws(journey, Purpose.KEEP_RECORD, WorkerId.of("worker1")));

        assertThat(survivors.running("client-assessment", journey)).isEmpty();
        assertThat(tasklist.as("supervisor1").tasks()).isEmpty();
    }

    @Test
    @Proves(PolicyId.CONSENT_06)
    void withdrawsOnePurposeAndKeepsTheOthers() throws Exception {
        JourneyId journey = survivors.inSupport();

        says(() -> survivor.withdraws(journey, Purpose.ANONYMOUS_REPORTING, WorkerId.of("worker1")));

        Map<Purpose, Boolean> agreed = new HashMap<>();
        for (Purpose purpose : Purpose.values()) {
            agreed.put(purpose, asked(() -> consent.agrees(journey, purpose)));
        }
        assertThat(agreed)
                .containsEntry(Purpose.KEEP_RECORD, true)
                .containsEntry(Purpose.KEEP_SESSION_NOTES, true)
                .containsEntry(Purpose.CONTACT_WHANAU, true)
                .containsEntry(Purpose.ANONYMOUS_REPORTING, false);
        survivors.journey(journey).isWaitingAt("userTask_walkAlongside");
        assertThat(survivors.state(journey)).isEqualTo(Journeys.State.OPEN);
    }
}
