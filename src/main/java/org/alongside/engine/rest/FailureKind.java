package org.alongside.engine.rest;

import java.sql.SQLException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.TransactionException;

/** Whose a failure is, as far as it can be told from what was thrown. */
enum FailureKind {
    /** What was asked cannot be read or does not fit. */
    ASKED,
    /** Somebody else did something at the same moment. */
    AT_ONCE,
    /** The database does not answer. */
    DATABASE_AWAY,
    /** A mistake of the program. */
    OURS;

    /**
     * The engine checks little of what it is asked: it fails on it, in its own code. What fails in ours is a mistake of
     * ours.
     */
    static FailureKind of(@Nullable Throwable failure) {
        Throwable root = failure;
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof SQLException refused) {
                return ofDatabase(String.valueOf(refused.getSQLState()));
            }
            if (at instanceof OptimisticLockingException) {
                return AT_ONCE;
            }
            if (at instanceof TransactionException) {
                return DATABASE_AWAY;
            }
            root = at;
        }
        return root instanceof Exception && isInEngine(root) ? ASKED : OURS;
    }

    private static FailureKind ofDatabase(String state) {
        String kind = state.length() < 2 ? "" : state.substring(0, 2);
        return switch (kind) {
            // Values that cannot be, or do not go together with what is there.
            case "22", "23", "P0" -> ASKED;
            case "40" -> AT_ONCE;
            case "42" -> OURS;
            default -> DATABASE_AWAY;
        };
    }

    private static boolean isInEngine(Throwable root) {
        for (StackTraceElement frame : root.getStackTrace()) {
            String in = frame.getClassName();
            if (in.startsWith("org.alongside.")) {
                return false;
            }
            if (in.startsWith("org.camunda.") || in.startsWith("com.fasterxml.") || in.startsWith("org.glassfish.")) {
                return true;
            }
        }
        return false;
    }
}
