package org.alongside.journey;

import static org.alongside.testing.walk.InOrganisation.says;
import static org.alongside.testing.walk.Survivors.CALM;
import static org.alongside.testing.walk.Survivors.and;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.alongside.ids.JourneyId;
import org.alongside.journey.decisions.SurvivorMessages;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.testing.PassedElements;
import org.alongside.testing.ProcessTest;
import org.alongside.testing.walk.Survivors;
import org.alongside.testing.walk.Tasklist;
import org.camunda.bpm.engine.AuthorizationException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Another worker comes, and sees of what was written what the survivor releases. CONF-08, WORKER-07. */
@ProcessTest
class AnotherWorkerProcessTest {
    @Autowired
    Survivors survivors;

    @Autowired
    SurvivorMessages survivor;

    @Autowired
    Tasklist tasklist;

    @Autowired
    PassedElements passed;

    private JourneyId asksForAnother(String release) {
        JourneyId journey = survivors.inSupport();
        tasklist.as("worker1")
                .completes("userTask_walkAlongside", Map.of("whatNext", "ANOTHER_WORKER", "releaseEarlier", release));
        return journey;
    }

    private void accepts(String worker) {
        tasklist.as(worker).completes("userTask_offerJourney", Map.of("offerAnswer", "ACCEPT"));
    }

    private Map<String, ?> wayForwardAsSeenBy(String worker) {
        tasklist.as(worker).completes("userTask_walkAlongside", Map.of("whatNext", "REVISE_WAY_FORWARD"));
        return tasklist.as(worker).opens("userTask_reviseWayForward");
    }

    @Test
    @Proves(PolicyId.WORKER_07)
    void keepsTheWorkerTheyHaveUntilAnotherSaidYes() {
        JourneyId journey = asksForAnother("CONTACT_ONLY");

        survivors
                .journey(journey)
                .hasPassed("serviceTask_askForAnotherWorker", "endEvent_anotherWorkerAskedFor")
                .hasNotPassed("serviceTask_askForAnotherWorkerFromMessage")
                .variables()
                .containsEntry("workerId", "worker1");
        assertThat(tasklist.as("worker1").tasks()).containsExactly("userTask_walkAlongside");
        assertThat(tasklist.as("facilitator1").tasks()).containsExactly("userTask_offerJourney");

        accepts("facilitator1");

        assertThat(tasklist.as("worker1").tasks()).isEmpty();
        assertThat(tasklist.as("facilitator1").tasks()).containsExactly("userTask_walkAlongside");
        survivors.journey(journey).variables().containsEntry("workerId", "facilitator1");
    }

    @Test
    @Proves(PolicyId.CONF_08)
    void showsNothingWrittenBeforeToTheNewWorkerUnlessReleased() {
        asksForAnother("CONTACT_ONLY");
        accepts("facilitator1");

        assertThat(tasklist.as("facilitator1").opens("userTask_walkAlongside")).containsEntry("shownAlias", "Tamsin");
        assertThat(wayForwardAsSeenBy("facilitator1")).doesNotContainKey("hopes");
    }

    @Test
    void showsAllOfItToTheNewWorkerWhenReleased() {
        asksForAnother("ALL");
        accepts("facilitator1");

        assertThat(wayForwardAsSeenBy("facilitator1").get("hopes")).isEqualTo("A garden");
    }

    @Test
    void leavesWhatTheNewWorkerDidNotSeeAsItWasWhenTheySendTheFormEmpty() {
        JourneyId journey = asksForAnother("CONTACT_ONLY");
        accepts("facilitator1");
        wayForwardAsSeenBy("facilitator1");
        tasklist.as("facilitator1").completes("userTask_reviseWayForward", Map.of("hopes", ""));

        // The survivor goes back to the worker they had, and releases everything.
        tasklist.as("facilitator1")
                .completes("userTask_walkAlongside", Map.of("whatNext", "ANOTHER_WORKER", "releaseEarlier", "ALL"));
        accepts("worker1");

        assertThat(survivors.running("match-worker", journey)).isEmpty();
        assertThat(wayForwardAsSeenBy("worker1").get("hopes")).isEqualTo("A garden");
    }

    @Test
    void closesEverythingToTheWorkerBefore() {
        JourneyId journey = asksForAnother("ALL");
        String standing =
                tasklist.as("worker1").theirs("userTask_walkAlongside").getId();
        accepts("facilitator1");

        assertThatThrownBy(() -> tasklist.as("worker1").sends(standing, Map.of("whatNext", "SESSION")))
                .hasMessageContaining("no longer open to you");
        assertThatThrownBy(() -> tasklist.as("worker1").formOf(standing)).isInstanceOf(AuthorizationException.class);
        assertThat(survivors.readersOf(journey)).containsExactly("facilitator1");
    }

    @Test
    void handsOpenFormsOver() {
        asksForAnother("CONTACT_ONLY");
        tasklist.as("worker1").completes("userTask_walkAlongside", Map.of("whatNext", "SESSION"));

        accepts("facilitator1");

        assertThat(tasklist.as("facilitator1").tasks())
                .containsExactlyInAnyOrder("userTask_walkAlongside", "userTask_recordSession");
        tasklist.as("facilitator1").completes("userTask_recordSession", and(CALM, "sessionKind", "PHONE"));
    }

    @Test
    void asksByMessageFromAnyChannelAtAnyStep() {
        JourneyId journey = survivors.atShare();

        says(() -> survivor.wishesAnotherWorker(journey, SurvivorMessages.Release.CONTACT_ONLY));

        survivors.journey(journey).isWaitingAt("userTask_share").hasNotPassed("serviceTask_askForAnotherWorker");
        assertThat(passed.of(journey))
                .contains("serviceTask_askForAnotherWorkerFromMessage", "endEvent_workerChangeTakenUp");
        accepts("facilitator1");
        assertThat(tasklist.as("facilitator1").tasks()).containsExactly("userTask_share");
        assertThat(tasklist.as("worker1").tasks()).isEmpty();
    }

    @Test
    void looksOnceHoweverOftenTheyAsk() {
        JourneyId journey = asksForAnother("CONTACT_ONLY");

        says(() -> survivor.wishesAnotherWorker(journey, SurvivorMessages.Release.CONTACT_ONLY));

        assertThat(survivors.running("match-worker", journey)).hasSize(1);
    }

    @Test
    void looksForNobodyElseWhileTheFirstOneIsStillLookedFor() {
        JourneyId journey = survivors.whoMadeContact();

        says(() -> survivor.wishesAnotherWorker(journey, SurvivorMessages.Release.CONTACT_ONLY));

        assertThat(survivors.running("match-worker", journey)).hasSize(1);
    }

    @Test
    void takesOverWhileTheyAreAway() {
        JourneyId journey = asksForAnother("CONTACT_ONLY");
        says(() -> survivor.pauses(journey));

        accepts("facilitator1");

        assertThat(tasklist.as("facilitator1").tasks()).containsExactly("userTask_keepDoorOpen");
        says(() -> survivor.comesBack(journey));
        assertThat(tasklist.as("facilitator1").tasks()).containsExactly("userTask_walkAlongside");
    }

    @Test
    void showsAWorkerWhoWalksAgainNoMoreThanTheySawBefore() {
        JourneyId journey = asksForAnother("CONTACT_ONLY");
        accepts("facilitator1");
        says(() -> survivor.leaves(journey));
        tasklist.as("facilitator1").completes("userTask_inviteFeedback", Map.of());

        says(() -> survivor.comesBack(journey));

        assertThat(wayForwardAsSeenBy("facilitator1")).doesNotContainKey("hopes");
    }

    @Test
    void closesTheContactToTheFirstWhoTookItWhenTheyDeclineLater() {
        JourneyId journey = survivors.whoMadeContact(and(CALM, "workerGender", "FEMALE"));
        accepts("worker2");
        says(() -> survivor.wishesAnotherWorker(journey, SurvivorMessages.Release.CONTACT_ONLY));
        tasklist.as("supervisor1")
                .claims("userTask_findAnotherWay")
                .completes("userTask_findAnotherWay", Map.of("chosenWorkerId", "worker1"));
        assertThat(tasklist.as("worker1").opens("userTask_offerJourney")).containsEntry("shownAlias", "Tamsin");

        tasklist.as("worker1").completes("userTask_offerJourney", Map.of("offerAnswer", "NOT_NOW"));

        assertThat(survivors.readersOf(journey)).doesNotContain("worker1").contains("worker2");
    }
}
