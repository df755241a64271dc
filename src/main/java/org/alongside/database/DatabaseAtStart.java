package org.alongside.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.flyway.FlywayMigrationStrategy;
import org.springframework.stereotype.Component;

/**
 * The first thing that happens to the database: it is waited for, migrated by its owner, and then looked at with the
 * application's own role, which must not be able to do more than its work.
 */
@Component
final class DatabaseAtStart implements FlywayMigrationStrategy {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseAtStart.class);
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(2);
    /** Wrong password, no such role, or not let in from here. */
    private static final Set<String> NOT_LET_IN = Set.of("28P01", "28000");

    private static final String NO_SUCH_DATABASE = "3D000";
    private static final String NOT_ALLOWED = "42501";

    private final String url;
    private final Login application;
    private final Login owner;
    private final Duration wait;

    DatabaseAtStart(
            @Value("${spring.datasource.url}") String url,
            @Value("${spring.datasource.username:}") String username,
            @Value("${spring.datasource.password:}") String password,
            @Value("${spring.flyway.user:}") String ownerName,
            @Value("${spring.flyway.password:}") String ownerPassword,
            @Value("${alongside.database.wait:60s}") Duration wait) {
        this.url = url;
        this.application = new Login(username, password, "SPRING_DATASOURCE_USERNAME and SPRING_DATASOURCE_PASSWORD");
        this.owner = new Login(ownerName, ownerPassword, "SPRING_FLYWAY_USER and SPRING_FLYWAY_PASSWORD");
        this.wait = wait;
    }

    @Override
    public void migrate(Flyway flyway) {
        refuseWithoutTwoRoles();
        Instant until = Instant.now().plus(wait);
        awaitAs(owner, until);
        awaitAs(application, until);
        // Before, because the migrations grant to this role; after, because they make what it must not change.
        refuseUnfitRole(false);
        migrateAsOwner(flyway);
        refuseUnfitRole(true);
    }

    private void refuseUnfitRole(boolean isMigrated) {
        try (Connection connection = connect(application)) {
            ApplicationRole role = new ApplicationRole(connection, application.name(), owner.name());
            role.refuseTooMuch();
            if (isMigrated) {
                role.refuseTooLittle();
            }
        } catch (SQLException e) {
            throw new DatabaseRefusedException(
                    "The rights of the application's role could not be looked at.", "Try again.", e);
        }
    }

    private void refuseWithoutTwoRoles() {
        for (Login login : new Login[] {application, owner}) {
            if (login.name().isBlank()) {
                throw new DatabaseRefusedException(
                        "The database is named, but not both roles that work with it.", "Set " + login.setBy() + ".");
            }
        }
        if (application.name().equals(owner.name())) {
            throw new DatabaseRefusedException(
                    "The application would work as the owner of the database (" + owner.name() + "), and could then"
                            + " change what it must only add to.",
                    "Give the application a role of its own, without any rights: the migrations grant what it needs."
                            + " Name it with " + application.setBy() + ", the owner with " + owner.setBy() + ".");
        }
    }

    private void awaitAs(Login login, Instant until) {
        for (int attempt = 1; ; attempt++) {
            try (Connection connection = connect(login)) {
                return;
            } catch (SQLException e) {
                refuseWhatWaitingDoesNotHelp(login, e);
                if (Instant.now().isAfter(until)) {
                    throw new DatabaseRefusedException(
                            "The database at " + address() + " did not answer within " + wait.toSeconds() + " seconds.",
                            "Start it, or correct SPRING_DATASOURCE_URL.",
                            e);
                }
                LOG.warn(
                        "The database does not answer yet (attempt {}, {}). Trying again until {}.",
                        attempt,
                        e.getSQLState(),
                        until);
                sleep();
            }
        }
    }

    private void refuseWhatWaitingDoesNotHelp(Login login, SQLException e) {
        String state = e.getSQLState();
        if (state == null) {
            return;
        }
        if (NOT_LET_IN.contains(state)) {
            throw new DatabaseRefusedException(
                    "The database at " + address() + " does not let " + login.name()
                            + " in: the password is wrong, the role does not exist, or it may not come from here.",
                    "Check " + login.setBy() + ".",
                    e);
        }
        if (state.equals(NO_SUCH_DATABASE) || state.equals(NOT_ALLOWED)) {
            throw new DatabaseRefusedException(
                    "There is no database at " + address() + " that " + login.name() + " may connect to.",
                    "Create it, grant connect on it, or correct SPRING_DATASOURCE_URL.",
                    e);
        }
    }

    private void migrateAsOwner(Flyway flyway) {
        try {
            flyway.migrate();
        } catch (FlywayException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof SQLException sql && NOT_ALLOWED.equals(sql.getSQLState())) {
                    throw new DatabaseRefusedException(
                            "The role " + owner.name() + " may not set the database up.",
                            "Grant it create on the database, and let it own what an earlier role has made.",
                            e);
                }
            }
            throw e;
        }
    }

    private Connection connect(Login login) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", login.name());
        properties.setProperty("password", login.password());
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("loginTimeout", "10");
        properties.setProperty("socketTimeout", "30");
        return DriverManager.getConnection(url, properties);
    }

    /** The address without what may follow it: a password can stand among the parameters. */
    private String address() {
        int parameters = url.indexOf('?');
        return parameters < 0 ? url : url.substring(0, parameters);
    }

    private static void sleep() {
        try {
            Thread.sleep(BETWEEN_TRIES.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseRefusedException("Starting was interrupted.", "Start again.", e);
        }
    }

    private record Login(String name, String password, String setBy) {}
}
