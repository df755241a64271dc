package org.alongside.yesterday;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.alongside.TestDatabase;
import org.alongside.database.EarlierTables;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/** Before the service starts, its database is that of yesterday, and it is the hour at which that was kept. */
final class RestoresYesterday implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var environment = context.getEnvironment();
        String database = environment.getRequiredProperty("alongside.test.database");
        Path data = Path.of(environment.getRequiredProperty("alongside.data-dir"));
        YesterdaysDatabase yesterday = YesterdaysDatabase.read();
        try (Connection connection =
                YesterdaysDatabase.connect(TestDatabase.server().url(database))) {
            FileSystemUtils.deleteRecursively(data);
            EarlierTables.lay(database, yesterday.migration());
            yesterday.restore(connection, data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        setClock(yesterday);
    }

    static void setClock(YesterdaysDatabase yesterday) {
        ClockUtil.offset(Duration.between(Instant.now(), yesterday.time()).toMillis());
    }
}
