package org.alongside.randomwalk;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.alongside.engine.EngineClock;
import org.alongside.testing.Time;
import org.alongside.testing.walk.Tasklist;

/** A year of groups until now: who came up in it, what the tables said after the last step, and how often what was. */
final class YearSoFar {
    static final List<String> WORKERS = List.of("worker1", "worker2", "facilitator1");
    static final int GROUPS_MAX = 6;
    private static final int JOURNAL_MAX = 60;

    /** The kinds of the groups, in the order in which they were set up. */
    final Map<UUID, String> groups = new LinkedHashMap<>();

    final Set<UUID> journeys = new LinkedHashSet<>();
    /** Workers whose training is not in date. */
    final Set<String> lapsed = new HashSet<>();

    final Map<String, Integer> counts = new TreeMap<>();
    final GroupInvariants invariants = new GroupInvariants();
    final YearDesk desk;
    GroupTables before;
    Random random = new Random(0);

    private final Tasklist tasklist;
    private final Time time;
    private final Map<String, Tasklist.Person> people = new HashMap<>();
    private final Deque<String> journal = new ArrayDeque<>();

    YearSoFar(Tasklist tasklist, Time time, YearDesk desk) {
        this.tasklist = tasklist;
        this.time = time;
        this.desk = desk;
        this.before = desk.tables(groups.keySet(), journeys);
    }

    GroupTables tables() {
        return desk.tables(groups.keySet(), journeys);
    }

    String journal() {
        return String.join("\n", journal);
    }

    void count(String what, int more) {
        counts.merge(what, more, Integer::sum);
    }

    List<UUID> openGroups() {
        return groups.keySet().stream()
                .filter(group ->
                        before.groups.containsKey(group) && before.group(group).isOpen())
                .toList();
    }

    List<UUID> journeysIn(String... states) {
        List<UUID> some = new ArrayList<>(journeys);
        some.removeIf(
                journey -> !Set.of(states).contains(before.journey(journey).state()));
        return some;
    }

    LocalDate today() {
        return LocalDate.ofInstant(time.now(), EngineClock.ZONE);
    }

    Tasklist.Person as(String userId) {
        return people.computeIfAbsent(userId, tasklist::as);
    }

    <T> T one(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    void note(String what) {
        journal.add(time.now() + " " + what);
        if (journal.size() > JOURNAL_MAX) {
            journal.remove();
        }
    }
}
