package org.alongside.records;

/** A key or an entry is damaged. Says nothing of whose it is. */
final class UnreadableRecord extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    UnreadableRecord(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
