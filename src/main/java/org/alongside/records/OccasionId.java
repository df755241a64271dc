package org.alongside.records;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** The id of one time that something was asked which is asked each time, such as in a session. */
public record OccasionId(@JsonValue UUID value) {
    public static OccasionId of(UUID value) {
        return new OccasionId(value);
    }

    /** A new one, which nobody can guess. */
    public static OccasionId random() {
        return new OccasionId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
