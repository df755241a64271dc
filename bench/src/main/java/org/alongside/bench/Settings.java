package org.alongside.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What can be set on the command line, as {@code --name=value}. */
final class Settings {
    private final Map<String, String> options;
    private final Instant end;

    Settings(Map<String, String> options) {
        this.options = options;
        this.end = Instant.now().plus(Duration.ofMinutes(number("minutes", 60)));
    }

    /** Open tasks in the databases that are measured. */
    List<Long> sizes() {
        return Arrays.stream(options.getOrDefault("sizes", "0,1000,10000").split(","))
                .map(Long::valueOf)
                .toList();
    }

    int rounds() {
        return number("rounds", 7);
    }

    /** Journeys of each side in each round. */
    int journeys() {
        return number("journeys", 12);
    }

    int warmUp() {
        return number("warm-up", 30);
    }

    int timers() {
        return number("timers", 1_000);
    }

    /** Beyond it, clones get no history, record entries and ledger rows, for want of space: about 60 KB a task. */
    long tasksWithHistoryMax() {
        return number("history-max", 200_000);
    }

    /** Whether to measure again what has a result of this commit. */
    boolean again() {
        return Boolean.parseBoolean(options.getOrDefault("again", "false"));
    }

    /** Which sides to measure. */
    List<Side> sides() {
        return Arrays.stream(options.getOrDefault("sides", "ours,plain").split(","))
                .map(side -> Side.valueOf(side.toUpperCase(java.util.Locale.ROOT)))
                .toList();
    }

    /** Which commit the jar was made of. */
    String commit() {
        return options.getOrDefault("commit", "unknown");
    }

    void checkTime() {
        if (Instant.now().isAfter(end)) {
            throw new Bench.OutOfTime();
        }
    }

    private int number(String name, int otherwise) {
        return Integer.parseInt(options.getOrDefault(name, Integer.toString(otherwise)));
    }
}
