package org.alongside.access.transactions;

import java.util.Optional;
import javax.sql.DataSource;
import org.alongside.access.CurrentOrganisation;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Begins every transaction, the engine's too, with the organisation it works for. The setting ends with the transaction,
 * so a pooled connection never carries it to somebody else.
 */
public class OrganisationTransactionManager extends JdbcTransactionManager {
    public OrganisationTransactionManager(DataSource dataSource) {
        super(dataSource);
        // Part of a transaction that is taken back would leave what waits for the commit, such as rows of the ledger.
        setNestedTransactionAllowed(false);
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
        try {
            super.doBegin(transaction, definition);
        } catch (CannotCreateTransactionException e) {
            // Whoever waits for an answer reads this.
            throw new CannotCreateTransactionException(
                    "The service cannot reach its database just now. Please try again in a minute.", e);
        }
        Optional<String> organisation = CurrentOrganisation.current();
        if (organisation.isEmpty()) {
            return;
        }
        try {
            ConnectionHolder holder =
                    (ConnectionHolder) TransactionSynchronizationManager.getResource(obtainDataSource());
            if (holder == null) {
                throw new IllegalStateException("The transaction began without a connection.");
            }
            CurrentOrganisation.set(holder.getConnection(), organisation.get());
        } catch (RuntimeException e) {
            // Spring cleans up only after a failure of its own beginning.
            doCleanupAfterCompletion(transaction);
            throw new CannotCreateTransactionException("The transaction could not be bound to its organisation.", e);
        }
    }
}
