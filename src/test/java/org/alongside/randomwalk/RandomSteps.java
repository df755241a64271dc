package org.alongside.randomwalk;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.alongside.engine.EngineClock;
import org.alongside.testing.Time;
import org.alongside.testing.walk.Tasklist;

/** What random steps have in common: people, chance by a seed, and a journal of the last steps. */
abstract class RandomSteps {
    static final List<String> WORKERS = List.of("worker1", "worker2", "facilitator1");
    static final List<String> SUPERVISORS = List.of("supervisor1", "supervisor2");
    static final List<String> EVERYBODY =
            List.of("worker1", "worker2", "facilitator1", "supervisor1", "supervisor2", "analyst1", "admin1");

    private static final int JOURNAL_MAX = 60;

    final Time time;
    Random random = new Random(0);

    private final Tasklist tasklist;
    private final Map<String, Tasklist.Person> people = new HashMap<>();
    private final Deque<String> journal = new ArrayDeque<>();

    RandomSteps(Tasklist tasklist, Time time) {
        this.tasklist = tasklist;
        this.time = time;
    }

    Tasklist.Person as(String userId) {
        return people.computeIfAbsent(userId, tasklist::as);
    }

    <T> T one(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    LocalDate today() {
        return LocalDate.ofInstant(time.now(), EngineClock.ZONE);
    }

    void note(String what) {
        journal.add(time.now() + " " + what);
        if (journal.size() > JOURNAL_MAX) {
            journal.remove();
        }
    }

    /** The last steps, for whoever looks for what went wrong. */
    String journal() {
        return String.join("\n", journal);
    }
}
