package org.alongside.journey;

import static org.alongside.testing.walk.InOrganisation.asked;
import static org.alongside.testing.walk.Survivors.CALM;
import static org.alongside.testing.walk.Survivors.and;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.alongside.access.CurrentOrganisation;
import org.alongside.access.RecordPart;
import org.alongside.engine.EngineClock;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.alongside.safety.Concerns;
import org.alongside.testing.ProcessTest;
import org.alongside.testing.Time;
import org.alongside.testing.walk.Survivors;
import org.alongside.testing.walk.Tasklist;
import org.alongside.workers.Workers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A worker's account is removed while they act on a concern, are to ask again, or look at offending: others take that over. SAFE-02, SAFE-07, OFFEND-07. */
@ProcessTest
class AccountRemovedWhileActingProcessTest extends AccountRemovedSteps {
    @Autowired
    Workers workers;

    @Autowired
    Time time;

    @Test
    void openConcernsGoToSupervisors() throws Exception {
        String worker = newcomers.worker(3);
        JourneyId journey = inSupportWith(worker);
        survivors.says(() -> survivor.reportDanger(journey, Concerns.Level.EMERGENCY.name()));
        assertThat(tasklist.as(worker).about(journey).tasks()).contains("userTask_actNow");

        newcomers.isRemoved(worker);

        for (String supervisor : List.of("supervisor1", "supervisor2")) {
            assertThat(tasklist.as(supervisor).about(journey).tasks()).contains("userTask_actNow");
        }
        assertThat(survivors.concernsOf(journey)).containsExactly("EMERGENCY null open");
    }

    @Test
    void whoeverTakesItOverIsTheOneWhoActsAndSeesHowToReachTheSurvivor() throws Exception {
        String worker = newcomers.worker(3);
        JourneyId journey = survivors.atPlan();
        tasklist.as("worker1")
                .completes(
                        "userTask_planWayForward", Map.of("hopes", "A garden", "keepingSafe", "Her sister has a key"));
        handOver(journey, worker);
        survivors.says(() -> survivor.reportDanger(journey, Concerns.Level.EMERGENCY.name()));
        newcomers.isRemoved(worker);
        time.timersRun();

        Tasklist.Person supervisor = tasklist.as("supervisor1").about(journey);
        supervisor
                .claims("userTask_takeOver")
                .completes("userTask_takeOver", Map.of("workerReached", "COVERING_MYSELF"));

        assertThat(supervisor.opens("userTask_actNow"))
                .containsEntry("shownAddress", "021 555 0101")
                .containsEntry("shownKeepingSafe", "Her sister has a key");
        assertThat(tasklist.as("supervisor2").about(journey).tasks()).isEmpty();
        offerGoesTo("facilitator1", journey);
        tasklist.as("facilitator1").about(journey).completes("userTask_offerJourney", Map.of("offerAnswer", "ACCEPT"));
        assertThat(supervisor.theirs("userTask_actNow").getAssignee()).isEqualTo("supervisor1");
        supervisor.completes("userTask_actNow", Map.of("concernOutcome", "SAFE_NOW"));
        tasklist.as("supervisor2")
                .about(journey)
                .claims("userTask_agreeToClose")
                .completes("userTask_agreeToClose", Map.of("isEnough", "YES"));
        assertThat(asked(() -> readers.of(journey, WorkerId.of("supervisor1")))).isEmpty();
        assertThat(asked(() -> readers.of(journey, WorkerId.of("supervisor2")))).isEmpty();
    }

    @Test
    void whoeverTakesTheTaskToActFromTheSupervisorsListIsTheOneWhoActs() throws Exception {
        String worker = newcomers.worker(3);
        JourneyId journey = inSupportWith(worker);
        survivors.says(() -> survivor.reportDanger(journey, Concerns.Level.EMERGENCY.name()));
        newcomers.isRemoved(worker);
        CurrentOrganisation.runAs(
                Tasklist.ORGANISATION, () -> workers.declareConflict(WorkerId.of("supervisor1"), journey, "KIN"));

        assertThatThrownBy(() -> tasklist.as("supervisor1").about(journey).claims("userTask_actNow"))
                .hasMessageContaining("let another supervisor take this task");
        Tasklist.Person supervisor = tasklist.as("supervisor2").about(journey).claims("userTask_actNow");

        assertThat(supervisor.opens("userTask_actNow"))
                .containsEntry("shownAddress", "021 555 0101")
                .hasEntrySatisfying(
                        "whoActs", who -> assertThat(String.valueOf(who)).contains("You are the one who acts"));
    }

    private JourneyId toBeAskedAgainBy(String worker) {
        JourneyId journey = survivors.atPlan();
        tasklist.as("worker1")
                .completes(
                        "userTask_planWayForward", Map.of("hopes", "A garden", "keepingSafe", "Her sister has a key"));
        handOver(journey, worker);
        tasklist.as(worker)
                .completes("userTask_walkAlongside", Map.of("whatNext", "SAFETY_CONCERN"))
                .completes("userTask_describeConcern", Map.of("safetyLevel", "WATCH", "aboutChild", "NO"));
        return journey;
    }

    @Test
    void whatWasToBeAskedAgainASupervisorCanTakeAndSeesHowToReachTheSurvivor() throws Exception {
        String worker = newcomers.worker(3);
        JourneyId journey = toBeAskedAgainBy(worker);
        newcomers.isRemoved(worker);

        Tasklist.Person supervisor = tasklist.as("supervisor2").about(journey).claims("userTask_followUp");

        assertThat(supervisor.opens("userTask_followUp"))
                .containsEntry("shownAddress", "021 555 0101")
                .containsEntry("shownKeepingSafe", "Her sister has a key");
        supervisor.completes("userTask_followUp", and(CALM, "followUpAnswer", "TALKED"));
        assertThat(asked(() -> readers.of(journey, WorkerId.of("supervisor2")))).isEmpty();
    }

    @Test
    void whatWasToBeAskedAgainGoesToTheNextWorker() throws Exception {
        String worker = newcomers.worker(3);
        JourneyId journey = toBeAskedAgainBy(worker);
        newcomers.isRemoved(worker);
        Tasklist.Person supervisor = tasklist.as("supervisor2").about(journey).claims("userTask_followUp");
        offerGoesTo("facilitator1", journey);

        Tasklist.Person next = tasklist.as("facilitator1").about(journey);
        next.completes("userTask_offerJourney", Map.of("offerAnswer", "ACCEPT"));

        assertThat(next.theirs("userTask_followUp").getAssignee()).isEqualTo("facilitator1");
        assertThat(supervisor.tasks()).isEmpty();
        assertThat(tasklist.as("supervisor1").about(journey).tasks()).isEmpty();
        assertThat(asked(() -> readers.of(journey, WorkerId.of("supervisor2")))).isEmpty();
    }

    /** OFFEND-07: what only they knew waits for who walks with the survivor next. */
    @Test
    void whatWasAgreedAboutOffendingGoesToNoSupervisor() {
        String worker = newcomers.worker(3);
        JourneyId journey = inSupportWith(worker);
        String assessor = newcomers.worker(3);
        survivors.workerHas(
                assessor,
                profile -> Survivors.takingOn(
                        Survivors.offendingTrainedUntil(
                                profile, LocalDate.now(EngineClock.ZONE).plusYears(1)),
                        false,
                        3));
        survivors.says(() -> survivor.toldOfOffending(journey));
        tasklist.as(assessor)
                .about(journey)
                .completes("userTask_assessOverlap", Map.of("overlapOutcome", "CONTINUE_ONE_ON_ONE"));
        assertThat(tasklist.as(worker).about(journey).tasks()).contains("userTask_hearWhatWasAgreed");

        newcomers.isRemoved(worker);

        for (String supervisor : List.of("supervisor1", "supervisor2")) {
            assertThat(tasklist.as(supervisor).about(journey).tasks()).isEmpty();
        }
        offerGoesTo("facilitator1", journey);
        tasklist.as("facilitator1").about(journey).completes("userTask_offerJourney", Map.of("offerAnswer", "ACCEPT"));
        assertThat(tasklist.as("facilitator1").about(journey).tasks()).contains("userTask_hearWhatWasAgreed");
    }

    /** OFFEND-07: somebody else of the few who may know, and not all supervisors. */
    @Test
    void somebodyElseIsAskedToAssess() throws Exception {
        String assessor = newcomers.worker(3);
        survivors.workerHas(
                assessor,
                profile -> Survivors.offendingTrainedUntil(
                        profile, LocalDate.now(EngineClock.ZONE).plusYears(1)));
        JourneyId journey = survivors.inSupport();
        survivors.says(() -> survivor.toldOfOffending(journey));
        assertThat(tasklist.as(assessor).about(journey).tasks()).containsExactly("userTask_assessOverlap");

        newcomers.isRemoved(assessor);

        assertThat(tasklist.as("supervisor1").about(journey).tasks()).containsExactly("userTask_assessOverlap");
        assertThat(tasklist.as("supervisor2").about(journey).tasks()).isEmpty();
        assertThat(asked(() -> readers.of(journey, WorkerId.of(assessor)))).isEmpty();
        assertThat(asked(() -> readers.of(journey, WorkerId.of("supervisor1")))).containsOnlyKeys(RecordPart.OFFENDING);
    }
}
