package org.alongside.records;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** The id of what a survivor says to an entry of their record. */
record StatementId(@JsonValue UUID value) {
    static StatementId of(UUID value) {
        return new StatementId(value);
    }

    /** A new one, which nobody can guess. */
    static StatementId random() {
        return new StatementId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
