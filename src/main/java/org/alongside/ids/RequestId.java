package org.alongside.ids;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** The id of what a survivor asked for: a copy, or a correction. */
public record RequestId(@JsonValue UUID value) {
    public static RequestId of(UUID value) {
        return new RequestId(value);
    }

    /** @throws IllegalArgumentException when it is no id */
    public static RequestId of(String value) {
        return new RequestId(UUID.fromString(value));
    }

    /** A new one, which nobody can guess. */
    public static RequestId random() {
        return new RequestId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
