package org.alongside.randomwalk.year;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alongside.groups.hosting.GroupMessages;
import org.alongside.groups.joining.MembersInvitations;
import org.alongside.journey.decisions.SurvivorMessages;
import org.alongside.policy.Refused;
import org.alongside.randomwalk.RandomAnswers;
import org.alongside.randomwalk.RandomSteps;
import org.alongside.randomwalk.year.YearTasks.Open;
import org.alongside.testing.Time;
import org.alongside.testing.walk.Survivors;
import org.alongside.testing.walk.Tasklist;
import org.camunda.bpm.engine.ProcessEngineException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.boot.test.context.TestComponent;

/** Many groups and survivors over a year, in which people and time do whatever they like; each step by a seed. */
@TestComponent
final class YearOfGroups {
    private static final int SURVIVORS_MAX = 24;
    private static final List<String> OUTCOMES = List.of(
            "members",
            "held",
            "missed",
            "places given back",
            "invited",
            "invited where nobody is",
            "possible",
            "not now",
            "refused FORM",
            "refused GROUP-05",
            "refused GROUP-06",
            "refused GROUP-07",
            "hold-meeting.hold-meeting HELD",
            "hold-meeting.hold-meeting NOT_HELD",
            "prepare-meeting.prepare-meeting MOVE",
            "prepare-meeting.prepare-meeting CANCEL",
            "prepare-meeting.prepare-meeting SUBSTITUTE",
            "prepare-meeting.prepare-meeting CHANGE_GROUP",
            "prepare-meeting.prepare-meeting ASK_TO_LEAVE",
            "welcome-evening.meet-members JOINS",
            "welcome-evening.meet-members ANOTHER_TIME",
            "welcome-evening.meet-members NOT_GOING_ON",
            "leave-group.offer-other-support",
            "support.walk-alongside JOIN_GROUP",
            "support.walk-alongside LEAVE_GROUP",
            "support.walk-alongside ANOTHER_WORKER");

    private final Time time;
    private final YearSoFar year;
    private final YearEvents events;
    private boolean isProlonged;
    private YearAnswers answers = new YearAnswers(new Random(0));

    YearOfGroups(
            Tasklist tasklist,
            Survivors survivors,
            SurvivorMessages survivor,
            Time time,
            MembersInvitations invitations,
            GroupMessages calls,
            AutowireCapableBeanFactory factory) {
        this.time = time;
        this.year = new YearSoFar(tasklist, time, factory.createBean(YearTasks.class));
        this.events = new YearEvents(year, survivors, survivor, time, invitations, calls);
    }

    /** What can happen, and how often in a thousand. */
    enum Act {
        ON_THE_WAY(330),
        HOST(220),
        LEAVING(50),
        JOURNEY(210),
        TIME(80),
        SET_UP(15),
        ARRIVE(15),
        INVITE(15),
        PAUSE(10),
        COME_BACK(10),
        LEAVE(3),
        WITHDRAW_ALL(3),
        OFFENDING(5),
        CANNOT_COME(5),
        CLOSE(2),
        LAPSE(5),
        RENEW(7),
        WRONG_PERSON(15);

        private final int weight;

        Act(int weight) {
            this.weight = weight;
        }
    }

    void begin(long seed) {
        year.random = new Random(seed);
        answers = new YearAnswers(year.random);
        for (Act act : Act.values()) {
            year.count(act.name(), 0);
        }
        events.begin();
        for (int i = 0; i < YearSoFar.GROUPS_MAX; i++) {
            events.setsUp(i);
        }
        for (int i = 0; i < SURVIVORS_MAX; i++) {
            events.arrives();
        }
        hold();
    }

    Set<UUID> groups() {
        return year.groups.keySet();
    }

    Set<UUID> journeys() {
        return year.journeys;
    }

    /** How often each act, answer and outcome came up. */
    Map<String, Integer> counts() {
        Map<String, Integer> all = new TreeMap<>(year.counts);
        all.putAll(answers.taken());
        return all;
    }

    /** What a year has and did not come up yet; what needs one member to be away four times in a row need not. */
    List<String> missing() {
        Map<String, Integer> all = counts();
        return Stream.concat(
                        Stream.concat(Stream.of(Act.values()).map(Act::name), OUTCOMES.stream())
                                .filter(what -> all.getOrDefault(what, 0) == 0),
                        answers.neverSent().stream())
                .filter(what -> !what.startsWith("leave-group.ask-how-they-are"))
                .toList();
    }

    String journal() {
        return year.journal();
    }

    /**
     * The year is over and something did not come up: groups meet more often, members come less, and more often somebody's
     * training ends between a meeting's preparation and its day.
     */
    void prolong() {
        isProlonged = true;
    }

    void step() {
        Act act = year.random.nextInt(40) == 0 ? leastDone() : any();
        if (isProlonged && year.random.nextInt(2) == 0) {
            act = switch (year.random.nextInt(9)) {
                case 0 -> Act.LAPSE;
                case 1 -> Act.RENEW;
                case 2, 3, 4 -> Act.TIME;
                default -> Act.HOST;
            };
        }
        if (does(act)) {
            year.counts.merge(act.name(), 1, Integer::sum);
        }
        hold();
    }

    private Act any() {
        int at = year.random.nextInt(1_000);
        for (Act some : Act.values()) {
            at -= some.weight;
            if (at < 0) {
                return some;
            }
        }
        return Act.ON_THE_WAY;
    }

    private Act leastDone() {
        return List.of(Act.values()).stream()
                .min(Comparator.comparing(act -> year.counts.getOrDefault(act.name(), 0)))
                .orElseThrow();
    }

    /** @return whether there was something to do */
    private boolean does(Act act) {
        return switch (act) {
            case ON_THE_WAY -> completes(Set.of("join-group"));
            case HOST -> completes(Set.of("host-group"));
            case LEAVING -> completes(Set.of("leave-group"));
            case JOURNEY ->
                completes(Set.of("survivor-journey", "match-worker", "offence-overlap", "client-assessment"));
            case TIME -> events.timePasses();
            case SET_UP ->
                year.openGroups().size() < YearSoFar.GROUPS_MAX
                        && events.setsUp(year.random.nextInt(YearSoFar.GROUPS_MAX));
            case ARRIVE -> year.journeysIn("OPEN", "PAUSED").size() < SURVIVORS_MAX && events.arrives();
            case INVITE -> events.invites();
            case CANNOT_COME, CLOSE -> events.isSaidToGroup(act);
            case LAPSE, RENEW -> events.trainingChanges(act == Act.RENEW);
            case WRONG_PERSON -> sendsWhatIsNotTheirs();
            default -> events.says(act);
        };
    }

    private void hold() {
        GroupTables now = year.tables();
        countOutcomes(now);
        year.invariants.hold(now);
        year.before = now;
    }

    private void countOutcomes(GroupTables now) {
        year.count("members", now.members.size() - year.before.members.size());
        year.count("held", heldCount(now) - heldCount(year.before));
        Map<UUID, Integer> missed = year.before.candidates.stream()
                .collect(Collectors.toMap(GroupTables.CandidateRow::id, GroupTables.CandidateRow::missed));
        now.candidates.forEach(candidate -> {
            int was = missed.getOrDefault(candidate.id(), 0);
            year.count("missed", Math.max(0, candidate.missed() - was));
            year.count("places given back", candidate.missed() == 0 && was == 1 ? 1 : 0);
        });
        year.count(
                "away", now.members.stream().anyMatch(member -> member.state().equals("AWAY")) ? 1 : 0);
    }

    private static int heldCount(GroupTables tables) {
        return (int) tables.meetings.stream()
                .filter(meeting -> meeting.state().equals("HELD"))
                .count();
    }

    private boolean completes(Set<String> processes) {
        List<Open> open = year.tasks.open(processes, year.before);
        open.removeIf(task -> task.kind().equals("userTask_meetMembers")
                && !year.tasks.isMeetingOpen(year.before, task)
                && year.random.nextInt(4) > 0);
        if (open.isEmpty()) {
            return false;
        }
        Open task = year.one(mostUrgent(open));
        String who = task.assignee();
        if (who == null) {
            who = year.one(RandomSteps.SUPERVISORS);
            year.tasks.claim(year.as(who), task);
        }
        UUID wanted = wantedGroup(task.key());
        year.note(who + " opens " + task.kind() + " " + task.id());
        Map<String, @Nullable Object> seen = year.as(who).formOf(task.id());
        Map<String, Object> given = answers.to(task.form(), seen, time.now(), wanted, this::comes);
        year.note(who + " completes " + task + " with " + given);
        GroupTables.@Nullable MeetingRow ahead = year.tasks.aheadOf(year.before, task);
        long notNow = year.tasks.refusalsCount(task.key().toString());
        Tasklist.Refusal refusal = year.as(who).tries(task.id(), given);
        if (refusal != null) {
            year.note("  refused: " + refusal);
            assertThat(YearTasks.REFUSALS.getOrDefault(task.form(), Set.of()))
                    .as("%s", refusal)
                    .contains(refusal.policyId());
            year.count("refused " + refusal.policyId(), 1);
            assertThat(year.tasks.refusalsCount(task.key().toString())).isEqualTo(notNow);
        } else {
            answers.took(task.form(), given);
            took(task, given, ahead);
            isWrittenWhenNotPossible(task, given, notNow);
        }
        return true;
    }

    /** Mostly what waits for a meeting whose doors are open, so that groups meet more often than they do not. */
    private List<Open> mostUrgent(List<Open> open) {
        List<Open> urgent = open.stream()
                .filter(task -> task.kind().equals("userTask_holdMeeting")
                        || task.kind().equals("userTask_meetMembers") && year.tasks.isMeetingOpen(year.before, task))
                .toList();
        return urgent.isEmpty() || year.random.nextInt(3) == 0 ? open : urgent;
    }

    private void took(Open task, Map<String, Object> given, GroupTables.@Nullable MeetingRow ahead) {
        switch (String.valueOf(YearAnswers.decisive(task.form(), given))) {
            case "CHANGE_GROUP" -> year.invariants.cadence(task.key(), (int) requireNonNull(given.get("newCadence")));
            case "MOVE" -> year.invariants.moved(requireNonNull(ahead).id());
            case "ANOTHER_TIME" ->
                year.invariants.saidAnotherTime(
                        year.tasks.candidateOf(year.before, task),
                        requireNonNull(ahead).id());
            default -> {
                // Nothing that is not in the tables.
            }
        }
    }

    /** A no that is itself an outcome is in the ledger, and nothing else there is one. */
    private void isWrittenWhenNotPossible(Open task, Map<String, Object> given, long refusalsBefore) {
        if (Set.of("GO_ON", "READY", "JOINS").contains(String.valueOf(YearAnswers.decisive(task.form(), given)))) {
            GroupTables now = year.tables();
            String stage = year.tasks.stageOf(now, year.tasks.candidateOf(year.before, task));
            boolean isNo = stage.equals("TALKING");
            assertThat(year.tasks.refusalsCount(task.key().toString()) - refusalsBefore)
                    .as("refusals for %s, who is %s now", task, stage)
                    .isEqualTo(isNo ? 1 : 0);
            year.count(isNo ? "not now" : "possible", 1);
        }
    }

    /** Mostly one that they can be in. */
    private UUID wantedGroup(UUID journey) {
        List<UUID> open = year.openGroups();
        List<UUID> fitting = open.stream()
                .filter(group -> year.before.journeys.containsKey(journey)
                        && year.before.journey(journey).fits(year.before.group(group)))
                .toList();
        if (open.isEmpty()) {
            return year.groups.keySet().iterator().next();
        }
        return fitting.isEmpty() || year.random.nextInt(8) == 0 ? year.one(open) : year.one(fitting);
    }

    /** One in three hardly ever comes. */
    private int comes(UUID membership) {
        if (isProlonged) {
            return 0;
        }
        UUID journey = year.before.members.stream()
                .filter(member -> member.id().equals(membership))
                .map(GroupTables.MemberRow::journey)
                .findFirst()
                .orElseThrow();
        return List.copyOf(year.journeys).indexOf(journey) % 3 == 0 ? 2 : 80;
    }

    private boolean sendsWhatIsNotTheirs() {
        List<Open> open = year.tasks.open(Set.of("join-group", "host-group", "leave-group"), year.before);
        if (open.isEmpty()) {
            return false;
        }
        Open task = year.one(open);
        boolean isOfSupervisors = task.assignee() == null;
        String who = year.one(RandomSteps.EVERYBODY.stream()
                .filter(person -> !person.equals(task.assignee())
                        && !(isOfSupervisors && RandomSteps.SUPERVISORS.contains(person)))
                .toList());
        year.note(who + " tries " + task);
        String traces = year.tasks.traces(task.key());
        boolean isRefused;
        try {
            assertThat(String.valueOf(year.as(who).formOf(task.id()))).doesNotContain(RandomAnswers.MARK);
            isRefused = year.as(who)
                            .tries(
                                    task.id(),
                                    answers.to(task.form(), Map.of(), time.now(), wantedGroup(task.key()), id -> 50))
                    != null;
        } catch (ProcessEngineException | Refused refused) {
            assertThat(refused).hasMessageNotContaining(RandomAnswers.MARK);
            isRefused = true;
        }
        assertThat(isRefused).as("%s was let in", who).isTrue();
        assertThat(year.tasks.traces(task.key()))
                .as("traces of what was refused")
                .isEqualTo(traces);
        return true;
    }
}
