package org.alongside.database;

import java.nio.file.Path;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.Profiles;
import org.springframework.util.StringUtils;

/**
 * Starts the embedded server where nobody named a database, before any bean looks for one. An initializer of the
 * context and not of the environment, because logging works by then.
 */
@Order(Ordered.LOWEST_PRECEDENCE)
public final class EmbeddedPostgresInitializer
        implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgresInitializer.class);
    private static final String DATABASE = "alongside";
    private static final int FAILED = 1;
    private static final Duration SHUTDOWN_MAX = Duration.ofSeconds(60);

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        ConfigurableEnvironment environment = context.getEnvironment();
        if (context.getParent() != null || StringUtils.hasText(environment.getProperty("spring.datasource.url"))) {
            return;
        }
        if (environment.acceptsProfiles(Profiles.of("production"))) {
            throw new DatabaseRefusedException(
                    "No database is named, and the profile is production.",
                    "Set SPRING_DATASOURCE_URL, SPRING_DATASOURCE_USERNAME and SPRING_DATASOURCE_PASSWORD for the"
                            + " application, SPRING_FLYWAY_USER and SPRING_FLYWAY_PASSWORD for the owner.");
        }
        Path directory = Path.of(environment.getProperty("alongside.data-dir", "./data"));
        EmbeddedPostgres postgres = EmbeddedPostgres.start(directory, EmbeddedPostgres.Durability.KEPT);
        // Spring runs these after its contexts are closed, so the beans have written their last by then.
        SpringApplication.getShutdownHandlers().add(postgres::close);
        postgres.createDatabase(DATABASE);
        postgres.startAgainWhenItEnds(EmbeddedPostgresInitializer::end);
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource("embeddedPostgres", postgres.springProperties(DATABASE)));
        LOG.info(
                "Using the embedded database in {}.", directory.toAbsolutePath().normalize());
    }

    /** Whoever started the service can then start it anew; without a database it would only seem to be there. */
    private static void end() {
        Thread atLast = new Thread(
                () -> {
                    try {
                        Thread.sleep(SHUTDOWN_MAX.toMillis());
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    Runtime.getRuntime().halt(FAILED);
                },
                "end-at-last");
        atLast.setDaemon(true);
        atLast.start();
        System.exit(FAILED);
    }
}
