package org.alongside.ids;

import com.fasterxml.jackson.annotation.JsonValue;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * The id of somebody who works for an organisation, whether as a peer worker, a supervisor or an administrator: the user id
 * of their account in the engine. What the service does by itself is written down under an id of this type too.
 */
public record WorkerId(@JsonValue String value) implements Comparable<WorkerId>, Serializable {
    public WorkerId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("An account has an id.");
        }
    }

    /** @throws IllegalArgumentException when it is no id */
    public static WorkerId of(String value) {
        return new WorkerId(value);
    }

    /** Null where there is none. */
    public static @Nullable WorkerId ofNullable(@Nullable String value) {
        return value == null ? null : of(value);
    }

    @Override
    public int compareTo(WorkerId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
