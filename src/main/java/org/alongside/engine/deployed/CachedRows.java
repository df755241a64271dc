package org.alongside.engine.deployed;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Answers of the database that hardly ever change, kept for some time. A change on this node counts at once: from when
 * it begins until its transaction has ended, everybody asks the database, and nothing that was read before its end is
 * kept. A change on another node counts when the time has passed.
 */
final class CachedRows<V> {
    private static final int KEPT_MAX = 1_000;

    private record Kept<V>(V value, long readAt) {}

    private final Map<String, Kept<V>> kept = new ConcurrentHashMap<>();
    private final long nanos;
    private final Function<V, V> copy;
    private long changes;
    private volatile int changing;

    /** @param copy what is kept of an answer, so that whoever got it can change it without changing what is kept */
    CachedRows(Duration time, Function<V, V> copy) {
        this.nanos = time.toNanos();
        this.copy = copy;
    }

    /** What is kept, or else what the database says, which is kept unless it is nothing. */
    @Nullable
    V get(String key, Supplier<@Nullable V> database) {
        V known = known(key);
        if (known != null) {
            return known;
        }
        long readAt = System.nanoTime();
        long changesBefore = changes();
        V read = database.get();
        if (read != null) {
            keep(key, new Kept<>(copy.apply(read), readAt), changesBefore);
        }
        return read;
    }

    /** What is kept and still counts, or null. */
    @Nullable
    V known(String key) {
        Kept<V> found = changing > 0 ? null : kept.get(key);
        return found != null && System.nanoTime() - found.readAt() < nanos ? found.value() : null;
    }

    /** Somebody is about to change something of this kind in the transaction of this thread. */
    void beginChange() {
        begin();
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            end();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                end();
            }
        });
    }

    private synchronized long changes() {
        return changes;
    }

    private synchronized void keep(String key, Kept<V> value, long changesBefore) {
        if (changing > 0 || changes != changesBefore) {
            return;
        }
        if (kept.size() >= KEPT_MAX) {
            kept.clear();
        }
        kept.put(key, value);
    }

    private synchronized void begin() {
        changing++;
        changes++;
        kept.clear();
    }

    private synchronized void end() {
        changes++;
        kept.clear();
        changing--;
    }
}
