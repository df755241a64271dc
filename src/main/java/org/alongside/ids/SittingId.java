package org.alongside.ids;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** The id of a sitting: what a survivor opened in one browser with a link or a code, until it is over. */
public record SittingId(@JsonValue UUID value) {
    public static SittingId of(UUID value) {
        return new SittingId(value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
