package org.alongside.audit;

import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.alongside.audit.LedgerRows.Last;
import org.alongside.audit.LedgerRows.Row;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.ConfigurableTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Appends what a transaction did as the last thing before it is committed: chained, and the last row of each chain signed
 * once. So a chain is held by others for the moment of a commit only, and not as long as somebody's work takes; and when
 * the rows cannot be written, nothing of the transaction is.
 */
@Component
class AppendAtCommit implements TransactionExecutionListener {
    private final LedgerRows rows;
    private final SigningKey key;
    private final LedgerHeads heads;

    AppendAtCommit(PlatformTransactionManager transactions, LedgerRows rows, SigningKey key, LedgerHeads heads) {
        this.rows = rows;
        this.key = key;
        this.heads = heads;
        // After everything that others do before a commit, so that nothing can be added too late.
        ((ConfigurableTransactionManager) transactions).addListener(this);
    }

    /** Has this entry written with the running transaction. */
    void add(LedgerEntry entry) {
        Entries mine = entries();
        if (mine == null) {
            mine = new Entries();
            TransactionSynchronizationManager.registerSynchronization(mine);
        }
        if (mine.isAppended) {
            throw new IllegalStateException("This transaction is being committed: nothing can be done in it any more.");
        }
        mine.waiting.add(entry);
    }

    @Override
    public void beforeCommit(TransactionExecution transaction) {
        Entries mine = entries();
        if (mine != null) {
            mine.append();
        }
    }

    private @Nullable Entries entries() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            return null;
        }
        for (TransactionSynchronization other : TransactionSynchronizationManager.getSynchronizations()) {
            if (other instanceof Entries mine && mine.isOf(this)) {
                return mine;
            }
        }
        return null;
    }

    /** Entries of one transaction. */
    private final class Entries implements TransactionSynchronization {
        private final List<LedgerEntry> waiting = new ArrayList<>();
        private Collection<LedgerHeadFiles.Head> newHeads = List.of();
        private boolean isAppended;

        private boolean isOf(AppendAtCommit other) {
            return AppendAtCommit.this == other;
        }

        private void append() {
            isAppended = true;
            Set<String> organisations = new LinkedHashSet<>();
            Set<String> chains = new LinkedHashSet<>();
            for (LedgerEntry entry : waiting) {
                organisations.add(entry.organisation());
                chains.add(entry.chain());
            }
            // A transaction is bound to one organisation: CurrentOrganisation.
            if (organisations.size() != 1) {
                throw new IllegalStateException("A transaction cannot write for " + organisations);
            }
            Map<String, Last> last = rows.lock(organisations.iterator().next(), chains);
            List<Row> added = chained(last);
            rows.insert(added);
            newHeads = heads(added);
        }

        private List<Row> chained(Map<String, Last> before) {
            Map<String, Last> last = new HashMap<>(before);
            Map<String, Integer> end = new HashMap<>();
            for (int i = 0; i < waiting.size(); i++) {
                end.put(waiting.get(i).chain(), i);
            }
            List<Row> added = new ArrayList<>();
            for (int i = 0; i < waiting.size(); i++) {
                LedgerEntry entry = waiting.get(i);
                Last previous = last.getOrDefault(entry.chain(), Last.NONE);
                byte[] hash = LedgerHash.of(
                        entry, LedgerHash.HEAD_SIGNED, previous.position() + 1, previous.hash(), previous.signature());
                boolean isLast = Integer.valueOf(i).equals(end.get(entry.chain()));
                Row row = new Row(entry, previous, hash, isLast ? key.sign(hash) : null);
                last.put(entry.chain(), row.asLast());
                added.add(row);
            }
            return added;
        }

        private Collection<LedgerHeadFiles.Head> heads(List<Row> added) {
            Map<String, LedgerHeadFiles.Head> found = new LinkedHashMap<>();
            for (Row row : added) {
                if (row.signature() != null) {
                    found.put(
                            row.entry().place(),
                            new LedgerHeadFiles.Head(
                                    row.entry().place(),
                                    row.position(),
                                    Base64.getEncoder().encodeToString(row.hash()),
                                    Base64.getEncoder().encodeToString(row.signature())));
                }
            }
            return found.values();
        }

        @Override
        public void afterCommit() {
            if (!isAppended) {
                throw new IllegalStateException("Something was committed without its rows in the ledger.");
            }
            heads.keep(newHeads);
        }
    }
}
