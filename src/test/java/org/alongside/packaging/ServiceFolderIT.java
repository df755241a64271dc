package org.alongside.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.alongside.database.EmbeddedPostgres;
import org.alongside.testing.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** What {@code bin/build} makes and {@code bin/start} starts: the folder that runs in production. */
class ServiceFolderIT {
    private static final Path FOLDER = Path.of("target/service");
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    @BeforeAll
    static void isBuilt(@TempDir Path work) throws Exception {
        EmbeddedPostgres server = TestDatabase.server();
        server.createDatabase("build_service");
        Process build = start(
                work.resolve("log"),
                Map.of(
                        "BUILD_DATABASE_URL", server.url("build_service"),
                        "BUILD_DATABASE_APP", EmbeddedPostgres.APP,
                        "BUILD_DATABASE_APP_PASSWORD", server.password(EmbeddedPostgres.APP),
                        "BUILD_DATABASE_OWNER", EmbeddedPostgres.OWNER,
                        "BUILD_DATABASE_OWNER_PASSWORD", server.password(EmbeddedPostgres.OWNER)),
                "bin/build",
                "--packaged");
        assertThat(build.waitFor(PATIENCE.toMinutes(), TimeUnit.MINUTES)).isTrue();
        assertThat(build.exitValue()).as(Files.readString(work.resolve("log"))).isZero();
    }

    @Test
    void startsWithTheClassesOfTheArchive(@TempDir Path work) throws Exception {
        EmbeddedPostgres server = TestDatabase.server();
        server.createDatabase("start_service");
        Map<String, String> environment = new HashMap<>();
        server.springProperties("start_service")
                .forEach((name, value) ->
                        environment.put(name.toUpperCase(java.util.Locale.ROOT).replace('.', '_'), value.toString()));
        int port = freePort();
        environment.put("SERVER_PORT", Integer.toString(port));
        environment.put("ALONGSIDE_DATA_DIR", work.resolve("data").toString());
        environment.put("JAVA_OPTIONS", "-Xlog:class+load:file=" + work.resolve("classes"));
        Process service = start(work.resolve("log"), environment, "bin/start");
        try {
            assertThat(becomesReady(service, port))
                    .as(Files.readString(work.resolve("log")))
                    .isTrue();
            assertThat(Files.readString(work.resolve("classes")))
                    .contains("org.alongside.Alongside source: shared objects file")
                    // What answers a request, not only what starts.
                    .contains("org.apache.catalina.connector.Request source: shared objects file");
        } finally {
            end(service);
        }
    }

    /** It comes as far as without one, and not by a word of Java about the archive. */
    @Test
    void startsWithAnArchiveThatDoesNotFitOrWithNone(@TempDir Path work) throws Exception {
        Path copy = work.resolve("service");
        FileSystemUtils.copyRecursively(FOLDER, copy);
        for (String name : new String[] {"alongside.jsa", "alongside.aot"}) {
            Files.deleteIfExists(copy.resolve("alongside.jsa"));
            Files.writeString(copy.resolve(name), "not an archive");
            endsForWantOfADatabase(copy, work);
            Files.delete(copy.resolve(name));
        }
        endsForWantOfADatabase(copy, work);
    }

    private static void endsForWantOfADatabase(Path folder, Path work) throws Exception {
        Path log = work.resolve("log");
        Process service = start(
                log,
                Map.of("ALONGSIDE_DATA_DIR", work.resolve("data").toString()),
                folder.resolve("start").toString());
        try {
            assertThat(service.waitFor(PATIENCE.toMinutes(), TimeUnit.MINUTES)).isTrue();
            assertThat(Files.readString(log)).contains("No database is named");
        } finally {
            end(service);
        }
    }

    private static Process start(Path log, Map<String, String> environment, String... command) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static boolean becomesReady(Process service, int port) throws InterruptedException {
        HttpClient http = HttpClient.newHttpClient();
        HttpRequest ready = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness"))
                .timeout(Duration.ofSeconds(20))
                .build();
        Instant end = Instant.now().plus(PATIENCE);
        while (service.isAlive() && Instant.now().isBefore(end)) {
            try {
                if (http.send(ready, BodyHandlers.discarding()).statusCode() == 200) {
                    return true;
                }
            } catch (IOException notYet) {
                // It does not listen yet.
            }
            Thread.sleep(200);
        }
        return false;
    }

    private static void end(Process service) throws InterruptedException {
        service.destroy();
        if (!service.waitFor(1, TimeUnit.MINUTES)) {
            service.destroyForcibly();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
