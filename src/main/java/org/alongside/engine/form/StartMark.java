package org.alongside.engine.form;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** By which a start form that was opened is known, so that it begins one thing, also when it is sent twice. */
public record StartMark(@JsonValue UUID value) {
    public static StartMark of(UUID value) {
        return new StartMark(value);
    }

    /** @throws IllegalArgumentException when it is no id */
    public static StartMark of(String value) {
        return new StartMark(UUID.fromString(value));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
