package org.alongside.ids;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** The id of somebody's way into a group. */
public record CandidateId(@JsonValue UUID value) {
    public static CandidateId of(UUID value) {
        return new CandidateId(value);
    }

    /** @throws IllegalArgumentException when it is no id */
    public static CandidateId of(String value) {
        return new CandidateId(UUID.fromString(value));
    }

    /** A new one, which nobody can guess. */
    public static CandidateId random() {
        return new CandidateId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
