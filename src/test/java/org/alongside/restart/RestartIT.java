package org.alongside.restart;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.alongside.database.EmbeddedPostgres;
import org.alongside.database.EmbeddedPostgres.Durability;
import org.alongside.testing.http.SignedIn;
import org.alongside.testing.http.Walk;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/** What becomes of work under way when the power goes, or the database: all of it is there, or nothing of it. */
class RestartIT {
    private static final Path DATA = Path.of("target/restart-it");
    private static final DataFolder KEPT = new DataFolder(DATA);
    private static final int WORKERS = 4;

    @BeforeEach
    void fresh() throws Exception {
        FileSystemUtils.deleteRecursively(DATA);
    }

    @Test
    void goesOnAfterItWasKilledWhilePeopleWorked() throws Exception {
        List<String> labels = new ArrayList<>();
        AtomicInteger answered = new AtomicInteger();
        try (Running first = Running.start(DATA, Map.of()).awaitReady()) {
            for (int i = 0; i < WORKERS; i++) {
                labels.add(new Walk(first.port())
                        .toSupport(Map.of("alias", "Somebody"), Map.of(), Map.of())
                        .label());
            }
            AtomicBoolean isOver = new AtomicBoolean();
            ExecutorService people = Executors.newFixedThreadPool(WORKERS);
            List<Future<?>> work = labels.stream()
                    .<Future<?>>map(label -> people.submit(() -> recordSessions(first.port(), label, isOver, answered)))
                    .toList();
            while (answered.get() < 25) {
                Thread.sleep(20);
            }
            first.kill();
            isOver.set(true);
            for (Future<?> one : work) {
                one.get();
            }
            people.shutdown();
        }

        try (Running second = Running.start(DATA, Map.of()).awaitReady()) {
            try (Connection owner = KEPT.owner()) {
                long sessions = DataFolder.count(owner, "select count(*) from alongside.session");
                assertThat(sessions).isBetween((long) answered.get(), (long) answered.get() + WORKERS);
                assertThat(
                                DataFolder.count(
                                        owner,
                                        "select count(distinct occasion) from alongside.record_entry where field = 'session.talkedAbout'"))
                        .as("what was said, and that it was said")
                        .isEqualTo(sessions);
                assertThat(DataFolder.count(
                                owner, "select count(*) from alongside.ledger_entry where act = 'session recorded'"))
                        .isEqualTo(sessions);
                assertThat(
                                DataFolder.count(
                                        owner,
                                        "select count(*) from engine.act_hi_actinst where act_id_ = 'userTask_recordSession' and end_time_ is not null"))
                        .as("tasks that were done")
                        .isEqualTo(sessions);
            }
            assertThat(KEPT.verifyLedger()).isZero();
            Walk walk = new Walk(second.port());
            for (String label : labels) {
                assertThat(walk.person("worker1").tasks().stream()
                                .filter(task ->
                                        task.path("taskDefinitionKey").asText().equals("userTask_walkAlongside"))
                                .filter(task -> task.path("name").asText().endsWith(label)))
                        .as("the standing task of %s", label)
                        .hasSizeLessThanOrEqualTo(1);
            }
            walk.toSupport(Map.of("alias", "Somebody else"), Map.of(), Map.of());
            killDatabase();
            second.awaitReadiness(200, Duration.ofSeconds(90));
            walk.complete("userTask_walkAlongside", Map.of("whatNext", "LEAVE"));
        }
    }

    /** The server itself, and not the service: it has to be there again, as another process. */
    private static void killDatabase() throws Exception {
        Path pidFile = DATA.resolve("postgres/postmaster.pid");
        String before = Files.readAllLines(pidFile).get(0).strip();
        ProcessHandle.of(Long.parseLong(before)).orElseThrow().destroyForcibly();
        Instant until = Instant.now().plus(Duration.ofSeconds(90));
        while (Instant.now().isBefore(until)) {
            if (Files.exists(pidFile)
                    && !Files.readString(pidFile).isBlank()
                    && !Files.readAllLines(pidFile).get(0).strip().equals(before)) {
                return;
            }
            Thread.sleep(200);
        }
        throw new IllegalStateException("The database was not started again.");
    }

    /** One person who records one session after the other until the service is gone. */
    private static void recordSessions(int port, String label, AtomicBoolean isOver, AtomicInteger answered) {
        Walk walk = new Walk(port).of(label);
        try {
            while (!isOver.get()) {
                walk.complete("userTask_walkAlongside", Map.of("whatNext", "SESSION"));
                walk.complete(
                        "userTask_recordSession",
                        Map.of("sessionKind", "PHONE", "safetyNow", "SAFE", "talkedAbout", "The garden"));
                answered.incrementAndGet();
            }
        } catch (java.io.UncheckedIOException gone) {
            isOver.set(true);
        }
    }

    @Test
    void waitsForItsDatabaseAndOutlivesItsAbsence() throws Exception {
        Path data = DATA.resolve("database");
        EmbeddedPostgres database = EmbeddedPostgres.start(data, Durability.KEPT);
        database.createDatabase("alongside");
        try (DatabaseProxy proxy = new DatabaseProxy()) {
            Map<String, String> environment = Map.of(
                    "SPRING_DATASOURCE_URL",
                    "jdbc:postgresql://127.0.0.1:" + proxy.port() + "/alongside",
                    "SPRING_DATASOURCE_USERNAME",
                    EmbeddedPostgres.APP,
                    "SPRING_DATASOURCE_PASSWORD",
                    database.password(EmbeddedPostgres.APP),
                    "SPRING_FLYWAY_USER",
                    EmbeddedPostgres.OWNER,
                    "SPRING_FLYWAY_PASSWORD",
                    database.password(EmbeddedPostgres.OWNER));
            try (Running service = Running.start(DATA.resolve("service"), environment)) {
                awaitLog(service, "does not answer yet");
                assertThat(service.isAlive())
                        .as("waits while there is no database")
                        .isTrue();
                assertThat(Files.readString(service.log())).contains("does not answer yet");
                proxy.open(port(database));
                service.awaitReady();
                Walk walk = new Walk(service.port()).toSupport(Map.of("alias", "Somebody"), Map.of(), Map.of());
                Walk.Open task = walk.alongside();

                proxy.fallSilent();
                answersAllTheSame(service, task);
                proxy.shut();
                database.close();
                Map<String, Object> typed = Map.of("whatNext", "PAUSE", "pauseNote", "By the sea");
                SignedIn.Answer refused = task.who().submit(task.id(), typed);
                assertThat(refused.status()).isEqualTo(400);
                assertThat(refused.message().orElse(""))
                        .contains("cannot reach its database", "What you typed is still here");
                service.awaitReadiness(503, Duration.ofSeconds(60));
                Thread.sleep(10_000);

                database = EmbeddedPostgres.start(data, Durability.KEPT);
                proxy.open(port(database));
                service.awaitReadiness(200, Duration.ofSeconds(60));
                assertThat(task.who().submit(task.id(), typed).status()).isEqualTo(204);
                assertThat(walk.find("userTask_keepDoorOpen")).isPresent();
                assertThat(Files.readString(service.log())).doesNotContain("By the sea");
            }
        } finally {
            database.close();
        }
    }

    /** Promised are ten seconds; a busy machine gets some more, where without limits it would be for ever. */
    private static void answersAllTheSame(Running service, Walk.Open task) throws Exception {
        Map<String, Callable<SignedIn.Answer>> asked = Map.of(
                "a form that is sent",
                () -> task.who().submit(task.id(), Map.of("whatNext", "PAUSE", "pauseNote", "By the lake")),
                "the list of tasks",
                () -> task.who().engine("/task?maxResults=5"),
                "a page",
                () -> task.who().page("/workers/me"),
                "readiness",
                () -> new SignedIn.Answer(service.readiness(), "cannot reach its database", ""));
        ExecutorService people = Executors.newFixedThreadPool(asked.size());
        Map<String, Future<SignedIn.Answer>> answers = new HashMap<>();
        asked.forEach((what, ask) -> answers.put(what, people.submit(ask)));
        for (Map.Entry<String, Future<SignedIn.Answer>> answer : answers.entrySet()) {
            SignedIn.Answer said = answer.getValue().get(20, TimeUnit.SECONDS);
            assertThat(said.status()).as(answer.getKey()).isGreaterThanOrEqualTo(400);
            assertThat(said.body())
                    .as(answer.getKey())
                    .contains("cannot reach its database")
                    .doesNotContain("Exception:");
        }
        people.shutdown();
    }

    /** A busy machine may take long to get there. */
    private static void awaitLog(Running service, String words) throws Exception {
        Instant until = Instant.now().plus(Duration.ofSeconds(90));
        while (!Files.readString(service.log()).contains(words) && Instant.now().isBefore(until)) {
            Thread.sleep(500);
        }
    }

    private static int port(EmbeddedPostgres database) {
        return URI.create(database.url("alongside").substring("jdbc:".length())).getPort();
    }
}
