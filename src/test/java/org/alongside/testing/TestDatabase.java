package org.alongside.testing;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.alongside.database.DatabaseRefusedException;
import org.alongside.database.EmbeddedPostgres;
import org.alongside.database.EmbeddedPostgres.Durability;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.FileSystemUtils;

/**
 * A real PostgreSQL for every test that starts Spring: one server for each JVM that runs tests, an empty database for
 * each Spring context. Found by itself, tests need not name it. With the property {@code alongside.test.database} a context
 * names its database, and a second context that gives the same name meets what the first one left there.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class TestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    /** The password of the demonstration accounts in tests. */
    public static final String PASSWORD = "kereru-in-the-puriri-7";

    private static final Set<String> NAMES = ConcurrentHashMap.newKeySet();
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static @Nullable EmbeddedPostgres server;

    /** What the services of these tests keep in files: beside the server, which no other JVM has at the same time. */
    private static Path data = Path.of("target/test-data");

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var environment = context.getEnvironment();
        if (environment.containsProperty("spring.datasource.url")) {
            return;
        }
        String database = environment.getProperty("alongside.test.database", "test_" + NUMBER.incrementAndGet());
        server().createDatabase(database);
        // What an earlier run kept of a database of this name is not of this one.
        if (NAMES.add(database)) {
            FileSystemUtils.deleteRecursively(
                    data.resolve(database).resolve("ledger-heads").toFile());
        }
        Map<String, Object> properties = new HashMap<>(server().springProperties(database));
        properties.put("alongside.data-dir", data.resolve(database).toString());
        properties.put("alongside.demo-password", PASSWORD);
        environment.getPropertySources().addFirst(new MapPropertySource("testDatabase", properties));
    }

    /** The server, for tests that look at the database beside Spring. */
    public static synchronized EmbeddedPostgres server() {
        EmbeddedPostgres running = server;
        if (running == null) {
            running = start();
            server = running;
            running.databases().forEach(running::dropDatabase);
            SpringApplication.getShutdownHandlers().add(running::close);
        }
        return running;
    }

    /** Beside another run of the tests in the same tree, such as a developer's, this one takes the next directory. */
    private static EmbeddedPostgres start() {
        for (int i = 1; ; i++) {
            try {
                var started = EmbeddedPostgres.start(Path.of("target/test-postgres-" + i), Durability.EXPENDABLE);
                data = Path.of("target/test-data", String.valueOf(i));
                return started;
            } catch (DatabaseRefusedException inUse) {
                if (i == 4) {
                    throw inUse;
                }
            }
        }
    }
}
