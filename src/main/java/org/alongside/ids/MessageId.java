package org.alongside.ids;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** The id of a message that is to reach a survivor. */
public record MessageId(@JsonValue UUID value) {
    public static MessageId of(UUID value) {
        return new MessageId(value);
    }

    /** @throws IllegalArgumentException when it is no id */
    public static MessageId of(String value) {
        return new MessageId(UUID.fromString(value));
    }

    /** A new one, which nobody can guess. */
    public static MessageId random() {
        return new MessageId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
