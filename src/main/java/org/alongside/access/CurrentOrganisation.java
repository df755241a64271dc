package org.alongside.access;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.alongside.database.RequestDeadline;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The organisation this thread works for. Each transaction that begins meanwhile is bound to it, and the database then
 * shows and takes that organisation's rows only. Without one, no row of the domain is seen.
 */
public final class CurrentOrganisation {
    private static final String BIND = "select set_config('alongside.organisation', ?, true)";
    private static final String BIND_REQUEST =
            BIND + ", set_config('statement_timeout', ?, true), set_config('lock_timeout', ?, true)";
    private static final ThreadLocal<@Nullable String> CURRENT = new ThreadLocal<>();

    private CurrentOrganisation() {}

    public static Optional<String> current() {
        return Optional.ofNullable(CURRENT.get());
    }

    /** Does the work for that organisation. Not inside a transaction that is bound to another one. */
    public static <T> T callAs(String organisationId, Callable<T> work) throws Exception {
        try (Binding binding = bind(organisationId)) {
            return work.call();
        }
    }

    /** Like {@link #callAs} for work that gives nothing back. */
    public static void runAs(String organisationId, Runnable work) {
        try (Binding binding = bind(organisationId)) {
            work.run();
        }
    }

    /**
     * Binds the running transaction, and with it this thread until the transaction ends, for jobs, which learn only
     * inside whose work they do. A transaction is bound once: changing sides within one would mix two organisations.
     */
    public static void bindTransaction(String organisationId) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("There is no transaction to bind to an organisation.");
        }
        String before = CURRENT.get();
        if (organisationId.equals(before)) {
            return;
        }
        if (before != null) {
            throw new IllegalStateException("This transaction is bound to another organisation already.");
        }
        set(connection(), organisationId);
        CURRENT.set(organisationId);
        TransactionSynchronizationManager.registerSynchronization(new Unbind());
    }

    public static Binding bind(String organisationId) {
        String before = CURRENT.get();
        if (TransactionSynchronizationManager.isActualTransactionActive() && !organisationId.equals(before)) {
            throw new IllegalStateException("The organisation cannot change inside a transaction.");
        }
        CURRENT.set(organisationId);
        return new Binding(before);
    }

    /** Also sets, for a request, how long a statement may take and wait for others, before whoever sent it gives up. */
    public static void set(Connection connection, String organisationId) {
        boolean isRequest = RequestDeadline.current() != null;
        try (PreparedStatement statement = connection.prepareStatement(isRequest ? BIND_REQUEST : BIND)) {
            statement.setString(1, organisationId);
            if (isRequest) {
                statement.setString(2, Long.toString(RequestDeadline.STATEMENT.toMillis()));
                statement.setString(3, Long.toString(RequestDeadline.LOCK.toMillis()));
            }
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException("The transaction could not be bound to its organisation.", e);
        }
    }

    private static Connection connection() {
        return TransactionSynchronizationManager.getResourceMap().values().stream()
                .filter(ConnectionHolder.class::isInstance)
                .map(ConnectionHolder.class::cast)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The transaction has no connection."))
                .getConnection();
    }

    private static void restore(@Nullable String before) {
        if (before == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(before);
        }
    }

    /** Ends the thread's binding. */
    public static final class Binding implements AutoCloseable {
        private final @Nullable String before;

        private Binding(@Nullable String before) {
            this.before = before;
        }

        @Override
        public void close() {
            restore(before);
        }
    }

    private static final class Unbind implements TransactionSynchronization {
        @Override
        public void afterCompletion(int status) {
            CURRENT.remove();
        }
    }
}
