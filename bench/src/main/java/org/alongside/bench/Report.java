package org.alongside.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Writes {@code docs/benchmarks.md} and its plots from all measurements there are. */
final class Report {
    /** The measurements of one commit are one column; of plain there is one, whenever it was measured. */
    private static final int COMMITS_MAX = 3;

    private static final double LIST_MILLIS_MAX = 50;
    private static final double QUIET_MAX = 0.5;

    private final List<Measurement> all;
    private final List<String> columns;
    private final StringBuilder text = new StringBuilder();

    Report(Results results) {
        // What was measured later takes the place of what was measured before.
        Map<String, Measurement> latest = new LinkedHashMap<>();
        for (Measurement each : results.all()) {
            latest.put(column(each) + each.kind() + each.openTasks() + each.name(), each);
        }
        all = List.copyOf(latest.values());
        Set<String> ours = all.stream()
                .filter(each -> each.side().equals("ours"))
                .sorted(Comparator.comparing(Measurement::at))
                .map(Report::column)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        List<String> shown = new ArrayList<>(ours);
        if (shown.size() > COMMITS_MAX) {
            shown.subList(1, shown.size() - COMMITS_MAX + 1).clear();
        }
        shown.add("plain");
        columns = shown;
    }

    void write(Path docs) throws IOException {
        line("# Benchmarks");
        line("");
        line(
                "Written by `bench/run`; how it measures is in [bench/README.md](../bench/README.md). *plain* is the plain");
        line(
                "Camunda starter with the same models and forms and without our delegates, *ours* is named by the commit.");
        line(
                "Journeys and starts take turns, so compare within a line; lists and timers of one are measured after the other's.");
        line("Numbers are medians, with the smallest and the largest.");
        line("");
        for (String machine : all.stream().map(Measurement::machine).collect(Collectors.toCollection(TreeSet::new))) {
            line("- Machine: " + machine);
        }
        for (String column : columns) {
            all.stream()
                    .filter(each -> column(each).equals(column))
                    .mapToDouble(Measurement::load)
                    .max()
                    .ifPresent(load -> line(String.format(
                            Locale.ROOT,
                            "- %s: the load of the machine was up to %.1f when the measuring began%s.",
                            column,
                            load,
                            load > QUIET_MAX
                                    ? "; times are to be looked at with care, counts are not touched by it"
                                    : "")));
        }
        journeys(docs);
        lists(docs);
        table("Search of the directory, at the database", "search", each -> true, true);
        timers();
        table("Start and memory", "start", each -> true, true);
        Files.writeString(docs.resolve("benchmarks.md"), text.toString());
    }

    private void journeys(Path docs) throws IOException {
        table("Journeys of eight forms", "journeys", each -> true, true);
        Plot plot = new Plot("Journeys a second", "journeys/s");
        all.stream()
                .filter(each -> each.kind().equals("journeys") && each.name().equals("rate") && isShown(each))
                .forEach(each -> plot.point(column(each), each.openTasks(), each.median()));
        plot(plot, docs, "journeys.svg");
    }

    private void lists(Path docs) throws IOException {
        for (String role : List.of("worker", "facilitator", "supervisor")) {
            String prefix = role + ": ";
            table(
                    "Lists and counts: " + role + " (p99)",
                    "lists",
                    each -> each.name().startsWith(prefix),
                    false);
        }
        Plot plot = new Plot("The slowest list or count of each role, p99", "ms");
        plot.limit(LIST_MILLIS_MAX);
        Map<String, Map<Long, Double>> slowest = new TreeMap<>();
        all.stream()
                .filter(each -> each.kind().equals("lists") && each.name().contains(": ") && isShown(each))
                .forEach(each -> slowest.computeIfAbsent(
                                each.name().replaceAll(":.*", "") + ", " + column(each), key -> new TreeMap<>())
                        .merge(each.openTasks(), each.p99(), Math::max));
        slowest.forEach((name, points) -> points.forEach((tasks, value) -> plot.point(name, tasks, value)));
        plot(plot, docs, "lists.svg");
    }

    private void timers() {
        table("Timers due at once", "timers", each -> true, true);
        for (Measurement meanwhile : all) {
            if (meanwhile.kind().equals("timers") && meanwhile.name().equals("REST meanwhile") && isShown(meanwhile)) {
                all.stream()
                        .filter(each -> each.name().equals("REST at rest")
                                && column(each).equals(column(meanwhile))
                                && each.openTasks() == meanwhile.openTasks())
                        .forEach(rest -> line(String.format(
                                Locale.ROOT,
                                "- %s, %,d due at once: REST p99 is %.1f times that at rest (%s ms, %s ms).",
                                column(rest),
                                rest.openTasks(),
                                meanwhile.p99() / rest.p99(),
                                number(meanwhile.p99()),
                                number(rest.p99()))));
            }
        }
    }

    private void table(String title, String kind, Predicate<Measurement> which, boolean isMedian) {
        List<Measurement> rows = all.stream()
                .filter(each -> each.kind().equals(kind) && which.test(each) && isShown(each))
                .toList();
        if (rows.isEmpty()) {
            return;
        }
        boolean hasP99 = !isMedian || kind.equals("timers");
        line("");
        line("## " + title);
        line("");
        line("| what | " + counted(kind) + " | " + String.join(" | ", columns) + " |");
        line("|---|---:|" + "---:|".repeat(columns.size()));
        Set<String> names = rows.stream().map(Measurement::name).collect(Collectors.toCollection(LinkedHashSet::new));
        Set<Long> sizes = rows.stream().map(Measurement::openTasks).collect(Collectors.toCollection(TreeSet::new));
        for (String name : names) {
            for (long size : sizes) {
                Map<String, Measurement> cells = rows.stream()
                        .filter(each -> each.name().equals(name) && each.openTasks() == size)
                        .collect(Collectors.toMap(Report::column, each -> each, (first, second) -> second));
                if (!cells.isEmpty()) {
                    String unit = cells.values().iterator().next().unit();
                    line("| " + name.replaceFirst("^(worker|facilitator|supervisor): ", "") + " (" + unit + ") | "
                            + String.format(Locale.ROOT, "%,d", size) + " | "
                            + columns.stream()
                                    .map(column -> cell(cells.get(column), hasP99))
                                    .collect(Collectors.joining(" | "))
                            + " |");
                }
            }
        }
    }

    /** Of what there are so many. */
    private static String counted(String kind) {
        return switch (kind) {
            case "timers" -> "timers";
            case "search" -> "services";
            default -> "open tasks";
        };
    }

    private static String cell(Measurement each, boolean hasP99) {
        if (each == null) {
            return "";
        }
        if (each.count() == 1) {
            return number(each.median());
        }
        return hasP99
                ? "p50 " + number(each.median()) + ", p99 **" + number(each.p99()) + "**"
                : "**" + number(each.median()) + "** (" + number(each.min()) + " to " + number(each.max()) + ")";
    }

    private void plot(Plot plot, Path docs, String name) throws IOException {
        if (!plot.isEmpty()) {
            plot.write(docs.resolve("benchmarks").resolve(name));
            line("");
            line("![" + name.replace(".svg", "") + " over the number of open tasks](benchmarks/" + name + ")");
        }
    }

    private boolean isShown(Measurement each) {
        return columns.contains(column(each));
    }

    private static String column(Measurement each) {
        return each.side().equals("plain") ? "plain" : "ours " + each.commit();
    }

    private static String number(double value) {
        return value >= 100
                ? String.format(Locale.ROOT, "%,.0f", value)
                : String.format(Locale.ROOT, value >= 10 ? "%.1f" : "%.2f", value);
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
