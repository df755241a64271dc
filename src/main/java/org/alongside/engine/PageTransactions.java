package org.alongside.engine;

import java.util.Objects;
import java.util.function.Supplier;
import org.alongside.ids.RecordId;
import org.alongside.ids.WorkerId;
import org.alongside.policy.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What people do at our own pages: each act is one transaction, and what is refused of it is written into the ledger, which
 * stands when the act has been rolled back. What people ask of the engine itself goes through the guard of its commands.
 */
@Component
public class PageTransactions {
    private final RefusalLedger refusals;
    private final TransactionTemplate transaction;

    PageTransactions(RefusalLedger refusals, TransactionTemplate transaction) {
        this.refusals = refusals;
        this.transaction = transaction;
    }

    /**
     * Does the work in one transaction.
     *
     * @param act what it is, for the ledger
     * @param about whom or what it is about, where that is known
     * @param by who asks
     * @throws Refused when a rule refused it, also from within the engine; nothing of it was kept
     */
    public <T> T inOne(String act, @Nullable RecordId about, WorkerId by, Supplier<T> work) {
        return recorded(act, about, by, () -> Objects.requireNonNull(transaction.execute(status -> work.get())));
    }

    /** Like {@link #inOne(String, RecordId, WorkerId, Supplier)}, where nothing comes of it to return. */
    public void inOne(String act, @Nullable RecordId about, WorkerId by, Runnable work) {
        recorded(act, about, by, () -> {
            transaction.executeWithoutResult(status -> work.run());
            return true;
        });
    }

    /** Like {@link #inOne(String, RecordId, WorkerId, Supplier)}, where the work has transactions of its own. */
    public <T> T recorded(String act, @Nullable RecordId about, WorkerId by, Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException e) {
            Refused refused = Refused.causeOf(e);
            if (refused == null) {
                throw e;
            }
            record(refused, act, about, by);
            throw refused;
        }
    }

    /** Writes down what was refused, where whoever asked is answered in other words. */
    public void record(Refused refused, String act, @Nullable RecordId about, WorkerId by) {
        refusals.refused(refused, by, act, about == null ? null : about.toString());
    }
}
