package org.alongside.ids;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** The id of a support on a survivor's map. */
public record SupportId(@JsonValue UUID value) {
    public static SupportId of(UUID value) {
        return new SupportId(value);
    }

    /** @throws IllegalArgumentException when it is no id */
    public static SupportId of(String value) {
        return new SupportId(UUID.fromString(value));
    }

    /** A new one, which nobody can guess. */
    public static SupportId random() {
        return new SupportId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
