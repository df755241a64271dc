package org.alongside.ids;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** The id of one time that a survivor assesses the support. */
public record AssessmentId(@JsonValue UUID value) {
    public static AssessmentId of(UUID value) {
        return new AssessmentId(value);
    }

    /** @throws IllegalArgumentException when it is no id */
    public static AssessmentId of(String value) {
        return new AssessmentId(UUID.fromString(value));
    }

    /** A new one, which nobody can guess. */
    public static AssessmentId random() {
        return new AssessmentId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
