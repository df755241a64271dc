package org.alongside.randomwalk.year;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.alongside.consent.Purpose;
import org.alongside.groups.hosting.GroupMessages;
import org.alongside.groups.joining.MembersInvitations;
import org.alongside.ids.GroupId;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.decisions.SurvivorMessages;
import org.alongside.randomwalk.RandomSteps;
import org.alongside.randomwalk.year.YearOfGroups.Act;
import org.alongside.randomwalk.year.YearTasks.Open;
import org.alongside.testing.Time;
import org.alongside.testing.walk.Step;
import org.alongside.testing.walk.Survivors;
import org.camunda.bpm.engine.ProcessEngineException;
import org.springframework.boot.test.context.TestComponent;

/** What happens in a year of groups other than by a task: time, people who come and go, what survivors say. */
@TestComponent
final class YearEvents {
    private final YearSoFar year;
    private final Survivors survivors;
    private final SurvivorMessages survivor;
    private final Time time;
    private final MembersInvitations invitations;
    private final GroupMessages calls;

    YearEvents(
            YearSoFar year,
            Survivors survivors,
            SurvivorMessages survivor,
            Time time,
            MembersInvitations invitations,
            GroupMessages calls) {
        this.year = year;
        this.survivors = survivors;
        this.survivor = survivor;
        this.time = time;
        this.invitations = invitations;
        this.calls = calls;
    }

    /** Everybody has time for as many as there are. */
    void begin() {
        for (String worker : RandomSteps.WORKERS) {
            survivors.workerHas(worker, profile -> Survivors.takingOn(profile, true, 30));
        }
    }

    boolean setsUp(int which) {
        String host = year.one(RandomSteps.WORKERS);
        boolean forOffended = which == YearSoFar.GROUPS_MAX - 1;
        String type = forOffended
                ? year.one(List.of("EDUCATION", "WELLBEING"))
                : YearTasks.TYPES.get(which % YearTasks.TYPES.size());
        int cadence = 3 + year.random.nextInt(4);
        Map<String, Object> given = new HashMap<>();
        given.put("groupType", type);
        given.put("forPeopleWhoHaveOffended", forOffended);
        given.put(
                "firstMeetsOn",
                year.today().plusDays(1 + year.random.nextInt(13)).toString());
        given.put("meetsAt", year.one(List.of("T1000", "T1330", "T1800")));
        given.put("meetsForMinutes", 90);
        given.put("rhythm", year.random.nextInt(8) == 0 ? "ONE_OFF" : year.one(List.of("WEEKLY", "FORTNIGHTLY")));
        given.put("placesMax", 3 + year.random.nextInt(8));
        given.put("cadence", cadence);
        year.note(host + " sets up " + given);
        long refusals = year.tasks.refusalsToPeopleCount();
        try {
            UUID group = year.as(host).begins("host-group", given).value();
            assertThat(year.lapsed).as("hosts without training").doesNotContain(host);
            year.groups.put(group, type);
            year.invariants.cadence(group, cadence);
            year.note("  " + group);
        } catch (ProcessEngineException refused) {
            assertThat(year.lapsed).as("%s", refused).contains(host);
            assertThat(year.tasks.refusalsToPeopleCount()).isEqualTo(refusals + 1);
            year.count("refused", 1);
        }
        return true;
    }

    /** Somebody makes contact and comes through the forms to walk alongside a worker. */
    boolean arrives() {
        List<String> trained = RandomSteps.WORKERS.stream()
                .filter(worker -> !year.lapsed.contains(worker))
                .toList();
        String first = year.one(trained);
        UUID journey = year.as(first)
                .begins(Survivors.and(Survivors.CALM, "alias", "Tamsin", "channel", "PHONE", "address", "021 555 0101"))
                .value();
        for (Open task = year.tasks.first(journey);
                !task.kind().equals("userTask_walkAlongside");
                task = year.tasks.first(journey)) {
            String who = requireNonNull(task.assignee());
            year.as(who).formOf(task.id());
            year.as(who).sends(task.id(), Step.onward(task.kind()));
        }
        year.journeys.add(journey);
        year.note("somebody arrives: " + journey);
        return true;
    }

    boolean timePasses() {
        Instant now = time.now();
        Duration untilDoors = year.before.meetings.stream()
                .filter(meeting -> meeting.state().equals("PLANNED"))
                .map(meeting -> Duration.between(now, meeting.startsAt().minus(Duration.ofMinutes(50))))
                .filter(until -> !until.isNegative())
                .min(Duration::compareTo)
                .orElse(Duration.ofHours(5));
        Duration passing =
                switch (year.random.nextInt(6)) {
                    case 0 -> Duration.ofMinutes(10 + year.random.nextInt(300));
                    case 1 -> Duration.ofHours(20 + year.random.nextInt(100));
                    default -> untilDoors;
                };
        time.passes(passing);
        year.note(passing + " pass, and " + time.timersRun() + " timers run");
        LocalDate until = year.today().plusYears(1);
        RandomSteps.WORKERS.stream()
                .filter(worker -> !year.lapsed.contains(worker))
                .forEach(worker -> survivors.workerHas(worker, profile -> Survivors.trainedUntil(profile, until)));
        survivors.workerHas("supervisor1", profile -> Survivors.offendingTrainedUntil(profile, until));
        return true;
    }

    boolean trainingChanges(boolean isRenewed) {
        if (isRenewed == year.lapsed.isEmpty() || !isRenewed && year.lapsed.size() == RandomSteps.WORKERS.size() - 1) {
            return false;
        }
        String worker = year.one(RandomSteps.WORKERS.stream()
                .filter(some -> year.lapsed.contains(some) == isRenewed)
                .toList());
        LocalDate until = isRenewed ? year.today().plusYears(1) : year.today().minusDays(1);
        survivors.workerHas(worker, profile -> Survivors.trainedUntil(profile, until));
        if (isRenewed) {
            year.lapsed.remove(worker);
        } else {
            year.lapsed.add(worker);
        }
        year.note("the training of " + worker + " is until " + until);
        return true;
    }

    boolean invites() {
        List<UUID> open = year.openGroups();
        List<UUID> present = year.journeysIn("OPEN", "PAUSED", "ENDED");
        if (open.isEmpty() || present.isEmpty()) {
            return false;
        }
        UUID group = year.one(open);
        UUID journey = year.one(present);
        year.note("a member invites " + journey + " into " + group);
        String host = year.before.group(group).hosts().iterator().next();
        boolean isTaken = survivors.says(
                () -> invitations.passOn(GroupId.of(group), year.tasks.labelOf(journey), WorkerId.of(host)));
        assertThat(isTaken).as("is taken").isEqualTo(!"WELLBEING".equals(year.groups.get(group)));
        year.count(isTaken ? "invited" : "invited where nobody is", 1);
        return true;
    }

    boolean isSaidToGroup(Act act) {
        UUID group = year.one(List.copyOf(year.groups.keySet()));
        boolean isOpen = year.before.group(group).isOpen();
        long refusals = year.tasks.refusalsToPeopleCount();
        year.note("a supervisor says of " + group + ": " + act);
        boolean isTaken = survivors.says(() -> {
            if (act == Act.CLOSE) {
                calls.close(GroupId.of(group), WorkerId.of("supervisor1"));
            } else {
                calls.facilitatorUnavailable(GroupId.of(group), WorkerId.of("supervisor1"));
            }
        });
        assertThat(isTaken).as("is taken").isEqualTo(isOpen);
        assertThat(year.tasks.refusalsToPeopleCount() - refusals).isEqualTo(isOpen ? 0 : 1);
        return isOpen;
    }

    boolean says(Act act) {
        List<UUID> some =
                switch (act) {
                    case PAUSE -> year.journeysIn("OPEN");
                    case COME_BACK -> year.journeysIn("PAUSED", "ENDED");
                    case WITHDRAW_ALL -> year.journeysIn("OPEN", "PAUSED", "ENDED");
                    default -> year.journeysIn("OPEN", "PAUSED");
                };
        if (some.isEmpty()) {
            return false;
        }
        List<UUID> members = some.stream()
                .filter(journey -> year.before.members.stream()
                        .anyMatch(member -> member.journey().equals(journey) && member.isMember()))
                .toList();
        UUID journey = year.one(members.isEmpty() || year.random.nextBoolean() ? some : members);
        year.note("the survivor of " + journey + " says " + act);
        assertThat(survivors.says(() -> {
                    switch (act) {
                        case PAUSE -> survivor.pauses(JourneyId.of(journey));
                        case COME_BACK -> survivor.comesBack(JourneyId.of(journey));
                        case LEAVE -> survivor.leaves(JourneyId.of(journey));
                        case WITHDRAW_ALL ->
                            survivor.withdraws(JourneyId.of(journey), Purpose.KEEP_RECORD, WorkerId.of("worker1"));
                        default -> survivor.toldOfOffending(JourneyId.of(journey));
                    }
                }))
                .as("is taken")
                .isTrue();
        return true;
    }
}
