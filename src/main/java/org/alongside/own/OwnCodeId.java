package org.alongside.own;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** The id of a code with which a survivor opens something on a device in the office. */
public record OwnCodeId(@JsonValue UUID value) {
    public static OwnCodeId of(UUID value) {
        return new OwnCodeId(value);
    }

    /** A new one, which nobody can guess. */
    public static OwnCodeId random() {
        return new OwnCodeId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
