package org.alongside.earlierrelease;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.alongside.earlierrelease.Underway.Standing;
import org.alongside.groups.hosting.GroupMessages;
import org.alongside.ids.GroupId;
import org.alongside.ids.RecordId;
import org.alongside.ids.WorkerId;
import org.alongside.testing.walk.PeerGroups;
import org.alongside.testing.walk.Tasklist;
import org.camunda.bpm.engine.task.Task;
import org.springframework.boot.test.context.TestComponent;

/** Groups of the earlier release meet week after week, take in who is on the way, and close. */
@TestComponent
final class GroupsCarriedOn {
    private static final int EVENINGS_MAX = 16;
    private static final Map<String, Object> FOUND =
            Map.of("findNext", "FOUND", "substituteId", "worker1", "isForGood", true);
    private static final Map<String, Object> SETTLED = Map.of("settleNext", "ADOPTED", "protocols", "Ours");
    private static final Map<String, Object> SUBSTITUTE = Map.of("substituteId", "worker1");

    private final Onward onward;
    private final OpenTasks openTasks;
    private final PeerGroups groups;
    private final GroupMessages calls;
    private final Tasklist tasklist;

    GroupsCarriedOn(Onward onward, OpenTasks openTasks, PeerGroups groups, GroupMessages calls, Tasklist tasklist) {
        this.onward = onward;
        this.openTasks = openTasks;
        this.groups = groups;
        this.calls = calls;
        this.tasklist = tasklist;
    }

    /**
     * Those on their way into a group are brought as far as they come before a welcome meeting.
     *
     * @param wanted the group that those join who have not chosen yet
     */
    void bringForward(List<Standing> joining, GroupId wanted) {
        joining.forEach(standing -> bringForward(standing, wanted));
    }

    /** Meetings whose doors are open are held; who is not there keeps their place for another. */
    void evening(List<Standing> joining, List<Standing> all) {
        all.forEach(group -> openProperly(group.id().group()));
        joining.forEach(this::joinsWhereDoorsAreOpen);
        all.forEach(group -> meet(group.id().group()));
    }

    /** Word comes that whoever facilitates cannot come. */
    void facilitatorCannotCome(GroupId group) {
        groups.asked(() -> {
            calls.facilitatorUnavailable(group, WorkerId.of("supervisor1"));
            return true;
        });
        assertThat(has(group, "userTask_findSubstitute")).isTrue();
    }

    /** Week after week, until everybody is a member. */
    void takeIn(List<Standing> joining, List<Standing> all) {
        for (int evenings = 0; joining.stream().anyMatch(this::isOnTheWay); evenings++) {
            assertThat(evenings).as("evenings until everybody is in").isLessThan(EVENINGS_MAX);
            GroupId next = all.stream()
                    .map(standing -> standing.id().group())
                    .min(Comparator.comparing(group -> groups.ahead(group).startsAt()))
                    .orElseThrow();
            groups.doorsOpen(next);
            evening(joining, all);
        }
        for (Standing member : joining) {
            assertThat(isMember(member, all)).as(member.name()).isTrue();
        }
    }

    private boolean isMember(Standing journey, List<Standing> all) {
        return all.stream()
                .flatMap(group -> groups.active(group.id().group()).stream())
                .anyMatch(member -> member.journeyId().equals(journey.id()));
    }

    private boolean isOnTheWay(Standing journey) {
        return onward.running(journey.id()).stream().anyMatch(process -> process.startsWith("join-group"));
    }

    private boolean has(RecordId id, String box) {
        return openTasks.open(id).stream()
                .anyMatch(task -> task.getTaskDefinitionKey().equals(box));
    }

    private void bringForward(Standing standing, GroupId wanted) {
        RecordId id = standing.id();
        if (has(id, "userTask_offerOtherOptions")) {
            openTasks.does(id, "userTask_offerOtherOptions", Map.of("otherOption", "LOOK_FOR_A_GROUP"));
        }
        if (has(id, "userTask_talkAboutGroup")) {
            openTasks.does(id, "userTask_walkAlongside", Map.of("whatNext", "SESSION"));
            onward.step(id, "userTask_recordSession");
            openTasks.does(id, "userTask_talkAboutGroup", groups.goingOn(wanted));
        }
        for (String box :
                List.of("userTask_meetFacilitator", "userTask_clearInvitation", "userTask_giveGroupInformation")) {
            if (has(id, box)) {
                onward.step(id, box);
            }
        }
    }

    private void openProperly(GroupId group) {
        for (Map.Entry<String, Map<String, Object>> missing : Map.of(
                        "userTask_findSubstitute", SUBSTITUTE,
                        "userTask_findFacilitator", FOUND,
                        "userTask_settleProtocols", SETTLED)
                .entrySet()) {
            if (has(group, missing.getKey())) {
                openTasks.does(group, missing.getKey(), missing.getValue());
            }
        }
    }

    /** Refused while their welcome meeting is still ahead: then they wait. */
    private void joinsWhereDoorsAreOpen(Standing standing) {
        if (has(standing.id(), "userTask_meetMembers")) {
            Task task = openTasks.open(standing.id(), "userTask_meetMembers");
            Tasklist.Refusal early =
                    tasklist.as(task.getAssignee()).tries(task.getId(), Answers.onward("userTask_meetMembers"));
            if (early == null) {
                openTasks.note(task);
            } else {
                assertThat(early.policyId()).as(early.sentence()).isEqualTo("GROUP-07");
            }
        }
    }

    private void meet(GroupId group) {
        if (has(group, "userTask_holdMeeting")) {
            List<String> came = groups.active(group).stream()
                    .map(member -> member.id().toString())
                    .toList();
            openTasks.does(group, "userTask_holdMeeting", Map.of("meetingOutcome", "HELD", "attended", came));
        }
    }

    /** The first closes by word of a supervisor, the others by their host. */
    void close(List<Standing> all) {
        GroupId first = all.get(0).id().group();
        groups.asked(() -> {
            calls.close(first, WorkerId.of("supervisor1"));
            return true;
        });
        for (Standing group : all.subList(1, all.size())) {
            meet(group.id().group());
            openTasks.does(group.id(), "userTask_prepareMeeting", Map.of("preparationNext", "CLOSE_GROUP"));
        }
        all.forEach(group ->
                assertThat(onward.running(group.id().group())).as(group.name()).isEmpty());
    }
}
