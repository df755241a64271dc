package org.alongside.earlierrelease;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.alongside.database.EarlierTables;
import org.alongside.testing.TestDatabase;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/** Before the service starts, its database is that of the earlier release, and it is the hour at which that was kept. */
final class RestoresEarlierRelease implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var environment = context.getEnvironment();
        String database = environment.getRequiredProperty("alongside.test.database");
        Path data = Path.of(environment.getRequiredProperty("alongside.data-dir"));
        EarlierReleaseDatabase kept = EarlierReleaseDatabase.read();
        try (Connection connection =
                EarlierReleaseDatabase.connect(TestDatabase.server().url(database))) {
            FileSystemUtils.deleteRecursively(data);
            EarlierTables.lay(database, kept.migration());
            kept.restore(connection, data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        setClock(kept);
    }

    static void setClock(EarlierReleaseDatabase kept) {
        ClockUtil.offset(Duration.between(Instant.now(), kept.time()).toMillis());
    }
}
