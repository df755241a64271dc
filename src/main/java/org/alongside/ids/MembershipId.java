package org.alongside.ids;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** The id of somebody's membership of a group. */
public record MembershipId(@JsonValue UUID value) {
    public static MembershipId of(UUID value) {
        return new MembershipId(value);
    }

    /** @throws IllegalArgumentException when it is no id */
    public static MembershipId of(String value) {
        return new MembershipId(UUID.fromString(value));
    }

    /** A new one, which nobody can guess. */
    public static MembershipId random() {
        return new MembershipId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
