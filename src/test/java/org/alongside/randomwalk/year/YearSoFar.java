package org.alongside.randomwalk.year;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.alongside.randomwalk.RandomSteps;
import org.alongside.testing.Time;
import org.alongside.testing.walk.Tasklist;

/** A year of groups until now: who came up in it, what the tables said after the last step, and how often what was. */
final class YearSoFar extends RandomSteps {
    static final int GROUPS_MAX = 6;

    /** The kinds of the groups, in the order in which they were set up. */
    final Map<UUID, String> groups = new LinkedHashMap<>();

    final Set<UUID> journeys = new LinkedHashSet<>();
    /** Workers whose training is not in date. */
    final Set<String> lapsed = new HashSet<>();

    final Map<String, Integer> counts = new TreeMap<>();
    final GroupInvariants invariants = new GroupInvariants();
    final YearTasks tasks;
    GroupTables before;

    YearSoFar(Tasklist tasklist, Time time, YearTasks tasks) {
        super(tasklist, time);
        this.tasks = tasks;
        this.before = tasks.tables(groups.keySet(), journeys);
    }

    GroupTables tables() {
        return tasks.tables(groups.keySet(), journeys);
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
}
