package org.alongside.ids;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** The id of what somebody said about the service. */
public record FeedbackId(@JsonValue UUID value) {
    public static FeedbackId of(UUID value) {
        return new FeedbackId(value);
    }

    /** @throws IllegalArgumentException when it is no id */
    public static FeedbackId of(String value) {
        return new FeedbackId(UUID.fromString(value));
    }

    /** A new one, which nobody can guess. */
    public static FeedbackId random() {
        return new FeedbackId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
