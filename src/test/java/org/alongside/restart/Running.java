package org.alongside.restart;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.alongside.Alongside;
import org.alongside.testing.TestDatabase;

/** The real application in a process of its own, which can be killed. */
final class Running implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(3);

    private final Process process;
    private final int port;
    private final Path log;

    private Running(Process process, int port, Path log) {
        this.process = process;
        this.port = port;
        this.log = log;
    }

    /** Starts it; {@link #awaitReady} waits until it works. */
    static Running start(Path data, Map<String, String> environment) throws IOException {
        int port = freePort();
        Files.createDirectories(data);
        Path log = data.resolve("application-" + port + ".log");
        // Without the test classes, or it would find the database of the tests.
        String classpath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes") && !entry.endsWith("test-classes/"))
                .collect(Collectors.joining(File.pathSeparator));
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx700m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classpath,
                        Alongside.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        Map<String, String> all = new HashMap<>(environment);
        all.put("SERVER_PORT", Integer.toString(port));
        all.put("ALONGSIDE_DATA_DIR", data.toString());
        all.put("ALONGSIDE_DEMO_PASSWORD", TestDatabase.PASSWORD);
        builder.environment().putAll(all);
        return new Running(builder.start(), port, log);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    int port() {
        return port;
    }

    Path log() {
        return log;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    Running awaitReady() throws Exception {
        awaitReadiness(200, START);
        return this;
    }

    /** Waits until readiness answers so. */
    void awaitReadiness(int status, Duration within) throws Exception {
        long until = System.nanoTime() + within.toNanos();
        int last = -1;
        while (System.nanoTime() < until) {
            if (!process.isAlive()) {
                throw new IllegalStateException("It ended: " + tail());
            }
            last = readiness();
            if (last == status) {
                return;
            }
            Thread.sleep(300);
        }
        throw new IllegalStateException("Readiness is " + last + " and not " + status + ": " + tail());
    }

    /** Status of the readiness probe; 0 when nobody answers. */
    int readiness() throws InterruptedException {
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(
                                            URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness"))
                                    .timeout(Duration.ofSeconds(30))
                                    .build(),
                            BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException nobodyThere) {
            return 0;
        }
    }

    private String tail() throws IOException {
        String text = Files.readString(log);
        return text.substring(Math.max(0, text.length() - 3_000));
    }

    /** Ends it as a machine that loses its power would. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws Exception {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
