package org.alongside.leaks;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.alongside.Alongside;
import org.alongside.access.CurrentOrganisation;
import org.alongside.consent.Purpose;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.decisions.SurvivorMessages;
import org.alongside.policy.PolicyId;
import org.alongside.policy.Refused;
import org.alongside.proof.Proves;
import org.alongside.records.Corrections;
import org.alongside.records.RecordEntry;
import org.alongside.records.RecordField;
import org.alongside.records.RecordHistory;
import org.alongside.records.Records;
import org.alongside.testing.TestDatabase;
import org.alongside.testing.http.Walk;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/**
 * Erasure (CONF-09) against somebody who has an older dump of the database: it is restored beside, the service is started
 * on it with the keys that there are now, and nothing can be read. Whole withdrawal of consent erases (CONSENT-06).
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class ErasureIT {
    private static final String RESTORED = "restored_older_dump";
    private static final List<RecordField> ALL = Arrays.asList(RecordField.values());

    @LocalServerPort
    int port;

    @Autowired
    Environment environment;

    @Autowired
    Records records;

    @Autowired
    RecordHistory history;

    @Autowired
    Corrections corrections;

    @Autowired
    SurvivorMessages survivor;

    private final Map<String, String> workers = new HashMap<>();

    @Test
    @Proves(PolicyId.CONF_09)
    void leavesAnOlderDumpUnreadable() throws Exception {
        Walk walk = new Walk(port)
                .toSupport(
                        Map.of("alias", "Somebody to erase"),
                        Map.of("home", "With my aunt"),
                        Map.of("hopes", "To sleep again"));
        Walk kept =
                new Walk(port).toSupport(Map.of("alias", "Somebody who stays"), Map.of("home", "By the sea"), Map.of());
        JourneyId erased = JourneyId.of(walk.journeyId());
        assertThat(read(records, walk))
                .as("what %s reads of %s", workers, walk.label())
                .containsValues("Somebody to erase", "With my aunt", "To sleep again");
        assertThat(read(records, kept)).containsValue("By the sea");
        putWordsBeside(walk);
        Map<String, byte[]> olderDump = dump();

        assertThat(keys(erased)).isNotEmpty();
        CurrentOrganisation.runAs(
                "demo", () -> survivor.withdraws(erased, Purpose.KEEP_RECORD, WorkerId.of("worker1")));

        assertThat(keys(erased)).as("files of the key").isEmpty();
        assertThat(read(records, walk)).isEmpty();
        assertThatThrownBy(() -> CurrentOrganisation.runAs(
                        "demo",
                        () -> records.write(
                                erased, WorkerId.of("worker1"), "a-form", Map.of(RecordField.PLAN_HOPES, "More"))))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("erased");
        assertThat(ledger(erased)).contains("record erased", "consent recorded");
        assertThat(read(records, kept)).containsValue("By the sea");

        try (ConfigurableApplicationContext older = startOn(olderDump)) {
            Records restored = older.getBean(Records.class);
            assertThat(read(restored, kept)).as("the others can be read in it").containsValue("By the sea");
            assertThat(read(restored, walk)).isEmpty();
            assertThat(CurrentOrganisation.callAs(
                            "demo",
                            () -> history(
                                    older.getBean(RecordHistory.class),
                                    erased,
                                    WorkerId.of(requireNonNull(workers.get(walk.journeyId()))))))
                    .as("nor what stood beside it")
                    .isEmpty();
            Map<RecordField, Object> asService =
                    CurrentOrganisation.callAs("demo", () -> restored.readForService(erased, ALL, "test"));
            assertThat(asService).isEmpty();
            assertThatThrownBy(() -> CurrentOrganisation.runAs("demo", () -> restored.open(erased)))
                    .as("no new key under the old name")
                    .hasMessageContaining("destroyed");
        }
    }

    /** What they say to an entry is in the dump too, and read with the same key alone. */
    private void putWordsBeside(Walk walk) throws Exception {
        JourneyId journey = JourneyId.of(walk.journeyId());
        WorkerId worker = WorkerId.of(requireNonNull(workers.get(walk.journeyId())));
        CurrentOrganisation.runAs("demo", () -> {
            RecordEntry entry = history(history, journey, worker).get(0);
            assertThat(corrections.putBeside(journey, worker, Set.of(entry.field()), entry.id(), "My own words"))
                    .isTrue();
            assertThat(history(history, journey, worker).get(0).statements()).hasSize(1);
        });
    }

    private static List<RecordEntry> history(RecordHistory from, JourneyId journey, WorkerId worker) {
        return from.read(journey, worker, Set.of(RecordField.SHARE_HOME), Optional.empty(), 10, "test");
    }

    /** What the worker who walks with them, or last did, can read. */
    private Map<RecordField, Object> read(Records from, Walk walk) throws Exception {
        JourneyId journey = JourneyId.of(walk.journeyId());
        String worker = workers.computeIfAbsent(
                walk.journeyId(), id -> walk.alongside().who().user());
        return Objects.requireNonNull(
                CurrentOrganisation.callAs("demo", () -> from.read(journey, WorkerId.of(worker), ALL, "test")));
    }

    private Path data() {
        return Path.of(environment.getRequiredProperty("alongside.data-dir"));
    }

    /** Files in which a key of this journey could be. */
    private List<Path> keys(JourneyId journey) throws Exception {
        try (Stream<Path> files = Files.walk(data())) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName().toString().contains(journey.toString()))
                    .filter(file -> file.toFile().length() > 0)
                    .toList();
        }
    }

    private String url() {
        return environment.getRequiredProperty("spring.datasource.url");
    }

    private List<String> ledger(JourneyId journey) throws Exception {
        try (Connection connection = Dump.connect(url());
                var statement = connection.prepareStatement(
                        "select array_agg(act) from alongside.ledger_entry where chain = ? and outcome = 'DONE'")) {
            statement.setString(1, journey.toString());
            try (var row = statement.executeQuery()) {
                row.next();
                return List.of((String[]) row.getArray(1).getArray());
            }
        }
    }

    /** Every table of ours and of the engine, as COPY writes it. */
    private Map<String, byte[]> dump() throws Exception {
        Map<String, byte[]> tables = new LinkedHashMap<>();
        try (Connection connection = Dump.connect(url())) {
            for (String table : Dump.tables(connection, "nspname in ('alongside', 'engine')")) {
                ByteArrayOutputStream rows = new ByteArrayOutputStream();
                Dump.copyOut(connection, table, rows);
                tables.put(table, rows.toByteArray());
            }
        }
        return tables;
    }

    /** Lets a first start lay the tables, puts the dump into them, and starts on it with the keys of now. */
    private ConfigurableApplicationContext startOn(Map<String, byte[]> dump) throws Exception {
        var server = TestDatabase.server();
        server.dropDatabase(RESTORED);
        server.createDatabase(RESTORED);
        start(Path.of("target/test-data/" + RESTORED)).close();
        try (Connection connection = Dump.connect(server.url(RESTORED));
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            // As a restore does it: no trigger and no foreign key looks at rows that were checked before.
            statement.execute("set session_replication_role = replica");
            for (String table : dump.keySet()) {
                statement.execute("delete from " + table);
            }
            for (Map.Entry<String, byte[]> table : dump.entrySet()) {
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("copy " + table.getKey() + " from stdin", new ByteArrayInputStream(table.getValue()));
            }
            connection.commit();
        }
        return start(data());
    }

    private static ConfigurableApplicationContext start(Path data) {
        Map<String, Object> properties = new HashMap<>(TestDatabase.server().springProperties(RESTORED));
        properties.put("alongside.data-dir", data.toString());
        properties.put("alongside.demo-password", TestDatabase.PASSWORD);
        properties.put("server.port", "0");
        properties.put("camunda.bpm.job-execution.enabled", "false");
        properties.put("spring.jmx.enabled", "false");
        return new SpringApplicationBuilder(Alongside.class)
                .run(properties.entrySet().stream()
                        .map(property -> "--" + property.getKey() + "=" + property.getValue())
                        .toArray(String[]::new));
    }
}
