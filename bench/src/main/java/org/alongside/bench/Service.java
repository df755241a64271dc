package org.alongside.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One of the two, running as a process of its own. */
final class Service implements AutoCloseable {
    private static final Duration START_MAX = Duration.ofMinutes(5);
    private static final long LOOK_MILLIS = 20;

    private final Process process;
    private final Side side;
    private final Duration startedIn;
    private final Duration startedWith;

    private Service(Process process, Side side, Duration startedIn) {
        this.process = process;
        this.side = side;
        this.startedIn = startedIn;
        this.startedWith = process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    static Service start(Side side, Postgres postgres, String database) throws IOException, InterruptedException {
        return start(side, side.command(), postgres, database);
    }

    /** Starts it and waits until it answers that it is ready. */
    static Service start(Side side, List<String> command, Postgres postgres, String database)
            throws IOException, InterruptedException {
        Path work = Bench.WORK.resolve(database);
        Files.createDirectories(work);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(Bench.ROOT.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.to(work.resolve("log").toFile()));
        builder.environment().put("JAVA_OPTIONS", Side.HEAP);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(side.environment(postgres, database, work.resolve("data")));
        long began = System.nanoTime();
        Process process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        HttpClient http = HttpClient.newHttpClient();
        HttpRequest ready = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + side.port() + "/actuator/health"))
                .timeout(Duration.ofSeconds(10))
                .build();
        while (System.nanoTime() - began < START_MAX.toNanos()) {
            if (!process.isAlive()) {
                throw new IllegalStateException(side + " ended while it started: see " + work.resolve("log"));
            }
            try {
                if (http.send(ready, BodyHandlers.discarding()).statusCode() == 200) {
                    return new Service(process, side, Duration.ofNanos(System.nanoTime() - began));
                }
            } catch (IOException notYet) {
                // It does not listen yet.
            }
            Thread.sleep(LOOK_MILLIS);
        }
        process.destroyForcibly();
        throw new IllegalStateException(side + " did not start within " + START_MAX + ": see " + work.resolve("log"));
    }

    Side side() {
        return side;
    }

    /** From the start of the process until it answered that it is ready. */
    Duration startedIn() {
        return startedIn;
    }

    /** What the processors worked for that: hardly longer on a machine that is busy with something else. */
    Duration startedWith() {
        return startedWith;
    }

    /** Resident memory now, in MB. Linux only. */
    long residentMegabytes() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
            }
        }
        throw new IllegalStateException("The system does not say how much memory is resident.");
    }

    Browser signIn(String user) {
        return Browser.signIn(side, user);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(1, TimeUnit.MINUTES)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
