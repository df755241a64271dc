package org.alongside.database;

import java.util.Map;
import org.alongside.testing.TestDatabase;
import org.flywaydb.core.Flyway;

/** Lays the tables of a database as they were by an earlier migration, for tests that restore what was kept of then. */
public final class EarlierTables {
    private EarlierTables() {}

    /** @param migration the last one that is applied */
    public static void lay(String database, String migration) {
        var server = TestDatabase.server();
        Flyway.configure()
                .dataSource(server.url(database), EmbeddedPostgres.OWNER, server.password(EmbeddedPostgres.OWNER))
                .defaultSchema("alongside")
                .schemas("alongside")
                .locations("classpath:db/migration")
                .placeholders(Map.of("app_role", EmbeddedPostgres.APP))
                .javaMigrations(new V1__Engine_tables())
                .target(migration)
                // What is made anew with each change is made as it is now, of tables that were not there then.
                .repeatableSqlMigrationPrefix("NOT_THEN")
                .load()
                .migrate();
    }
}
