package org.alongside.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** All measurements so far, one a line in a file that is kept with the repository. */
final class Results {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final Settings settings;
    private final List<Measurement> all;
    private final double load =
            rounded(ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());

    private Results(Path file, Settings settings, List<Measurement> all) {
        this.file = file;
        this.settings = settings;
        this.all = all;
    }

    static Results read(Path file, Settings settings) throws IOException {
        List<Measurement> all = new ArrayList<>();
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                all.add(JSON.readValue(line, Measurement.class));
            }
        }
        return new Results(file, settings, all);
    }

    List<Measurement> all() {
        return List.copyOf(all);
    }

    /** Whether there is one of this commit already; it is measured once, so that a run can go on where one ended. */
    boolean has(String kind, String side, long openTasks, String name) {
        return !settings.again()
                && all.stream()
                        .anyMatch(found -> found.kind().equals(kind)
                                && found.side().equals(side)
                                && found.openTasks() == openTasks
                                && found.name().equals(name)
                                && found.commit().equals(settings.commit()));
    }

    void add(String kind, String side, long openTasks, String name, String unit, List<Double> values)
            throws IOException {
        List<Double> sorted = values.stream().sorted().toList();
        Measurement made = new Measurement(
                kind,
                side,
                openTasks,
                name,
                unit,
                rounded(Measurement.percentile(sorted, 50)),
                rounded(Measurement.percentile(sorted, 99)),
                rounded(sorted.get(0)),
                rounded(sorted.get(sorted.size() - 1)),
                sorted.size(),
                settings.commit(),
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                machine(),
                load);
        all.add(made);
        Files.createDirectories(file.getParent());
        Files.writeString(
                file, JSON.writeValueAsString(made) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        Bench.say(
                "%s %s at %d: %s median %s, p99 %s, %s to %s %s (%d)",
                kind, side, openTasks, name, made.median(), made.p99(), made.min(), made.max(), unit, made.count());
    }

    private static double rounded(double value) {
        return Math.abs(value) >= 100 ? Math.rint(value) : Math.rint(value * 1000) / 1000;
    }

    private static String machine() throws IOException {
        long memoryGigabytes = Files.readAllLines(Path.of("/proc/meminfo")).stream()
                        .filter(line -> line.startsWith("MemTotal:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .sum()
                >> 20;
        return Runtime.getRuntime().availableProcessors() + " cores, " + memoryGigabytes + " GB, "
                + System.getProperty("os.name") + " " + System.getProperty("os.version") + ", Java "
                + System.getProperty("java.version") + ", PostgreSQL 17.11";
    }
}
