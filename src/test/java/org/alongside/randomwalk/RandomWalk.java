package org.alongside.randomwalk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.alongside.consent.Purpose;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.copies.LeaveOut;
import org.alongside.journey.decisions.AskedByLabel;
import org.alongside.journey.decisions.SurvivorMessages;
import org.alongside.journey.meetings.MeetingsOfJourney;
import org.alongside.journey.own.OwnRequests;
import org.alongside.journey.state.Journeys;
import org.alongside.journey.state.TheirJourneys;
import org.alongside.testing.Time;
import org.alongside.testing.walk.Survivors;
import org.alongside.testing.walk.Tasklist;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.boot.test.context.TestComponent;

/** Many journeys at once, in which people and time do whatever they like; each step by a seed. */
@TestComponent
final class RandomWalk extends RandomSteps {
    private static final int JOURNEYS_MAX = 9;

    private final Survivors survivors;
    private final SurvivorMessages survivor;
    private final RandomMeetings meetings;
    private final RandomReferrals referrals;
    private final RandomWhanau whanau;
    private final RandomRequests requests;
    private final TaskService tasks;
    private final JourneyTraces traces;
    private final Map<JourneyId, Walked> journeys = new LinkedHashMap<>();
    private final Map<JourneyAct, Integer> counts = new EnumMap<>(JourneyAct.class);
    private final List<String> completed = new ArrayList<>();
    private RandomAnswers answers = new RandomAnswers(random);

    RandomWalk(
            Tasklist tasklist,
            Survivors survivors,
            SurvivorMessages survivor,
            TheirJourneys own,
            MeetingsOfJourney meetings,
            AutowireCapableBeanFactory beans,
            OwnRequests requests,
            AskedByLabel byLabel,
            LeaveOut leaveOut,
            Time time,
            TaskService tasks) {
        super(tasklist, time);
        this.traces = new JourneyTraces(survivors, time, tasks);
        this.survivors = survivors;
        this.survivor = survivor;
        this.meetings = new RandomMeetings(survivors, own, meetings);
        this.referrals = beans.createBean(RandomReferrals.class);
        this.whanau = beans.createBean(RandomWhanau.class);
        this.requests = new RandomRequests(survivors, requests, byLabel, leaveOut);
        this.tasks = tasks;
    }

    /** What came of a step. */
    record Step(@Nullable Walked touched, boolean touchedAll) {}

    void begin(long seed) {
        random = new Random(seed);
        answers = new RandomAnswers(random);
    }

    List<Walked> all() {
        return List.copyOf(journeys.values());
    }

    /** Tasks that were completed with a form, in all their journeys but the processes that leave no history. */
    List<String> completed() {
        return completed;
    }

    Map<JourneyAct, Integer> counts() {
        return counts;
    }

    /** How often somebody whom a survivor brings in was at a session. */
    long sessionsWithWhanau() {
        return whanau.sessions(all());
    }

    Step step() {
        JourneyAct act = journeys.isEmpty() ? JourneyAct.BEGIN : any();
        counts.merge(act, 1, Integer::sum);
        return switch (act) {
            case COMPLETE -> completes();
            case BEGIN -> begins();
            case WRONG_PERSON -> sendsWhatIsNotTheirs();
            case WRONG_ANSWER -> sendsWhatTheFormDoesNotOffer();
            case TIME -> timePasses();
            case WORKER -> workerChanges();
            case MEETING, OTHER_SUPPORT -> begins(act);
            case COPY, CORRECTION, KEEP -> asksFor(act);
            default -> says(act);
        };
    }

    private JourneyAct any() {
        int at = random.nextInt(100);
        for (JourneyAct act : JourneyAct.values()) {
            at -= act.weight();
            if (at < 0) {
                return act;
            }
        }
        return JourneyAct.COMPLETE;
    }

    private Step begins() {
        if (journeys.values().stream().filter(Walked::isUnderWay).count() >= JOURNEYS_MAX) {
            return completes();
        }
        String who = one(WORKERS);
        Map<String, Object> first = answers.to("survivor-journey.first-contact", Map.of(), time.now());
        note(who + " begins with " + first);
        Walked walked = new Walked(as(who).begins(first));
        journeys.put(walked.journey, walked);
        took(walked, "survivor-journey.first-contact", first);
        return new Step(walked, false);
    }

    private Step completes() {
        Task task = anyTask(true);
        if (task == null) {
            return new Step(null, false);
        }
        Walked walked = of(task);
        String form = form(task);
        String who = task.getAssignee();
        if (who == null) {
            Object decidedBy = tasks.getVariable(task.getId(), "decidedBy");
            who = one(SUPERVISORS.stream()
                    .filter(supervisor -> !supervisor.equals(decidedBy))
                    .toList());
            as(who).claims(task);
        }
        if (form.equals("access-request.leave-out-others") && random.nextInt(4) > 0) {
            requests.goesThrough(walked, WorkerId.of(who));
        }
        boolean isWithWhanau = form.equals("support.record-session")
                && random.nextInt(2) == 0
                && whanau.comes(walked, WorkerId.of(who));
        RandomAnswers choosing = isWithWhanau ? answers.with(Map.of("sessionKind", "WHANAU")) : answers;
        Map<String, Object> given = choosing.to(form, as(who).formOf(task.getId()), time.now());
        // No group is chosen here, nor left: that is the year of groups. What is on the way into one is on it beside.
        given.keySet().removeAll(Set.of("wantedGroupId", "leavesGroup"));
        if ("WHANAU".equals(given.get("sessionKind")) && random.nextInt(4) > 0) {
            // It was today, as what is agreed to since then does not cover a day before. (REFER-06)
            given.remove("sessionDate");
        }
        note(who + " completes " + form + " of " + walked.journey + " with " + given);
        String mustBeRefused = walked.mustBeRefused(given);
        JourneyTraces.Traces before = traces.of(walked);
        Tasklist.Refusal refusal = as(who).tries(task.getId(), given);
        if (refusal == null) {
            assertThat(mustBeRefused).as("should have been refused").isNull();
            if (!form.matches("(offence-overlap|arrange-meeting)\\..*")) {
                completed.add(task.getId() + " " + who);
            }
            if (walked.saysNotNow(form, given)) {
                // They are asked how it was for them first; that much later is a test of its own.
                String invited = "userTask_inviteBeforeErasure";
                Tasklist.Person worker = as(who).about(walked.journey);
                completed.add(worker.theirs(invited).getId() + " " + who);
                worker.completes(invited, Map.of());
            }
            took(walked, form, given);
            if (random.nextInt(12) == 0) {
                isRefusedWithoutTrace(walked, who, task.getId(), given);
            }
        } else {
            note("  refused: " + refusal);
            assertThat(REFUSALS.getOrDefault(form, Set.of())).as("%s", refusal).contains(refusal.policyId());
            if (form.endsWith("record-consent") || form.endsWith("welcome")) {
                assertThat(refusal.policyId()).isEqualTo(mustBeRefused);
            }
            assertThat(traces.of(walked)).as("traces of what was refused").isEqualTo(before);
        }
        return new Step(walked, false);
    }

    /** The answers were taken; a grave one made two tasks at once, due in time. (SAFE-01, SAFE-02) */
    private void took(Walked walked, String form, Map<String, ?> given) {
        int before = walked.concerns;
        walked.took(form, given);
        if (walked.concerns > before) {
            traces.twoPeopleAreCalled(walked);
        }
    }

    private Step sendsWhatIsNotTheirs() {
        Task task = anyTask(false);
        if (task == null) {
            return new Step(null, false);
        }
        Walked walked = of(task);
        String who = one(EVERYBODY.stream()
                .filter(person -> !person.equals(task.getAssignee()))
                .toList());
        note(who + " tries " + task.getTaskDefinitionKey() + " of " + walked.journey);
        try {
            assertThat(String.valueOf(as(who).formOf(task.getId())))
                    .as("what somebody else sees")
                    .doesNotContain(RandomAnswers.MARK);
        } catch (ProcessEngineException refused) {
            assertThat(refused).hasMessageNotContaining(RandomAnswers.MARK);
        }
        isRefusedWithoutTrace(walked, who, task.getId(), answers.to(form(task), Map.of(), time.now()));
        return new Step(walked, false);
    }

    private Step sendsWhatTheFormDoesNotOffer() {
        Task task = anyTask(false);
        if (task == null || task.getAssignee() == null) {
            return new Step(null, false);
        }
        Walked walked = of(task);
        String who = task.getAssignee();
        Map<String, Object> given = answers.to(form(task), as(who).formOf(task.getId()), time.now());
        switch (random.nextInt(3)) {
            case 0 -> given.put("workerId", who);
            case 1 -> given.put("", "x");
            default ->
                given.keySet().stream()
                        .sorted()
                        .findFirst()
                        .ifPresentOrElse(
                                key -> given.put(key, "SOMETHING\u0000ELSE"), () -> given.put("role", "admin"));
        }
        note(who + " sends what " + form(task) + " does not offer: " + given.keySet());
        isRefusedWithoutTrace(walked, who, task.getId(), given);
        return new Step(walked, false);
    }

    private void isRefusedWithoutTrace(Walked walked, String who, String taskId, Map<String, Object> given) {
        JourneyTraces.Traces before = traces.of(walked);
        boolean isRefused = false;
        try {
            isRefused = as(who).tries(taskId, given) != null;
        } catch (ProcessEngineException refused) {
            isRefused = true;
        }
        assertThat(isRefused).as("%s was let in", who).isTrue();
        assertThat(traces.of(walked)).as("traces of what was refused").isEqualTo(before);
    }

    private Step timePasses() {
        Duration passing =
                switch (random.nextInt(5)) {
                    case 0 -> Duration.ofMinutes(1 + random.nextInt(40));
                    case 1 -> Duration.ofHours(1 + random.nextInt(20));
                    case 2 -> Duration.ofDays(1 + random.nextInt(6));
                    case 3 -> Duration.ofDays(7 + random.nextInt(60));
                    default -> Duration.ofDays(60 + random.nextInt(180));
                };
        time.passes(passing);
        note(passing + " pass, and " + time.timersRun() + " timers run");
        if (random.nextInt(5) > 0) {
            LocalDate until = today().plusYears(1);
            WORKERS.forEach(worker -> survivors.workerHas(worker, profile -> Survivors.trainedUntil(profile, until)));
            survivors.workerHas("supervisor1", profile -> Survivors.offendingTrainedUntil(profile, until));
        }
        return new Step(null, true);
    }

    private Step begins(JourneyAct act) {
        Walked walked = one(all());
        note(act + " is to begin for " + walked.journey + ", " + walked.state);
        if (act == JourneyAct.MEETING) {
            meetings.begins(walked);
        } else {
            referrals.happen(walked, random);
            whanau.happen(walked, random);
        }
        return new Step(walked, false);
    }

    private Step asksFor(JourneyAct act) {
        Walked walked = one(all());
        WorkerId heardBy = WorkerId.of(one(WORKERS));
        note("the survivor of " + walked.journey + ", " + walked.state + ", asks for " + act + " through " + heardBy);
        switch (act) {
            case COPY -> requests.copy(walked, random.nextBoolean(), heardBy);
            case CORRECTION -> requests.correction(walked, RandomAnswers.MARK + " it was a Friday");
            default -> requests.keep(walked, heardBy);
        }
        return new Step(walked, false);
    }

    private Step workerChanges() {
        String worker = one(WORKERS);
        LocalDate today = today();
        switch (random.nextInt(4)) {
            case 0 -> survivors.workerHas(worker, p -> Survivors.trainedUntil(p, today.minusDays(1)));
            case 1 -> survivors.workerHas(worker, p -> Survivors.trainedUntil(p, today));
            case 2 ->
                survivors.workerHas(worker, p -> Survivors.takingOn(p, random.nextInt(3) > 0, 1 + random.nextInt(6)));
            default ->
                survivors.workerHas(
                        worker, p -> Survivors.offendingTrainedUntil(p, random.nextBoolean() ? today : null));
        }
        note("the profile of " + worker + " changes");
        return new Step(null, false);
    }

    private Step says(JourneyAct act) {
        Walked walked = one(all());
        Purpose purpose = act == JourneyAct.WITHDRAW_ALL
                ? Purpose.KEEP_RECORD
                : one(List.of(Purpose.KEEP_SESSION_NOTES, Purpose.ANONYMOUS_REPORTING, Purpose.CONTACT_WHANAU));
        String level = one(List.of("WATCH", "URGENT", "EMERGENCY"));
        boolean isPossible = act.isPossible(walked);
        note("the survivor of " + walked.journey + ", " + walked.state + ", says " + act + " " + purpose);
        JourneyId journey = walked.journey;
        boolean isTaken = survivors.says(() -> {
            switch (act) {
                case PAUSE -> survivor.pauses(journey);
                case COME_BACK -> survivor.comesBack(journey);
                case LEAVE -> survivor.leaves(journey);
                case WITHDRAW_ALL, WITHDRAW_PURPOSE -> survivor.withdraws(journey, purpose, WorkerId.of("worker1"));
                case DANGER -> survivor.reportDanger(journey, level);
                case OFFENDING -> survivor.toldOfOffending(journey);
                default -> survivor.wishesAnotherWorker(journey, one(List.of(SurvivorMessages.Release.values())));
            }
        });
        assertThat(isTaken).as("%s is taken", act).isEqualTo(isPossible);
        if (isTaken) {
            said(act, purpose, walked);
        }
        return new Step(walked, false);
    }

    private void said(JourneyAct act, Purpose purpose, Walked walked) {
        switch (act) {
            case PAUSE -> walked.state = Journeys.State.PAUSED;
            case COME_BACK -> walked.state = Journeys.State.OPEN;
            case LEAVE -> walked.state = Journeys.State.ENDED;
            case WITHDRAW_ALL, WITHDRAW_PURPOSE -> walked.withdrew(purpose);
            case DANGER -> {
                walked.concerns++;
                traces.twoPeopleAreCalled(walked);
            }
            case ANOTHER_WORKER ->
                assertThat(survivors.running("match-worker", walked.journey))
                        .as("searches for another worker")
                        .hasSizeLessThanOrEqualTo(1)
                        .hasSizeGreaterThanOrEqualTo(survivors.isMatched(walked.journey) ? 1 : 0);
            default -> {}
        }
    }

    /** Any open task that somebody has, or that a group is offered; by the seed and not by ids, which differ. */
    private @Nullable Task anyTask(boolean preferUnderWay) {
        List<Walked> some = new ArrayList<>(all());
        if (preferUnderWay && random.nextInt(6) > 0) {
            some.removeIf(walked -> !walked.isUnderWay());
        }
        while (!some.isEmpty()) {
            Walked walked = some.remove(random.nextInt(some.size()));
            List<Task> open = traces.tasksOf(walked).stream()
                    .filter(task -> task.getAssignee() != null || isOfGroup(task))
                    .sorted(Comparator.comparing(Task::getTaskDefinitionKey).thenComparing(Task::getCreateTime))
                    .toList();
            if (!open.isEmpty()) {
                return one(open);
            }
        }
        return null;
    }

    private Walked of(Task task) {
        return java.util.Objects.requireNonNull(journeys.get(survivors.journeyOf(task)));
    }

    private static String form(Task task) {
        return task.getCamundaFormRef().getKey();
    }
}
