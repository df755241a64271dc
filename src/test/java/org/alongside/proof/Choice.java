package org.alongside.proof;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Chooses for each row of the documents, a box or a rule, the tests that are about it. */
final class Choice {
    private static final int TESTS_MAX = 3;
    private static final int TELLS_LEAST = 2;

    private Choice() {}

    /**
     * Keeps the claims that nothing speaks against, and gives a row that has none the tests that do little else.
     *
     * @param rows boxes as {@code process/element}, and ids of rules
     * @param claims tests by row, as they were
     * @param executed facts by test, of those that ran here
     * @param tests all that there are
     */
    static Map<String, Set<String>> choose(
            Set<String> rows, Map<String, Set<String>> claims, Map<String, Set<String>> executed, Set<String> tests) {
        Map<String, Set<String>> chosen = new TreeMap<>();
        for (String row : rows) {
            Set<String> kept = claims.getOrDefault(row, Set.of()).stream()
                    .filter(tests::contains)
                    .filter(test -> !executed.containsKey(test) || proves(row, executed.get(test)))
                    .collect(Collectors.toCollection(TreeSet::new));
            Set<String> best = kept.isEmpty() ? best(row, executed, tests) : kept;
            if (!best.isEmpty()) {
                chosen.put(row, best);
            }
        }
        return chosen;
    }

    static List<String> outOfDate(Set<String> rows, Map<String, Set<String>> claims, Set<String> tests) {
        List<String> problems = new ArrayList<>();
        for (String row : rows) {
            if (!claims.containsKey(row)) {
                problems.add("No test is known that executes " + row + ". Run one that does, then bin/docs.");
            }
        }
        claims.forEach((row, named) -> {
            if (!rows.contains(row)) {
                problems.add("There is no " + row + " any more. Run bin/docs.");
            }
            for (String test : named) {
                if (!tests.contains(test)) {
                    problems.add("There is no test " + test + ", which is named for " + row + ". Run bin/docs.");
                }
            }
        });
        return problems;
    }

    static List<String> untrue(Map<String, Set<String>> claims, Map<String, Set<String>> executed) {
        List<String> problems = new ArrayList<>();
        claims.forEach((row, named) -> {
            for (String test : named) {
                if (!executed.containsKey(test)) {
                    problems.add(test + " is named for " + row + ", and did not run to its end without a failure.");
                } else if (!proves(row, executed.get(test))) {
                    problems.add(test + " is named for " + row + ", and did not execute it. If the test is right, run "
                            + "bin/docs, which takes another one; if it should, mend it.");
                }
            }
        });
        return problems;
    }

    private static boolean proves(String row, Set<String> facts) {
        return isBox(row) ? facts.contains(row) : telling(row, facts) <= TELLS_LEAST;
    }

    /**
     * How much a test tells of a rule, most first: that it says itself that it is about it, that it saw it refuse, that it
     * saw it allow.
     */
    private static int telling(String rule, Set<String> facts) {
        return facts.contains(Fact.rule(rule, Fact.SHOWN))
                ? 0
                : facts.contains(Fact.rule(rule, Fact.REFUSED))
                        ? 1
                        : facts.contains(Fact.rule(rule, Fact.ALLOWED)) ? TELLS_LEAST : TELLS_LEAST + 1;
    }

    private static Set<String> best(String row, Map<String, Set<String>> executed, Set<String> tests) {
        List<String> proving = executed.keySet().stream()
                .filter(tests::contains)
                .filter(test -> proves(row, facts(test, executed)))
                .toList();
        ToDoubleFunction<String> order = test -> isBox(row) ? kind(test) : telling(row, facts(test, executed));
        double first = proving.stream().mapToDouble(order).min().orElse(0);
        ToDoubleFunction<String> besides =
                test -> isBox(row) ? otherProcesses(row, facts(test, executed)) : otherRules(facts(test, executed));
        ToDoubleFunction<String> steady = Choice::kind;
        return proving.stream()
                .filter(test -> order.applyAsDouble(test) == first)
                .sorted(Comparator.comparingDouble(steady)
                        .thenComparingDouble(besides)
                        .thenComparing(Comparator.naturalOrder()))
                .limit(TESTS_MAX)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> facts(String test, Map<String, Set<String>> executed) {
        return executed.getOrDefault(test, Set.of());
    }

    /** Tests without a browser and without what happens beside them are the most steady. */
    private static int kind(String test) {
        return test.endsWith("BrowserIT") ? 2 : test.endsWith("IT") ? 1 : 0;
    }

    /** How much of what the test passed lies in other processes than the row's, from 0 to 1. */
    private static double otherProcesses(String row, Set<String> facts) {
        String process = row.substring(0, row.indexOf('/') + 1);
        List<String> boxes = facts.stream().filter(Choice::isBox).toList();
        return 1 - boxes.stream().filter(box -> box.startsWith(process)).count() / (double) boxes.size();
    }

    private static double otherRules(Set<String> facts) {
        Set<String> rules = new HashSet<>();
        facts.stream().filter(fact -> !isBox(fact)).forEach(fact -> rules.add(fact.substring(0, fact.indexOf(' '))));
        return rules.size();
    }

    private static boolean isBox(String fact) {
        return fact.indexOf('/') > 0;
    }
}
