package org.alongside.randomwalk;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.alongside.engine.EngineClock;
import org.alongside.policy.Refused;
import org.alongside.testing.Time;
import org.alongside.testing.walk.Tasklist;
import org.camunda.bpm.engine.task.Task;

/** What random steps have in common: people, chance by a seed, and a journal of the last steps. */
public abstract class RandomSteps {
    /** What can be refused although each answer is one that the form offers. */
    static final Map<String, Set<String>> REFUSALS = Map.ofEntries(
            Map.entry("referral.agree-together", Set.of("CONSENT-03", "CONSENT-05", "REFER-03", Refused.FORM)),
            Map.entry("referral.see-what-goes", Set.of("CONSENT-06", "REFER-02", "REFER-03")),
            Map.entry("access-request.leave-out-others", Set.of("CONF-07")),
            Map.entry("connect.welcome", Set.of("CONSENT-03")),
            Map.entry("connect.record-consent", Set.of("CONSENT-03", "CONSENT-04", "CONSENT-07")),
            Map.entry("integrate.plan-way-forward", Set.of("SAFE-05", "OFFEND-01")),
            Map.entry("support.revise-way-forward", Set.of("SAFE-05", "OFFEND-01")),
            Map.entry("support.record-session", Set.of("REFER-06", "CONSENT-07")),
            Map.entry("offence-overlap.talk-about-referral", Set.of("OFFEND-04")),
            Map.entry("support.walk-alongside", Set.of("GROUP-02", Refused.FORM)),
            Map.entry("way-into-group.talk-about-group", Set.of(Refused.FORM)),
            Map.entry("match-worker.offer-journey", Set.of("WORKER-02", "WORKER-04", "WORKER-05")),
            Map.entry("safety-concern.act-now", Set.of("CONF-09", "SAFE-02")),
            Map.entry("safety-follow-up.see-to-follow-up", Set.of("WORKER-04")),
            Map.entry("offence-overlap.assess-overlap", Set.of("OFFEND-01", "CONSENT-03")),
            Map.entry("arrange-meeting.meet", Set.of("JOURNEY-04")));

    public static final List<String> WORKERS = List.of("worker1", "worker2", "facilitator1");
    public static final List<String> SUPERVISORS = List.of("supervisor1", "supervisor2");
    public static final List<String> EVERYBODY =
            List.of("worker1", "worker2", "facilitator1", "supervisor1", "supervisor2", "analyst1", "admin1");

    private static final int JOURNAL_MAX = 60;

    final Time time;
    public Random random = new Random(0);

    private final Tasklist tasklist;
    private final Map<String, Tasklist.Person> people = new HashMap<>();
    private final Deque<String> journal = new ArrayDeque<>();

    public RandomSteps(Tasklist tasklist, Time time) {
        this.tasklist = tasklist;
        this.time = time;
    }

    public Tasklist.Person as(String userId) {
        return people.computeIfAbsent(userId, tasklist::as);
    }

    public <T> T one(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    public LocalDate today() {
        return LocalDate.ofInstant(time.now(), EngineClock.ZONE);
    }

    public void note(String what) {
        journal.add(time.now() + " " + what);
        if (journal.size() > JOURNAL_MAX) {
            journal.remove();
        }
    }

    /** The last steps, for whoever looks for what went wrong. */
    public String journal() {
        return String.join("\n", journal);
    }

    public static boolean isOfGroup(Task task) {
        return task.getTaskDefinitionKey()
                .matches(
                        "userTask_(backUpWorker|takeOver|agreeToClose|seeToFollowUp|findAnotherWay|helpToAssess|leaveOutOthers)");
    }
}
