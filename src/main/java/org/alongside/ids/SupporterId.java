package org.alongside.ids;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** The id of somebody whom a survivor wants to bring in: whānau, a partner, a friend. It is the id of no account and no record. */
public record SupporterId(@JsonValue UUID value) {
    public static SupporterId of(UUID value) {
        return new SupporterId(value);
    }

    /** @throws IllegalArgumentException when it is no id */
    public static SupporterId of(String value) {
        return new SupporterId(UUID.fromString(value));
    }

    /** A new one, which nobody can guess. */
    public static SupporterId random() {
        return new SupporterId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
