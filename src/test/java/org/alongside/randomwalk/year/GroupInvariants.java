package org.alongside.randomwalk.year;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alongside.randomwalk.year.GroupTables.CandidateRow;
import org.alongside.randomwalk.year.GroupTables.GroupRow;
import org.alongside.randomwalk.year.GroupTables.InstanceRow;
import org.alongside.randomwalk.year.GroupTables.JourneyRow;
import org.alongside.randomwalk.year.GroupTables.MeetingRow;
import org.alongside.randomwalk.year.GroupTables.MemberRow;
import org.alongside.randomwalk.year.GroupTables.TaskRow;
import org.jspecify.annotations.Nullable;

/** What holds of groups whatever was answered, said or left unsaid, by the tables. */
final class GroupInvariants {
    private static final Set<String> OF_THE_WORKER = Set.of(
            "userTask_talkAboutGroup",
            "userTask_offerOtherOptions",
            "userTask_askHowTheyAre",
            "userTask_offerOtherSupport");
    private static final Set<String> OF_THE_MEETING =
            Set.of("userTask_prepareMeeting", "userTask_holdMeeting", "userTask_settleProtocols");

    /** How often each group welcomes new members, from what was answered; nothing of it is read from the tables. */
    private final Map<UUID, Integer> cadences = new HashMap<>();

    /** The cadence when a meeting was held. */
    private final Map<UUID, Integer> cadenceAt = new HashMap<>();
    /** Whether a meeting welcomed new members when it was last ahead, counted here. */
    private final Map<UUID, Boolean> welcomed = new HashMap<>();
    /** Candidate and meeting: they said that they come another time. */
    private final Set<List<UUID>> anotherTime = new HashSet<>();

    private Set<UUID> activeBefore = Set.of();
    private Set<List<UUID>> attendedBefore = Set.of();

    void cadence(UUID group, int cadence) {
        cadences.put(group, cadence);
    }

    void saidAnotherTime(UUID candidate, UUID meeting) {
        anotherTime.add(List.of(candidate, meeting));
    }

    /** It was moved: whoever said another time is called to it anew. */
    void moved(UUID meeting) {
        anotherTime.removeIf(said -> said.get(1).equals(meeting));
    }

    void hold(GroupTables now) {
        now.groups.values().forEach(group -> meetsInOrder(now, group));
        joinedAtWelcomeMeetings(now);
        onlyWhoFitsIsIn(now);
        onlyMembersAttended(now);
        now.groups.values().forEach(group -> hasPlaces(now, group));
        now.candidates.forEach(candidate -> isNotForgotten(now, candidate));
        nothingRunsForNobody(now);
        now.groups.values().forEach(group -> isHosted(now, group));
        now.running("leave-group").forEach(instance -> leavingHasATask(now, instance));
        now.journeys.values().forEach(journey -> isSeenByWhoMay(now, journey));
        now.journeys.values().forEach(journey -> takesPartAsTheJourneyDoes(now, journey));
        activeBefore = now.members.stream()
                .filter(member -> member.state().equals("ACTIVE"))
                .map(MemberRow::id)
                .collect(Collectors.toSet());
        attendedBefore = now.attended;
    }

    /** GROUP-07: counted by meetings that were held, with the cadence that was in force when each was. */
    private void meetsInOrder(GroupTables now, GroupRow group) {
        int cadence = requireNonNull(cadences.get(group.id()));
        assertThat(group.cadence()).as("cadence").isEqualTo(cadence);
        int sinceWelcome = -1;
        for (MeetingRow meeting : now.meetings) {
            if (!meeting.group().equals(group.id()) || meeting.state().equals("CANCELLED")) {
                continue;
            }
            int inForce = meeting.isAhead() ? cadence : cadenceAt.computeIfAbsent(meeting.id(), id -> cadence);
            boolean isWelcome = !group.type().equals("WELLBEING") || sinceWelcome < 0 || sinceWelcome + 1 >= inForce;
            assertThat(meeting.isWelcome()).as("welcomes: %s", meeting).isEqualTo(isWelcome);
            welcomed.put(meeting.id(), isWelcome);
            sinceWelcome = isWelcome ? 0 : sinceWelcome + 1;
        }
    }

    private void joinedAtWelcomeMeetings(GroupTables now) {
        for (MemberRow member : now.members) {
            assertThat(welcomed.get(member.joinedAt()))
                    .as("joined at a welcome meeting: %s", member)
                    .isEqualTo(true);
        }
    }

    /** OFFEND-02, OFFEND-03. */
    private static void onlyWhoFitsIsIn(GroupTables now) {
        for (MemberRow member : now.members) {
            if (member.state().equals("ACTIVE")) {
                JourneyRow journey = now.journey(member.journey());
                assertThat(journey.fits(now.group(member.group())))
                        .as("%s fits %s", journey, member)
                        .isTrue();
            }
        }
        for (CandidateRow candidate : now.candidates) {
            if (candidate.isKnownToHosts()) {
                assertThat(now.journey(candidate.journey()).fits(now.group(requireNonNull(candidate.group()))))
                        .as("%s fits", candidate)
                        .isTrue();
            }
        }
    }

    /** GROUP-01: who came was an active member before the meeting was closed. */
    private void onlyMembersAttended(GroupTables now) {
        assertThat(now.attended).as("what was written stays").containsAll(attendedBefore);
        for (List<UUID> row : now.attended) {
            if (!attendedBefore.contains(row)) {
                assertThat(activeBefore).as("attends").contains(row.get(1));
                MemberRow member = now.members.stream()
                        .filter(some -> some.id().equals(row.get(1)))
                        .findFirst()
                        .orElseThrow();
                assertThat(now.meetings).anySatisfy(meeting -> {
                    assertThat(meeting.id()).isEqualTo(row.get(0));
                    assertThat(meeting.group()).isEqualTo(member.group());
                    assertThat(meeting.state()).isEqualTo("HELD");
                });
            }
        }
    }

    private static void hasPlaces(GroupTables now, GroupRow group) {
        long members = now.members.stream()
                .filter(member -> member.group().equals(group.id()) && member.isMember())
                .count();
        long held = now.candidates.stream()
                .filter(candidate -> group.id().equals(candidate.group())
                        && candidate.stage().equals("READY"))
                .count();
        assertThat(members + held).as("places of %s", group).isLessThanOrEqualTo(group.placesMax());
    }

    /** Whoever is on the way into a group has somebody with a task for it, or is called to the next welcome meeting. */
    private void isNotForgotten(GroupTables now, CandidateRow candidate) {
        List<InstanceRow> on = now.running("join-group").stream()
                .filter(instance -> candidate.id().equals(instance.about()))
                .toList();
        boolean isUnderWay = !Set.of("JOINED", "ENDED").contains(candidate.stage());
        assertThat(on).as("runs for %s", candidate).hasSize(isUnderWay ? 1 : 0);
        if (!isUnderWay) {
            return;
        }
        InstanceRow instance = on.get(0);
        assertThat(instance.key()).isEqualTo(candidate.journey());
        assertThat(instance.tasks()).as("tasks for %s", candidate).hasSize(instance.waits() ? 0 : 1);
        if (instance.waits()) {
            assertThat(candidate.stage()).isEqualTo("READY");
            assertThat(candidate.missed()).as("missed").isLessThan(2);
            waitsForAMeeting(now, candidate);
        } else {
            TaskRow task = instance.tasks().get(0);
            boolean isOfTheWorker = OF_THE_WORKER.contains(task.kind());
            assertThat(candidate.stage().equals("TALKING"))
                    .as("stage at %s", task)
                    .isEqualTo(isOfTheWorker);
            isOfTheRightPerson(now, candidate.journey(), candidate.group(), task);
        }
    }

    private void waitsForAMeeting(GroupTables now, CandidateRow candidate) {
        GroupRow group = now.group(requireNonNull(candidate.group()));
        assertThat(group.isOpen()).as("open: %s", group).isTrue();
        MeetingRow ahead = now.ahead(group.id()).get(0);
        boolean isOnAPause = now.journey(candidate.journey()).state().equals("PAUSED");
        assertThat(!ahead.isWelcome() || isOnAPause || anotherTime.contains(List.of(candidate.id(), ahead.id())))
                .as("%s is called to %s", candidate, ahead)
                .isTrue();
    }

    private static void isOfTheRightPerson(GroupTables now, UUID journey, @Nullable UUID group, TaskRow task) {
        if (OF_THE_WORKER.contains(task.kind())) {
            assertThat(task.assignee())
                    .as("has %s", task)
                    .isNotNull()
                    .isEqualTo(now.journey(journey).worker());
        } else {
            assertThat(now.group(requireNonNull(group)).hosts())
                    .as("hosts have %s", task)
                    .contains(requireNonNull(task.assignee()));
        }
    }

    private static void nothingRunsForNobody(GroupTables now) {
        Set<UUID> known = Stream.concat(
                        now.candidates.stream().map(CandidateRow::id),
                        now.members.stream().map(MemberRow::id))
                .collect(Collectors.toSet());
        now.instances.stream()
                .filter(instance -> !instance.process().equals("host-group"))
                .forEach(instance ->
                        assertThat(known).as("%s is about", instance).contains(requireNonNull(instance.about())));
    }

    /** GROUP-12: each open group has one meeting ahead, and whoever facilitates it, or the supervisors, has its task. */
    private static void isHosted(GroupTables now, GroupRow group) {
        List<InstanceRow> hosting = now.running("host-group").stream()
                .filter(instance -> instance.key().equals(group.id()))
                .toList();
        List<MeetingRow> ahead = now.ahead(group.id());
        assertThat(hosting).as("hosting of %s", group).hasSize(group.isOpen() ? 1 : 0);
        assertThat(ahead).as("ahead of %s", group).hasSize(group.isOpen() ? 1 : 0);
        if (!group.isOpen()) {
            assertThat(now.members)
                    .as("members of what is closed")
                    .noneMatch(member -> member.group().equals(group.id()) && member.isMember());
            assertThat(now.candidates)
                    .as("candidates of what is closed")
                    .noneMatch(candidate -> group.id().equals(candidate.group()) && candidate.isKnownToHosts());
            return;
        }
        List<TaskRow> tasks = hosting.get(0).tasks().stream()
                .filter(task -> !task.kind().equals("userTask_findSubstitute"))
                .toList();
        assertThat(tasks).as("tasks of %s", group).hasSize(1);
        TaskRow task = tasks.get(0);
        assertThat(task.kind().equals("userTask_holdMeeting"))
                .as("task of an open meeting")
                .isEqualTo(ahead.get(0).state().equals("OPEN"));
        if (OF_THE_MEETING.contains(task.kind())) {
            assertThat(task.assignee())
                    .as("has %s", task)
                    .isEqualTo(ahead.get(0).facilitator());
        }
    }

    /** GROUP-13: who left is offered other support, and is asked nothing else any more. */
    private static void leavingHasATask(GroupTables now, InstanceRow instance) {
        MemberRow member = now.members.stream()
                .filter(some -> some.id().equals(instance.about()))
                .findFirst()
                .orElseThrow();
        assertThat(instance.tasks()).as("tasks for %s", member).hasSize(1);
        TaskRow task = instance.tasks().get(0);
        assertThat(task.kind().equals("userTask_offerOtherSupport"))
                .as("%s for %s", task, member)
                .isEqualTo(!member.isMember());
        if (!task.kind().equals("userTask_agreeToAsk")) {
            isOfTheRightPerson(now, member.journey(), member.group(), task);
        }
    }

    /** CONF-01, CONF-05: their worker, and hosts of groups that they are in or on the way into; nobody else. */
    private static void isSeenByWhoMay(GroupTables now, JourneyRow journey) {
        Set<String> may = new TreeSet<>();
        if (journey.worker() != null) {
            may.add(journey.worker());
        }
        now.members.stream()
                .filter(member -> member.journey().equals(journey.id()) && member.isMember())
                .forEach(member -> may.addAll(now.group(member.group()).hosts()));
        now.candidates.stream()
                .filter(candidate -> candidate.journey().equals(journey.id()) && candidate.isKnownToHosts())
                .forEach(candidate ->
                        may.addAll(now.group(requireNonNull(candidate.group())).hosts()));
        assertThat(journey.joining()).as("readers of %s", journey).isEqualTo(may);
    }

    /** Away while they pause or do not fit, and back when that is over. (CONSENT-01, CONSENT-02, OFFEND-02) */
    private static void takesPartAsTheJourneyDoes(GroupTables now, JourneyRow journey) {
        boolean isUnderWay = Set.of("OPEN", "PAUSED").contains(journey.state());
        for (MemberRow member : now.members) {
            if (member.journey().equals(journey.id()) && member.isMember()) {
                assertThat(isUnderWay).as("%s of %s", member, journey).isTrue();
                boolean takesPart = journey.state().equals("OPEN") && journey.fits(now.group(member.group()));
                assertThat(member.state()).as("of %s", journey).isEqualTo(takesPart ? "ACTIVE" : "AWAY");
            }
        }
        if (!isUnderWay) {
            assertThat(now.instances).as("runs for %s", journey).noneMatch(instance -> instance.key()
                    .equals(journey.id()));
        }
    }
}
