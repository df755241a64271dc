package org.alongside.engine.rest;

import org.jspecify.annotations.Nullable;

/** Where something failed, for the log, without the words of the failure: they can hold what somebody typed. */
final class FailureWithoutMessageException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int CAUSES_MAX = 5;

    private FailureWithoutMessageException(Throwable failure, @Nullable Throwable cause) {
        super(failure.getClass().getName(), cause, false, true);
        setStackTrace(failure.getStackTrace());
    }

    static Throwable of(Throwable failure) {
        return of(failure, CAUSES_MAX);
    }

    private static Throwable of(Throwable failure, int causes) {
        Throwable cause = failure.getCause();
        return new FailureWithoutMessageException(failure, cause == null || causes == 0 ? null : of(cause, causes - 1));
    }
}
