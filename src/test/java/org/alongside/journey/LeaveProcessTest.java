package org.alongside.journey;

import static org.alongside.testing.walk.InOrganisation.asked;
import static org.alongside.testing.walk.InOrganisation.says;
import static org.alongside.testing.walk.Survivors.CALM;
import static org.alongside.testing.walk.Survivors.and;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.util.Map;
import org.alongside.access.Readers;
import org.alongside.access.RecordPart;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.decisions.SurvivorMessages;
import org.alongside.journey.state.Journeys;
import org.alongside.policy.PolicyId;
import org.alongside.policy.Refused;
import org.alongside.proof.Proves;
import org.alongside.testing.PassedElements;
import org.alongside.testing.ProcessTest;
import org.alongside.testing.walk.Step;
import org.alongside.testing.walk.Survivors;
import org.alongside.testing.walk.Tasklist;
import org.alongside.workers.Walks;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Leaving at every step, and coming back after that to the step that was reached. CONSENT-01, CONSENT-02. */
@ProcessTest
class LeaveProcessTest {
    @Autowired
    Survivors survivors;

    @Autowired
    SurvivorMessages survivor;

    @Autowired
    Journeys journeys;

    @Autowired
    Walks walks;

    @Autowired
    Readers readers;

    @Autowired
    Tasklist tasklist;

    @Autowired
    PassedElements passed;

    private void worker1(String task, Map<String, ?> answers) {
        tasklist.as("worker1").completes(task, answers);
    }

    private void leavesWithoutMoreWords(JourneyId journey) {
        says(() -> survivor.leaves(journey));
        worker1("userTask_inviteFeedback", Map.of());
    }

    @ParameterizedTest(name = "at {0}")
    @EnumSource(Step.class)
    @Proves({PolicyId.CONSENT_01, PolicyId.CONSENT_02})
    void leavesByMessageAndComesBackWithoutASecondIntake(Step step) throws Exception {
        JourneyId journey = survivors.at(step);
        ProcessInstance before = survivors.instance(journey);

        says(() -> survivor.leaves(journey));

        survivors
                .journey(journey)
                .isWaitingAtExactly("userTask_inviteFeedback")
                .hasPassed("boundaryEvent_ended", "serviceTask_closeJourney")
                .hasNotPassed("boundaryEvent_leaving", "serviceTask_eraseRecord", "serviceTask_pauseJourney");
        assertThat(survivors.state(journey)).isEqualTo(Journeys.State.ENDED);
        assertThat(asked(() -> walks.workerOf(journey))).isEmpty();
        assertThat(asked(() -> readers.of(journey, WorkerId.of("worker1")))).isEmpty();
        worker1("userTask_inviteFeedback", Map.of());
        assertThat(before).isEnded().hasPassed("callActivity_leave", "endEvent_doorStaysOpen");
        passed.forget(journey);

        says(() -> survivor.comesBack(journey));

        assertThat(tasklist.as("worker1").tasks()).containsExactly(step.box());
        assertThat(passed.of(journey))
                .contains("startEvent_cameBack", "serviceTask_reopenJourney", "flow_fromReopenJourney_toDoorOpens")
                .doesNotContain("startEvent_firstContact", "serviceTask_openJourney", "businessRuleTask_triage");
        survivors.journey(journey).variables().containsEntry("journeyLabel", asked(() -> journeys.find(journey)
                .orElseThrow()
                .label()));
        assertThat(survivors.state(journey)).isEqualTo(Journeys.State.OPEN);
    }

    @Test
    @Proves({PolicyId.CONSENT_01, PolicyId.MONITOR_04})
    void leavesByChoice() throws Exception {
        JourneyId journey = survivors.inSupport();

        worker1("userTask_walkAlongside", Map.of("whatNext", "LEAVE"));

        survivors
                .journey(journey)
                .isWaitingAtExactly("userTask_inviteFeedback")
                .hasPassed("endEvent_leavingChosen", "boundaryEvent_leaving", "serviceTask_closeJourney")
                .hasNotPassed("boundaryEvent_ended", "serviceTask_eraseRecord");
        assertThat(survivors.state(journey)).isEqualTo(Journeys.State.ENDED);
    }

    @Test
    void leavesWithAFormStillOpenWhichIsThenTakenNoMore() {
        JourneyId journey = survivors.inSupport();
        worker1("userTask_walkAlongside", Map.of("whatNext", "SESSION"));
        String open = tasklist.as("worker1").theirs("userTask_recordSession").getId();

        says(() -> survivor.leaves(journey));

        assertThat(tasklist.as("worker1")
                        .isRefusedAt(open, and(CALM, "sessionKind", "PHONE"))
                        .sentence())
                .contains("no longer open");
    }

    @Test
    void comesBackEvenWhileStillInvitedToGiveFeedback() throws Exception {
        JourneyId journey = survivors.atShare();
        says(() -> survivor.leaves(journey));
        assertThat(tasklist.as("worker1").tasks()).containsExactly("userTask_inviteFeedback");

        says(() -> survivor.comesBack(journey));

        assertThat(tasklist.as("worker1").tasks())
                .containsExactlyInAnyOrder("userTask_inviteFeedback", "userTask_share");
        assertThat(survivors.state(journey)).isEqualTo(Journeys.State.OPEN);
        says(() -> survivor.pauses(journey));
        assertThat(tasklist.as("worker1").tasks())
                .containsExactlyInAnyOrder("userTask_inviteFeedback", "userTask_keepDoorOpen");
        worker1("userTask_inviteFeedback", Map.of());
        assertThat(tasklist.as("worker1").tasks()).containsExactly("userTask_keepDoorOpen");
    }

    @Test
    void seesAgainWhatWasSharedBeforeWhenTheSameWorkerWalksOn() {
        JourneyId journey = survivors.inSupport();
        leavesWithoutMoreWords(journey);
        says(() -> survivor.comesBack(journey));

        worker1("userTask_walkAlongside", Map.of("whatNext", "REVISE_WAY_FORWARD"));

        assertThat(tasklist.as("worker1").opens("userTask_reviseWayForward")).containsEntry("hopes", "A garden");
    }

    @Test
    void looksForSomebodyElseWhenTheWorkerTheyKnewCannotWalkAgain() {
        JourneyId journey = survivors.inSupport();
        leavesWithoutMoreWords(journey);
        survivors.workerHas("worker1", worker -> Survivors.trainedUntil(worker, null));

        says(() -> survivor.comesBack(journey));

        survivors.journey(journey).isWaitingAt("userTask_walkAlongside");
        assertThat(tasklist.as("worker1").tasks()).isEmpty();
        tasklist.as("facilitator1").completes("userTask_offerJourney", Map.of("offerAnswer", "ACCEPT"));
        assertThat(tasklist.as("facilitator1").tasks()).containsExactly("userTask_walkAlongside");
        assertThat(tasklist.as("facilitator1").opens("userTask_walkAlongside"))
                .containsEntry("shownAlias", "Tamsin")
                .doesNotContainKey("shownKeepingSafe");
    }

    @Test
    void keepsAConcernOpenAfterTheyLeft() {
        JourneyId journey = survivors.inSupport();
        says(() -> survivor.reportDanger(journey, "EMERGENCY"));

        says(() -> survivor.leaves(journey));

        assertThat(survivors.instance("safety-concern", journey))
                .isWaitingAt("userTask_actNow", "userTask_backUpWorker");
        assertThat(tasklist.as("worker1").tasks())
                .containsExactlyInAnyOrder("userTask_inviteFeedback", "userTask_actNow");
    }

    @Test
    void takesAWorkerWhoWasAskedOutOfTheWayAndClosesTheContactToThem() throws Exception {
        JourneyId journey = survivors.whoMadeContact(and(CALM, "workerGender", "FEMALE"));
        assertThat(asked(() -> readers.of(journey, WorkerId.of("worker2")))).containsKey(RecordPart.CONTACT);

        says(() -> survivor.leaves(journey));

        assertThat(tasklist.as("worker2").tasks()).isEmpty();
        assertThat(asked(() -> readers.of(journey, WorkerId.of("worker2")))).isEmpty();
    }

    @Test
    void asksForNoOtherWorkerOnceTheyLeft() {
        JourneyId journey = survivors.inSupport();
        says(() -> survivor.leaves(journey));

        assertThatThrownBy(
                        () -> says(() -> survivor.wishesAnotherWorker(journey, SurvivorMessages.Release.CONTACT_ONLY)))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("not under way");
        assertThatThrownBy(() -> says(() -> survivor.toldOfOffending(journey))).isInstanceOf(Refused.class);
        assertThat(survivors.running("match-worker", journey)).isEmpty();
        assertThat(survivors.running("offence-overlap", journey)).isEmpty();
    }

    @Test
    void stopsTheSearchForAnotherWorkerWhenTheyLeave() throws Exception {
        JourneyId journey = survivors.inSupport();
        says(() -> survivor.wishesAnotherWorker(journey, SurvivorMessages.Release.CONTACT_ONLY));
        assertThat(tasklist.as("facilitator1").tasks()).containsExactly("userTask_offerJourney");

        says(() -> survivor.leaves(journey));

        assertThat(survivors.running("match-worker", journey)).isEmpty();
        assertThat(asked(() -> readers.of(journey, WorkerId.of("facilitator1"))))
                .isEmpty();
    }
}
