package org.alongside.records;

/** A key or an entry is damaged. Says nothing of whose it is. */
final class UnreadableRecordException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    UnreadableRecordException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
