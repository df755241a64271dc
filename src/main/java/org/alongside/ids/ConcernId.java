package org.alongside.ids;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** The id of a concern about safety. */
public record ConcernId(@JsonValue UUID value) {
    public static ConcernId of(UUID value) {
        return new ConcernId(value);
    }

    /** @throws IllegalArgumentException when it is no id */
    public static ConcernId of(String value) {
        return new ConcernId(UUID.fromString(value));
    }

    /** A new one, which nobody can guess. */
    public static ConcernId random() {
        return new ConcernId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
