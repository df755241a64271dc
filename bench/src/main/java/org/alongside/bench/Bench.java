package org.alongside.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads what to measure from the command line ({@code bench/run}), measures what has no result yet, and writes the report. */
public final class Bench {
    /** The root of the repository. */
    static final Path ROOT = Path.of("").toAbsolutePath();
    /** Databases, keys and logs of what is measured; may be deleted. */
    static final Path WORK = ROOT.resolve("bench/target/work");

    private static final List<String> ALL = List.of("start", "journeys", "lists", "search", "timers");

    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        Map<String, String> options = new TreeMap<>();
        List<String> asked = new ArrayList<>();
        for (String argument : arguments) {
            if (argument.startsWith("--")) {
                String[] nameAndValue = argument.substring(2).split("=", 2);
                options.put(nameAndValue[0], nameAndValue.length == 2 ? nameAndValue[1] : "true");
            } else {
                asked.add(argument);
            }
        }
        Settings settings = new Settings(options);
        Results results = Results.read(ROOT.resolve("docs/benchmarks/results.jsonl"), settings);
        if (!asked.equals(List.of("report"))) {
            measure(asked.isEmpty() ? ALL : asked, settings, results);
        }
        new Report(results).write(ROOT.resolve("docs"));
        System.out.println("Written: docs/benchmarks.md");
        System.exit(0);
    }

    private static void measure(List<String> asked, Settings settings, Results results) throws Exception {
        try (Postgres postgres = Postgres.start(WORK.resolve("postgres"))) {
            Databases databases = new Databases(postgres, settings);
            for (String what : asked) {
                switch (what) {
                    case "start" -> new StartBench(databases, settings, results).run();
                    case "journeys" -> new JourneysBench(databases, settings, results).run();
                    case "lists" -> new ListsBench(databases, settings, results).run();
                    case "search" -> new SearchBench(databases, settings, results).run();
                    case "timers" -> new TimersBench(databases, settings, results).run();
                    case "databases" -> databases.makeAll();
                    default -> throw new IllegalArgumentException("Not known: " + what + ". Known: " + ALL);
                }
            }
        } catch (OutOfTime e) {
            System.out.println(e.getMessage());
        }
    }

    static void say(String format, Object... values) {
        System.out.printf(format + "%n", values);
    }

    /** The time that was given is over. What was measured is kept, and the next run goes on from there. */
    static final class OutOfTime extends RuntimeException {
        private static final long serialVersionUID = 1;

        OutOfTime() {
            super("The time is over. The same command goes on from here.");
        }
    }
}
