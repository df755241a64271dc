package org.alongside.assessment.feedback;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** The id of what the service says to everybody about what it heard. */
public record FeedbackAnswerId(@JsonValue UUID value) {
    public static FeedbackAnswerId of(UUID value) {
        return new FeedbackAnswerId(value);
    }

    /** @throws IllegalArgumentException when it is no id */
    public static FeedbackAnswerId of(String value) {
        return new FeedbackAnswerId(UUID.fromString(value));
    }

    /** A new one, which nobody can guess. */
    public static FeedbackAnswerId random() {
        return new FeedbackAnswerId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
