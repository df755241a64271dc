package org.alongside.access.transactions;

import java.sql.SQLException;
import org.alongside.access.Words;
import org.alongside.policy.Refused;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Does the work again, from its beginning, when it got into the way of somebody else's at the same moment: the database
 * gave way to the other one, or the engine did. What a survivor says on a page is not lost to that; only where it happens
 * again and again is it refused. Work inside another transaction is not repeated; its beginning is elsewhere.
 */
public class RepeatedTransactionTemplate extends TransactionTemplate {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(RepeatedTransactionTemplate.class);
    private static final int TIMES_MAX = 3;

    /** SQLSTATE class of transactions that the database gave up for another, such as after a deadlock. */
    private static final String ROLLED_BACK = "40";

    private static final String STILL_LOCKED = "55P03";

    public RepeatedTransactionTemplate(PlatformTransactionManager manager) {
        super(manager);
    }

    @Override
    public <T> @Nullable T execute(TransactionCallback<T> work) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return super.execute(work);
        }
        for (int time = 1; ; time++) {
            try {
                return super.execute(work);
            } catch (RuntimeException e) {
                if (isStillLocked(e) || (time == TIMES_MAX && gaveWay(e))) {
                    throw Refused.form(Words.here("refused.somebody-is-working-on-this"));
                }
                if (!gaveWay(e)) {
                    throw e;
                }
                LOG.info("Two things were done at the same moment; this one is done again");
            }
        }
    }

    /** It waited for somebody else's work as long as a request waits. */
    private static boolean isStillLocked(Throwable thrown) {
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            if (at instanceof SQLException sql && STILL_LOCKED.equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    private static boolean gaveWay(Throwable thrown) {
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            if (at instanceof OptimisticLockingException
                    || (at instanceof SQLException sql
                            && sql.getSQLState() != null
                            && sql.getSQLState().startsWith(ROLLED_BACK))) {
                return true;
            }
        }
        return false;
    }
}
