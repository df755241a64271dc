package org.alongside.database;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How long a request waits for the database. Whoever sent it gets an answer within {@link #ANSWER} after it first asked
 * the database, also when that has stopped answering. Jobs and the start of the service are no requests: they have the
 * longer limits of the connection pool.
 */
public final class RequestDeadline {
    /** The longest that somebody waits for an answer. */
    public static final Duration ANSWER = Duration.ofMillis(9_500);
    /** The longest that one statement may take, and the database ends it itself before the connection is given up. */
    public static final Duration STATEMENT = Duration.ofMillis(4_500);
    /** The longest that a statement waits for who works on the same. */
    public static final Duration LOCK = Duration.ofMillis(4_000);

    private static final Duration SILENCE = Duration.ofMillis(5_000);
    /** Nothing is begun any more for which there may be no time: waiting for a connection takes up to three seconds. */
    private static final Duration BEGINS = Duration.ofMillis(6_500);

    private static final ThreadLocal<@Nullable RequestDeadline> CURRENT = new ThreadLocal<>();

    private @Nullable Long askedAt;

    /** The deadline of the request that this thread answers, or null. */
    public static @Nullable RequestDeadline current() {
        return CURRENT.get();
    }

    /** From now on this thread answers the request with that deadline, or none. @return what it did before */
    public static @Nullable RequestDeadline set(@Nullable RequestDeadline deadline) {
        RequestDeadline before = CURRENT.get();
        if (deadline == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(deadline);
        }
        return before;
    }

    /** Work of a request that asks the database for nothing, such as making a file: it is no waiting for the database. */
    public static <T> T notCounted(Supplier<T> work) {
        RequestDeadline deadline = CURRENT.get();
        long began = System.nanoTime();
        try {
            return work.get();
        } finally {
            if (deadline != null && deadline.askedAt != null) {
                deadline.askedAt += System.nanoTime() - began;
            }
        }
    }

    /**
     * Work of a request for which whoever sent it waits knowingly, such as taking in a file of thousands of rows: it has the
     * longer limits of jobs. Only where few do it at once.
     */
    public static <T> T asJob(Supplier<T> work) {
        return notCounted(() -> {
            RequestDeadline before = set(null);
            try {
                return work.get();
            } finally {
                set(before);
            }
        });
    }

    /** Whether this request has waited so long that it asks the database for nothing more. */
    public boolean isOver() {
        return waited().compareTo(BEGINS) > 0;
    }

    /** How long the database may be silent now before the connection is given up. */
    public Duration silence() {
        Duration left = ANSWER.minus(waited());
        return left.compareTo(SILENCE) < 0 ? left : SILENCE;
    }

    private Duration waited() {
        long now = System.nanoTime();
        if (askedAt == null) {
            askedAt = now;
        }
        return Duration.ofNanos(now - askedAt);
    }
}
