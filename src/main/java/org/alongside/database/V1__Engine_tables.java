package org.alongside.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Lays the engine's tables by the scripts in the engine's own jar, in a schema of their own, so that no copy of them has
 * to be kept in step. The engine itself then only checks that the version fits.
 */
@Component
class V1__Engine_tables extends BaseJavaMigration {
    private static final String SCRIPTS = "org/camunda/bpm/engine/db/create/activiti.postgres.create.";
    private static final List<String> PARTS = List.of(
            "engine", "history", "identity", "case.engine", "case.history", "decision.engine", "decision.history");

    @Override
    public void migrate(Context context) throws SQLException, IOException {
        String appRole = quoted(Objects.requireNonNull(
                context.getConfiguration().getPlaceholders().get("app_role"), "no role for the application is named"));
        try (Statement statement = context.getConnection().createStatement()) {
            statement.execute("create schema engine");
            statement.execute("set local search_path to engine");
            for (String part : PARTS) {
                statement.execute(
                        new ClassPathResource(SCRIPTS + part + ".sql").getContentAsString(StandardCharsets.UTF_8));
            }
            // Without it every idle look for due jobs reads all timers there are.
            statement.execute("create index alongside_idx_job_duedate on act_ru_job (duedate_)");
            statement.execute("grant usage on schema engine to " + appRole);
            statement.execute("grant select, insert, update, delete on all tables in schema engine to " + appRole);
        }
    }

    private static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }
}
