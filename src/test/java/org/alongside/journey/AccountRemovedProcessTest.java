package org.alongside.journey;

import static org.alongside.testing.walk.InOrganisation.asked;
import static org.alongside.testing.walk.InOrganisation.says;
import static org.alongside.testing.walk.Survivors.CALM;
import static org.alongside.testing.walk.Survivors.and;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.alongside.access.RecordPart;
import org.alongside.engine.Caller;
import org.alongside.engine.EngineClock;
import org.alongside.ids.JourneyId;
import org.alongside.ids.RequestId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.copies.LeaveOut;
import org.alongside.journey.meetings.ArrangedMeetings;
import org.alongside.journey.meetings.MeetingsOfJourney;
import org.alongside.journey.own.OwnRequests;
import org.alongside.journey.state.TheirJourneys;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.testing.ProcessTest;
import org.alongside.testing.walk.Survivors;
import org.alongside.testing.walk.Tasklist;
import org.alongside.workers.Walks;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A worker's account is removed: rights end with it, and nobody they walked with is left alone. CONF-01, CONF-08. */
@ProcessTest
class AccountRemovedProcessTest extends AccountRemovedSteps {
    @Autowired
    Walks walks;

    @Autowired
    OwnRequests requests;

    @Autowired
    LeaveOut leaveOut;

    @Autowired
    IdentityService identity;

    @Autowired
    TheirJourneys own;

    @Autowired
    MeetingsOfJourney meetings;

    @Autowired
    ArrangedMeetings arranged;

    @Autowired
    AuthorizationService authorizations;

    private List<Task> tasksOf(String userId) {
        return tasks.createTaskQuery().taskAssignee(userId).list();
    }

    @Test
    @Proves(PolicyId.CONF_08)
    void anotherWorkerIsLookedForWhoSeesNothingWrittenBefore() throws Exception {
        String worker = newcomers.worker(3);
        JourneyId journey = inSupportWith(worker);
        String standing = tasklist.as(worker).theirs("userTask_walkAlongside").getId();

        newcomers.isRemoved(worker);

        assertThat(asked(() -> walks.workerOf(journey))).isEmpty();
        assertThat(asked(() -> readers.of(journey, WorkerId.of(worker)))).isEmpty();
        assertThat(tasksOf(worker)).isEmpty();
        assertThat(survivors.running("match-worker", journey)).hasSize(1);
        offerGoesTo("facilitator1", journey);
        tasklist.as("facilitator1").about(journey).completes("userTask_offerJourney", Map.of("offerAnswer", "ACCEPT"));
        Tasklist.Person next = tasklist.as("facilitator1").about(journey);
        assertThat(next.theirs("userTask_walkAlongside").getId()).isEqualTo(standing);
        next.completes("userTask_walkAlongside", Map.of("whatNext", "REVISE_WAY_FORWARD"));
        assertThat(next.opens("userTask_reviseWayForward")).doesNotContainKey("hopes");
    }

    @Test
    @Proves(PolicyId.CONF_01)
    void theirMeetingIsCalledOffAndThatCanBeTold() {
        String worker = newcomers.worker(3);
        JourneyId journey = inSupportWith(worker);
        WorkerId id = WorkerId.of(worker);
        says(() -> own.change("meeting: arrange", journey, id, each -> meetings.begin(each, id)));
        tasklist.as(worker)
                .about(journey)
                .completes(
                        "userTask_arrangeMeeting",
                        Map.of(
                                "meetingAgreed",
                                "AGREED",
                                "meetingDay",
                                LocalDate.now(EngineClock.ZONE).plusDays(3).toString(),
                                "meetingTime",
                                "T1000",
                                "meetingLength",
                                "M60",
                                "meetingWay",
                                "PHONE"));

        newcomers.isRemoved(worker);

        assertThat(survivors.running("arrange-meeting", journey)).isEmpty();
        assertThat(tasksOf(worker)).isEmpty();
        assertThat(asked(() -> arranged.ahead(journey))).isEmpty();
        assertThat(asked(() -> arranged.calledOffAhead(journey))).isPresent();
    }

    @Test
    void aSupervisorStaysInTouchWhereWhoTookTheFirstContactIsGone() throws Exception {
        String worker = newcomers.worker(3);
        JourneyId journey =
                tasklist.as(worker).begins(and(CALM, "alias", "Tamsin", "channel", "PHONE", "address", "021 555 0101"));
        for (String other : List.of("worker1", "worker2", "facilitator1")) {
            survivors.workerHas(other, profile -> Survivors.trainedUntil(profile, null));
        }
        assertThat(isAsked(worker, journey)).isTrue();

        newcomers.isRemoved(worker);

        assertThat(tasksOf(worker)).isEmpty();
        tasklist.as("supervisor1").about(journey).completes("userTask_givePlacesThatHelp", Map.of("given", true));
        assertThat(tasklist.as("supervisor1").about(journey).tasks()).contains("userTask_findAnotherWay");
        assertThat(asked(() -> readers.of(journey, WorkerId.of("supervisor1")))).containsOnlyKeys(RecordPart.CONTACT);
        assertThat(asked(() -> readers.of(journey, WorkerId.of(worker)))).isEmpty();
    }

    @Test
    void aSupervisorStaysInTouchWithEachOfSeveralSurvivors() throws Exception {
        String worker = newcomers.worker(3);
        JourneyId first =
                tasklist.as(worker).begins(and(CALM, "alias", "Tamsin", "channel", "PHONE", "address", "021 555 0101"));
        JourneyId second =
                tasklist.as(worker).begins(and(CALM, "alias", "Moana", "channel", "PHONE", "address", "021 555 0102"));

        newcomers.isRemoved(worker);

        for (JourneyId journey : List.of(first, second)) {
            assertThat(asked(() -> readers.of(journey, WorkerId.of("supervisor1"))))
                    .containsOnlyKeys(RecordPart.CONTACT);
        }
    }

    @Test
    void whatSurvivorsNeedWhoPausedOrHaveLeftIsNotLost() throws Exception {
        String worker = newcomers.worker(3);
        JourneyId paused = inSupportWith(worker);
        JourneyId left = inSupportWith(worker);
        survivors.says(() -> survivor.pauses(paused));
        survivors.says(() -> survivor.leaves(left));

        newcomers.isRemoved(worker);

        assertThat(survivors.running("match-worker", paused)).hasSize(1);
        assertThat(survivors.running("match-worker", left)).isEmpty();
        assertThat(tasklist.as("supervisor2").about(left).tasks()).containsExactly("userTask_inviteFeedback");
        assertThat(survivors.says(() -> survivor.comesBack(left))).isTrue();
        assertThat(survivors.running("match-worker", left)).hasSize(1);
    }

    @Test
    void whatASupervisorHadTakenGoesBackToSupervisors() {
        String supervisor = newcomers.account("supervisor");
        JourneyId journey = survivors.whoMadeContact(and(CALM, "workerGender", "ANOTHER"));
        tasklist.as(supervisor).about(journey).claims("userTask_findAnotherWay");

        newcomers.isRemoved(supervisor);

        assertThat(tasklist.as("supervisor2")
                        .about(journey)
                        .offered("userTask_findAnotherWay")
                        .getAssignee())
                .isNull();
    }

    @Test
    void noRightOfTheirsIsLeftInTheEngine() {
        String worker = newcomers.worker(3);
        inSupportWith(worker);

        newcomers.isRemoved(worker);

        assertThat(authorizations.createAuthorizationQuery().userIdIn(worker).count())
                .isZero();
        assertThat(identity.createGroupQuery().groupMember(worker).count()).isZero();
        assertThat(identity.createTenantQuery().userMember(worker).count()).isZero();
    }

    @Test
    void rightsEndAlsoWhereTheServiceItselfRemovesTheAccount() throws Exception {
        String worker = newcomers.worker(3);
        JourneyId journey = inSupportWith(worker);

        identity.deleteUser(worker);

        assertThat(asked(() -> readers.of(journey, WorkerId.of(worker)))).isEmpty();
        assertThat(survivors.running("match-worker", journey)).hasSize(1);
    }

    @Test
    void workersWithFortySurvivorsCanBeRemoved() throws Exception {
        String worker = newcomers.worker(30);
        List<JourneyId> journeys = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            JourneyId journey = survivors.whoMadeContact(and(CALM, "workerGender", "FEMALE"));
            journeys.add(journey);
        }
        // Half of them walk with them, half are offered to them.
        survivors.workerHas("worker2", profile -> Survivors.trainedUntil(profile, null));
        for (JourneyId journey : journeys) {
            if (isAsked("worker2", journey)) {
                tasklist.as("worker2")
                        .about(journey)
                        .completes("userTask_offerJourney", Map.of("offerAnswer", "NOT_NOW"));
            }
        }
        for (int i = 0; i < 20; i++) {
            tasklist.as(worker)
                    .about(journeys.get(i))
                    .completes("userTask_offerJourney", Map.of("offerAnswer", "ACCEPT"));
        }
        assertThat(tasksOf(worker)).hasSize(40);

        newcomers.isRemoved(worker);

        assertThat(tasksOf(worker)).isEmpty();
        for (JourneyId journey : journeys) {
            assertThat(survivors.running("match-worker", journey)).hasSize(1);
            assertThat(asked(() -> readers.of(journey, WorkerId.of(worker)))).isEmpty();
            assertThat(tasklist.as("supervisor1").about(journey).tasks()).contains("userTask_findAnotherWay");
        }
    }

    @Test
    void nothingIsDoneWhereSomethingRefuses() throws Exception {
        String worker = newcomers.worker(3);
        JourneyId journey = inSupportWith(worker);
        refuses.removalOf(worker);

        assertThatThrownBy(() -> newcomers.isRemoved(worker)).hasMessage("This account cannot be removed just now.");

        assertThat(identity.createUserQuery().userId(worker).count()).isEqualTo(1);
        assertThat(asked(() -> walks.workerOf(journey))).contains(WorkerId.of(worker));
        assertThat(tasklist.as(worker).about(journey).tasks()).containsExactly("userTask_walkAlongside");
        assertThat(survivors.running("match-worker", journey)).isEmpty();
        assertThat(asked(() -> readers.of(journey, WorkerId.of(worker)))).isNotEmpty();
    }

    @Test
    void anIdIsNotGivenTwiceNorOneThatIsTakenForIt() {
        String worker = newcomers.worker(3);
        newcomers.isRemoved(worker);

        for (String id : List.of(worker, worker.toUpperCase(Locale.ROOT), worker.replace('o', '0'))) {
            assertThatThrownBy(() -> tasklist.as("admin1").doing(() -> {
                        newcomers.make(id);
                        return true;
                    }))
                    .hasMessageContaining("An id is given only once");
            assertThatThrownBy(() -> newcomers.make(id)).hasStackTraceContaining("an id is given once");
            assertThat(identity.createUserQuery().userId(id).count()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"service", "Service", "SERVlCE", "survivor", "organisation", "system"})
    void nobodyGetsAnIdThatTheServiceUses(String id) {
        assertThatThrownBy(() -> tasklist.as("admin1").doing(() -> {
                    newcomers.make(id);
                    return true;
                }))
                .hasMessageContaining("This id is one that the service uses itself");
        assertThat(identity.createUserQuery().userId(id).count()).isZero();
    }

    /** Whoever is faster: in the end nobody walks who has no account, and every task is somebody's. */
    @ParameterizedTest
    @ValueSource(strings = {"ACCEPT", "SESSION", "LEAVE"})
    void whateverTheySendAtTheSameMoment(String sent) throws Exception {
        for (int round = 0; round < 5; round++) {
            String worker = newcomers.worker(3);
            JourneyId walking = inSupportWith(worker);
            JourneyId offered = survivors.inSupport();
            boolean accepts = sent.equals("ACCEPT");
            if (accepts) {
                offerTo(offered, worker);
            }
            String task = accepts
                    ? tasklist.as(worker)
                            .about(offered)
                            .theirs("userTask_offerJourney")
                            .getId()
                    : tasklist.as(worker)
                            .about(walking)
                            .theirs("userTask_walkAlongside")
                            .getId();
            Map<String, Object> answers = accepts ? Map.of("offerAnswer", "ACCEPT") : Map.of("whatNext", sent);
            Tasklist.Person person = tasklist.as(worker);

            together(() -> person.tries(task, answers), () -> {
                newcomers.isRemoved(worker);
                return true;
            });

            assertThat(identity.createUserQuery().userId(worker).count()).isZero();
            assertThat(tasksOf(worker)).isEmpty();
            assertThat(asked(() -> walks.journeysOf(WorkerId.of(worker)))).isEmpty();
            for (JourneyId journey : List.of(walking, offered)) {
                assertThat(asked(() -> readers.of(journey, WorkerId.of(worker))))
                        .isEmpty();
            }
            if (!sent.equals("LEAVE")) {
                assertThat(survivors.running("match-worker", walking)).hasSize(1);
            }
            survivors.everybodyIsGone();
        }
    }

    private static void together(Callable<?> one, Callable<?> other) throws Exception {
        ExecutorService both = Executors.newFixedThreadPool(2);
        CountDownLatch ready = new CountDownLatch(2);
        try {
            List<Future<?>> done = new ArrayList<>();
            for (Callable<?> each : List.of(one, other)) {
                done.add(both.submit(() -> {
                    ready.countDown();
                    ready.await();
                    return each.call();
                }));
            }
            for (Future<?> each : done) {
                each.get();
            }
        } finally {
            both.shutdownNow();
        }
    }

    @Test
    @Proves({PolicyId.CONF_01, PolicyId.CONF_07})
    void whatIsAskedForGoesToWhoIsThere() {
        String worker = newcomers.worker(3);
        JourneyId journey = inSupportWith(worker);
        says(() -> requests.copy(journey, Caller.SURVIVOR));
        String correction = "userTask_answerCorrection";
        says(() -> requests.correction(RequestId.random(), journey, "It was a Friday", Caller.SURVIVOR));
        says(() -> survivor.leaves(journey));
        assertThat(tasksOf(worker)).isNotEmpty();

        newcomers.isRemoved(worker);

        assertThat(tasksOf(worker)).isEmpty();
        assertThat(tasklist.as("supervisor1").about(journey).tasks()).contains(correction);
        RequestId copy = asked(() -> requests.of(journey)).stream()
                .filter(one -> one.kind() == OwnRequests.Kind.COPY)
                .findFirst()
                .orElseThrow()
                .id();
        WorkerId supervisor = WorkerId.of("supervisor1");
        tasklist.as("supervisor1").about(journey).claims("userTask_leaveOutOthers");
        asked(() -> leaveOut.page(copy, Optional.empty(), supervisor));
        says(() -> leaveOut.goneThrough(copy, supervisor));
        tasklist.as("supervisor1").about(journey).completes("userTask_leaveOutOthers", Map.of());
        assertThat(tasksOf(worker))
                .as("the copy is handed over by who is there")
                .isEmpty();
        assertThat(tasks.createTaskQuery()
                        .processInstanceBusinessKey(journey.toString())
                        .taskDefinitionKey("userTask_handOver")
                        .taskAssigned()
                        .count())
                .isEqualTo(1);
    }
}
