package org.alongside.earlierrelease;

import static org.alongside.testing.walk.InOrganisation.says;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.alongside.consent.Purpose;
import org.alongside.earlierrelease.Underway.Standing;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.decisions.SurvivorMessages;
import org.alongside.randomwalk.RandomAnswers;
import org.alongside.testing.Time;
import org.alongside.testing.walk.Survivors;
import org.alongside.testing.walk.Tasklist;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.boot.test.context.TestComponent;

/** How each of the journeys of the earlier release goes on; what is not named here answers what is open, walks on and leaves. */
@TestComponent
final class CarriedOn {
    /** Who waits for time to pass, how long, and a pattern of the box of which a new task is there then. */
    private record Waits(String name, Duration after, String box) {}

    static final Duration CONCERN_CLOCK = Duration.ofMinutes(61);
    static final Duration DAYS = Duration.ofDays(3).plusHours(1);
    static final Duration HALF_A_YEAR = Duration.ofDays(190);
    private static final List<Waits> WAITING = List.of(
            new Waits("a concern, and nobody answers", CONCERN_CLOCK, "userTask_takeOver"),
            new Waits("a concern, and nobody takes it over", CONCERN_CLOCK, "userTask_takeOver"),
            new Waits("a concern, and nobody acts in time", CONCERN_CLOCK, "userTask_takeOver"),
            new Waits("a concern, and no second person answers", DAYS, "userTask_agreeToClose"),
            new Waits("a concern, and the worker does not answer as the second", DAYS, "userTask_agreeToClose"),
            new Waits("asked whether they walk along, and nobody answers", DAYS, "userTask_offerJourney"),
            new Waits("a follow-up that nobody did, and supervisors are asked", DAYS, "userTask_seeToFollowUp"),
            new Waits("a follow-up after a session", DAYS, "userTask_seeToFollowUp"),
            new Waits("a follow-up that a supervisor saw to", DAYS, "userTask_seeToFollowUp"),
            // Who stays on the version on which they began is invited as it was drawn then.
            new Waits(
                    "in support, for a whole round of seasons",
                    HALF_A_YEAR,
                    "userTask_(inviteToAssess|offerAssessment)"));

    private final Onward onward;
    private final OpenTasks openTasks;
    private final Survivors survivors;
    private final SurvivorMessages survivor;
    private final Tasklist tasklist;
    private final IdentityService identity;
    private final Time time;
    private final Map<String, Consumer<JourneyId>> ways = new HashMap<>();
    private final Map<JourneyId, String> went = new LinkedHashMap<>();

    CarriedOn(
            Onward onward,
            OpenTasks openTasks,
            Survivors survivors,
            SurvivorMessages survivor,
            Tasklist tasklist,
            IdentityService identity,
            Time time) {
        this.onward = onward;
        this.openTasks = openTasks;
        this.survivors = survivors;
        this.survivor = survivor;
        this.tasklist = tasklist;
        this.identity = identity;
        this.time = time;
        ways.put("in support", this::everythingIsSaidAtAnyTime);
        ways.put("at the welcome", this::everythingIsSaidAtAnyTime);
        ways.put("planning", this::everythingIsSaidAtAnyTime);
        ways.put("asked whether they walk along", this::pausesAndComesBack);
        ways.put("taking time to decide", this::pausesAndComesBack);
        ways.put("all of it open at once", this::anotherWorkerTakesEverythingOver);
        ways.put("sharing more", this::anotherWorkerTakesEverythingOver);
        ways.put("looking back, with a session open", this::anotherWorkerTakesEverythingOver);
        ways.put("paused while deciding", id -> says(() -> survivor.reportDanger(id, "EMERGENCY")));
        ways.put("paused while sharing", id -> says(() -> survivor.comesBack(id)));
        ways.put("paused by choice", id -> says(() -> survivor.leaves(id)));
        ways.put("looking back", id -> says(() -> survivor.leaves(id)));
        ways.put("paused in support", this::withdraws);
        ways.put("a session open", this::withdraws);
        ways.put("a member of a group", this::leavesTheirGroup);
        ways.put("meeting a facilitator", this::isNotPossibleAnyMore);
        ways.put("being told about a group", id -> says(() -> survivor.leaves(id)));
        ways.put("left by choice, asked for feedback", id -> says(() -> survivor.comesBack(id)));
        ways.put("left, and nothing runs", id -> says(() -> survivor.comesBack(id)));
    }

    /** Whether something else happens to them than that they go on. */
    boolean goesAnotherWay(Standing standing) {
        return ways.containsKey(standing.name());
    }

    static boolean waitsForTime(Standing standing) {
        return WAITING.stream().anyMatch(each -> each.name().equals(standing.name()));
    }

    /** By journey or group, what was done on the way. */
    Map<JourneyId, String> went() {
        return went;
    }

    /** From where they stand to the end. */
    void goesOn(Standing standing) {
        ways.getOrDefault(standing.name(), id -> {}).accept(standing.id().journey());
        ends(standing);
    }

    private void ends(Standing standing) {
        List<String> done = onward.toTheEnd(standing.id());
        went.merge(standing.id().journey(), words(done), (first, then) -> first + "; " + then);
    }

    private static String words(List<String> done) {
        return done.stream().map(box -> box.replace("userTask_", "")).collect(Collectors.joining(", "));
    }

    private List<String> boxes(JourneyId id) {
        return openTasks.open(id).stream().map(Task::getTaskDefinitionKey).toList();
    }

    /** A danger, a disclosure, a break, and leaving: each as a message, to a journey that stands somewhere. */
    private void everythingIsSaidAtAnyTime(JourneyId id) {
        List<String> before = boxes(id);
        says(() -> survivor.reportDanger(id, "URGENT"));
        assertThat(boxes(id))
                .contains("userTask_actNow", "userTask_backUpWorker")
                .containsAll(before);
        says(() -> survivor.toldOfOffending(id));
        assertThat(boxes(id)).contains("userTask_assessOverlap").containsAll(before);
        pausesAndComesBack(id);
        onward.oneStep(id);
        says(() -> survivor.leaves(id));
        assertThat(boxes(id)).contains("userTask_inviteFeedback");
        went.put(id, "in danger, told of offending, paused, came back, left");
    }

    private void pausesAndComesBack(JourneyId id) {
        List<String> before = boxes(id);
        says(() -> survivor.pauses(id));
        assertThat(boxes(id)).contains("userTask_keepDoorOpen").doesNotContain("userTask_walkAlongside");
        says(() -> survivor.comesBack(id));
        assertThat(boxes(id)).containsAll(before).doesNotContain("userTask_keepDoorOpen");
        went.put(id, "paused, came back");
    }

    /** Whoever is found has every task of the journey, sees what was released, and whoever had them sees nothing. */
    private void anotherWorkerTakesEverythingOver(JourneyId id) {
        List<Task> before = openTasks.open(id);
        String former = String.valueOf(before.get(0).getAssignee());
        says(() -> survivor.wishesAnotherWorker(id, SurvivorMessages.Release.ALL));
        String next = String.valueOf(openTasks.open(id, "userTask_offerJourney").getAssignee());
        onward.step(id, "userTask_offerJourney");
        assertThat(next).isNotEqualTo(former);
        assertThat(openTasks.open(id))
                .extracting(Task::getId, Task::getAssignee)
                .containsExactlyInAnyOrderElementsOf(before.stream()
                        .map(task -> org.assertj.core.api.Assertions.tuple(task.getId(), next))
                        .toList());
        for (Task task : openTasks.open(id)) {
            assertThat(tasklist.as(next).formOf(task.getId())).isNotEmpty();
        }
        assertThat(tasklist.as(former).about(id).tasks()).isEmpty();
        assertThat(survivors.readersOf(id)).doesNotContain(former);
        went.put(id, "another worker took over");
    }

    /** The group hears nothing of why. (OFFEND-02) */
    private void isNotPossibleAnyMore(JourneyId id) {
        says(() -> survivor.toldOfOffending(id));
        assertThat(boxes(id)).contains("userTask_offerOtherOptions").doesNotContain("userTask_meetFacilitator");
        went.put(id, "told of offending");
    }

    private void leavesTheirGroup(JourneyId id) {
        Task task = openTasks.open(id, "userTask_walkAlongside");
        Object groups = tasklist.as(task.getAssignee()).formOf(task.getId()).get("theirGroups");
        String membership = RandomAnswers.offered(groups).get(0);
        openTasks.does(task, Map.of("whatNext", "LEAVE_GROUP", "leavesGroup", membership));
        assertThat(boxes(id)).contains("userTask_offerOtherSupport");
        went.put(id, "left the group");
    }

    /** The account of their worker is removed: everything is as it was, and somebody else is asked. */
    void losesTheirWorker(JourneyId id) {
        String former =
                String.valueOf(openTasks.open(id, "userTask_walkAlongside").getAssignee());
        tasklist.as("admin1").doing(() -> {
            identity.deleteUser(former);
            return true;
        });
        onward.step(id, "userTask_offerJourney");
        assertThat(openTasks.open(id)).singleElement().satisfies(task -> {
            assertThat(task.getTaskDefinitionKey()).isEqualTo("userTask_walkAlongside");
            assertThat(task.getAssignee()).isNotNull().isNotEqualTo(former);
        });
    }

    private void withdraws(JourneyId id) {
        says(() -> survivor.withdraws(id, Purpose.KEEP_RECORD, WorkerId.of("worker1")));
        assertThat(boxes(id)).containsExactly("userTask_inviteFeedback");
        went.put(id, "took the agreement back");
    }

    /** What time brings to those who wait for it; then they go on as everybody does. */
    void timeGoesBy(List<Standing> everybody, List<Duration> waits) {
        for (Duration wait : waits) {
            List<Standing> those = everybody.stream()
                    .filter(standing -> WAITING.contains(new Waits(standing.name(), wait, boxOf(standing))))
                    .toList();
            assertThat(those).as("those who wait for " + wait).isNotEmpty();
            Set<String> before = those.stream()
                    .flatMap(standing -> openTasks.open(standing.id()).stream())
                    .map(Task::getId)
                    .collect(Collectors.toSet());
            time.passes(wait);
            time.timersRun();
            for (Standing standing : those) {
                String box = boxOf(standing);
                assertThat(openTasks.open(standing.id()))
                        .as(standing.name())
                        .anyMatch(task -> task.getTaskDefinitionKey().matches(box) && !before.contains(task.getId()));
                went.put(standing.id().journey(), wait + " passed, " + box.replace("userTask_", "") + " came");
                ends(standing);
            }
        }
    }

    private static String boxOf(Standing standing) {
        return WAITING.stream()
                .filter(each -> each.name().equals(standing.name()))
                .map(Waits::box)
                .findFirst()
                .orElse("");
    }
}
