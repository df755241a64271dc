package org.alongside.directory.imports;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.alongside.database.RequestDeadline;
import org.alongside.directory.hsds.CsvPackage;
import org.alongside.directory.hsds.Exchange;
import org.alongside.directory.hsds.Exchange.Plan;
import org.alongside.directory.hsds.ImportProblem;
import org.alongside.directory.hsds.JsonFile;
import org.alongside.directory.hsds.Read;
import org.alongside.ids.WorkerId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Imports of others' directories: a supervisor sends a file, sees what it would change, and has exactly that done. Each sees the
 * file that they sent, and nobody else's. A whole file takes memory and time, so one is read at a time on each node. (REFER-03)
 */
@Component
public class Imports {
    private static final int WAITS_SECONDS = 8;

    private final Exchange exchange;
    private final ImportRows rows;
    private final TransactionTemplate transaction;
    private final Semaphore reading = new Semaphore(1, true);

    Imports(Exchange exchange, ImportRows rows, TransactionTemplate transaction) {
        this.exchange = exchange;
        this.rows = rows;
        this.transaction = transaction;
    }

    /** Others' files are being read, so that this one is not yet. */
    public static final class BusyException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /**
     * A file that was sent.
     *
     * @param id of what is shown of it now; another one once that is looked at anew
     * @param isDone whether it was imported
     */
    public record Sent(ImportId id, Preview preview, boolean isDone) {}

    /** What became of an import. */
    public enum Outcome {
        /** Done now, or by an earlier click. */
        DONE,
        /** Entries were changed since it was shown; nothing is done, and it is to be shown anew. */
        CHANGED,
        /** It is not there any more. */
        GONE
    }

    /**
     * Reads a file and keeps what an import of it would do, in place of what they sent before. Changes no entry.
     *
     * @param file a ZIP of the CSV data package of HSDS 3.0, or JSON; at most {@link org.alongside.directory.hsds.Limits#UPLOAD} bytes
     * @throws BusyException when another file is being read for long
     */
    public void send(byte[] file, WorkerId by) {
        oneAtATime(() -> {
            Read read = read(file);
            transaction.executeWithoutResult(status -> {
                if (!read.problems().isEmpty()) {
                    rows.insert(by, null, null, Preview.of(read.problems()));
                    return;
                }
                Plan plan = exchange.plan(read.services(), false);
                if (exchange.isTooMany(plan)) {
                    rows.insert(by, null, null, Preview.of(List.of(tooMany())));
                } else {
                    rows.insert(by, file, Preview.digest(plan), Preview.of(read, plan, false));
                }
            });
            return true;
        });
    }

    /** What they sent last, for an hour. */
    public Optional<Sent> of(WorkerId by) {
        return Objects.requireNonNull(transaction.execute(status -> rows.find(by)));
    }

    /**
     * Looks anew what an import would do.
     *
     * @param replaces whether changes made by hand since the last import are replaced, too
     * @return false where it is not there any more
     */
    public boolean look(ImportId id, boolean replaces, WorkerId by) {
        return oneAtATime(() -> {
            byte[] file = transaction.execute(status -> rows.file(id, by));
            if (file == null) {
                return false;
            }
            Read read = read(file);
            return Boolean.TRUE.equals(transaction.execute(status -> {
                Plan plan = exchange.plan(read.services(), replaces);
                return rows.update(id, by, Preview.digest(plan), Preview.of(read, plan, replaces));
            }));
        });
    }

    /** Does what was shown, once: all of it or nothing. */
    public Outcome apply(ImportId id, WorkerId by) {
        return oneAtATime(() -> {
            byte[] file = transaction.execute(status -> rows.file(id, by));
            Read read = file == null ? null : read(file);
            return Objects.requireNonNull(transaction.execute(status -> apply(id, read, by)));
        });
    }

    private Outcome apply(ImportId id, @Nullable Read read, WorkerId by) {
        exchange.alone();
        ImportRows.Kept kept = rows.lock(id, by).orElse(null);
        if (kept == null) {
            return Outcome.GONE;
        }
        if (kept.isDone()) {
            return Outcome.DONE;
        }
        byte[] shown = kept.plan();
        if (read == null || shown == null) {
            return Outcome.GONE;
        }
        boolean replaces = kept.preview().replaces();
        Plan plan = exchange.plan(read.services(), replaces);
        if (Arrays.equals(Preview.digest(plan), shown) && !exchange.isTooMany(plan) && exchange.apply(plan, by)) {
            rows.done(id, by);
            return Outcome.DONE;
        }
        rows.update(id, by, Preview.digest(plan), Preview.of(read, plan, replaces));
        return Outcome.CHANGED;
    }

    /** The file goes, and nothing of it is imported. */
    public void discard(ImportId id, WorkerId by) {
        transaction.executeWithoutResult(status -> rows.delete(id, by));
    }

    private static ImportProblem tooMany() {
        return new ImportProblem("", 0, "", ImportProblem.Why.TOO_MANY_ENTRIES);
    }

    private static Read read(byte[] file) {
        boolean isZip = file.length > 1 && file[0] == 'P' && file[1] == 'K';
        return isZip ? CsvPackage.read(file) : JsonFile.read(file);
    }

    private <T> T oneAtATime(Supplier<T> work) {
        if (!RequestDeadline.notCounted(this::isMyTurn)) {
            throw new BusyException();
        }
        try {
            return RequestDeadline.asJob(work);
        } finally {
            reading.release();
        }
    }

    private boolean isMyTurn() {
        try {
            return reading.tryAcquire(WAITS_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
