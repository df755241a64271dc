package org.alongside.groups;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.alongside.groups.group.Groups;
import org.alongside.groups.hosting.GroupMessages;
import org.alongside.ids.GroupId;
import org.alongside.ids.JourneyId;
import org.alongside.ids.RecordId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.decisions.SurvivorMessages;
import org.alongside.testing.PassedElements;
import org.alongside.testing.ProcessTest;
import org.alongside.testing.walk.PeerGroups;
import org.alongside.testing.walk.Survivors;
import org.alongside.testing.walk.Tasklist;
import org.alongside.testing.walk.Tasklist.Refusal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.springframework.beans.factory.annotation.Autowired;

/** Two things at the same moment, in two threads and two transactions. GROUP-01, GROUP-07, OFFEND-02. */
@ProcessTest
class AtOnceProcessTest {
    private static final int TIMES = 5;

    @Autowired
    PeerGroups groups;

    @Autowired
    Survivors survivors;

    @Autowired
    SurvivorMessages survivor;

    @Autowired
    Tasklist tasklist;

    @Autowired
    PassedElements passed;

    @Autowired
    GroupMessages calls;

    /** Runs both at once. @return what each was refused with, or null */
    private List<@Nullable Refusal> atOnce(Callable<@Nullable Refusal> one, Callable<@Nullable Refusal> other)
            throws Exception {
        CyclicBarrier both = new CyclicBarrier(2);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<@Nullable Refusal>> running = new ArrayList<>();
            for (Callable<@Nullable Refusal> act : List.of(one, other)) {
                running.add(threads.submit(() -> {
                    both.await();
                    return act.call();
                }));
            }
            List<@Nullable Refusal> refusals = new ArrayList<>();
            for (Future<@Nullable Refusal> act : running) {
                refusals.add(act.get());
            }
            return refusals;
        } finally {
            threads.shutdownNow();
        }
    }

    private Callable<@Nullable Refusal> tries(RecordId about, String task, Map<String, ?> answers) {
        String id = groups.host(about).theirs(task).getId();
        return () -> tasklist.as(PeerGroups.HOST).tries(id, answers);
    }

    private Callable<@Nullable Refusal> says(Runnable what) {
        return () -> survivors.says(what) ? null : new Refusal(null, "refused");
    }

    private int placesTaken(GroupId group) {
        return groups.asked(() -> groupsOfAll.placesTakenCount(group));
    }

    @Autowired
    Groups groupsOfAll;

    @RepeatedTest(TIMES)
    void theLastPlaceGoesToOneOfTwo() throws Exception {
        GroupId group = groups.opened(Map.of("placesMax", 2));
        groups.ready(group);
        List<JourneyId> two = List.of(groups.beingTold(group), groups.beingTold(group));

        List<@Nullable Refusal> refusals = atOnce(
                tries(two.get(0), "userTask_giveGroupInformation", PeerGroups.allTold()),
                tries(two.get(1), "userTask_giveGroupInformation", PeerGroups.allTold()));
        for (int i = 0; i < 2; i++) {
            if (refusals.get(i) != null) {
                groups.host(two.get(i)).completes("userTask_giveGroupInformation", PeerGroups.allTold());
            }
        }

        assertThat(placesTaken(group)).isEqualTo(2);
        assertThat(two.stream()
                        .filter(journey -> groups.worker(journey).tasks().contains("userTask_offerOtherOptions")))
                .hasSize(1);
        assertThat(two.stream().filter(journey -> groups.host(journey).tasks().contains("userTask_meetMembers")))
                .hasSize(1);
    }

    @RepeatedTest(TIMES)
    void oneMeetingIsClosedOnce() throws Exception {
        GroupId group = groups.opened();
        groups.memberOfRunning(group);
        groups.doorsOpen(group);
        Map<String, ?> held = Map.of("meetingOutcome", "HELD");

        List<@Nullable Refusal> refusals =
                atOnce(tries(group, "userTask_holdMeeting", held), tries(group, "userTask_holdMeeting", held));

        assertThat(refusals).containsOnlyOnce((Refusal) null);
        assertThat(groups.host(group).tasks()).containsExactly("userTask_prepareMeeting");
        assertThat(groups.host(group).opens("userTask_prepareMeeting")).containsEntry("meetingNumber", 3);
    }

    @RepeatedTest(TIMES)
    void aGroupThatClosesWhileItMeetsIsClosed() throws Exception {
        GroupId group = groups.opened();
        JourneyId member = groups.memberOfRunning(group);
        groups.doorsOpen(group);

        List<@Nullable Refusal> refusals = atOnce(
                tries(group, "userTask_holdMeeting", Map.of("meetingOutcome", "HELD")),
                says(() -> calls.close(group, WorkerId.of("supervisor1"))));
        if (refusals.get(1) != null) {
            survivors.says(() -> calls.close(group, WorkerId.of("supervisor1")));
        }

        assertThat(groups.of(group).isOpen()).isFalse();
        assertThat(survivors.running("host-group", group)).isEmpty();
        assertThat(groups.worker(member).tasks()).containsOnlyOnce("userTask_offerOtherSupport");
    }

    @RepeatedTest(TIMES)
    void whoIsBarredWhileTheyJoinTakesNoPart() throws Exception {
        GroupId group = groups.opened();
        JourneyId journey = groups.ready(group);
        groups.doorsOpen(group);

        List<@Nullable Refusal> refusals = atOnce(
                tries(journey, "userTask_meetMembers", Map.of("meetOutcome", "JOINS")),
                says(() -> survivor.toldOfOffending(journey)));
        if (refusals.get(1) != null) {
            survivors.says(() -> survivor.toldOfOffending(journey));
        }

        assertThat(groups.active(group)).isEmpty();
        assertThat(groups.host(journey).tasks()).isEmpty();
    }
}
