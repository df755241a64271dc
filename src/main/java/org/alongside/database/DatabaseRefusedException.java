package org.alongside.database;

/**
 * The service does not start on this database, or without one. The message is the sentence that the person who starts
 * the service reads, the action is what they can do.
 */
public final class DatabaseRefusedException extends RuntimeException {
    private final String action;

    public DatabaseRefusedException(String sentence, String action) {
        super(sentence);
        this.action = action;
    }

    public DatabaseRefusedException(String sentence, String action, Throwable cause) {
        super(sentence, cause);
        this.action = action;
    }

    public String action() {
        return action;
    }
}
